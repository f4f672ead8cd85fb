// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "oauthcore/provider/hookregistry.h"

#include "oauthcore/provider/quirks/quirks_p.h"

#include <algorithm>
#include <array>

namespace Qonsent {

namespace {

/// Whether something has to follow the name of a quirk.
enum class QuirkArgument : quint8 { None, Needed };

struct QuirkRow
{
    const char *name;
    QuirkArgument argument;
    Quirks::Factory make;
};

constexpr std::array quirkRows = {
    QuirkRow{"answer_scopes", QuirkArgument::Needed, Quirks::answerScopes},
    QuirkRow{"bearer_alias", QuirkArgument::Needed, Quirks::bearerAlias},
    QuirkRow{"camel_case_answer", QuirkArgument::None, Quirks::camelCaseAnswer},
    QuirkRow{"default_bearer", QuirkArgument::None, Quirks::defaultBearer},
    QuirkRow{"error_list", QuirkArgument::None, Quirks::errorList},
    QuirkRow{"error_object", QuirkArgument::None, Quirks::errorObject},
    QuirkRow{"form_answer", QuirkArgument::None, Quirks::formAnswer},
    QuirkRow{"id_token_optional", QuirkArgument::None, Quirks::idTokenOptional},
    QuirkRow{"issuer_template", QuirkArgument::Needed, Quirks::issuerTemplate},
    QuirkRow{"json_body", QuirkArgument::Needed, Quirks::jsonBody},
    QuirkRow{"keep_redirect_parameter", QuirkArgument::Needed, Quirks::keepRedirectParameter},
    QuirkRow{"nested_token", QuirkArgument::Needed, Quirks::nestedToken},
    QuirkRow{"ok_member", QuirkArgument::None, Quirks::okMember},
    QuirkRow{"pkce", QuirkArgument::Needed, Quirks::pkce},
    QuirkRow{"refresh_endpoint", QuirkArgument::Needed, Quirks::refreshEndpoint},
    QuirkRow{"registered_redirect", QuirkArgument::Needed, Quirks::registeredRedirect},
    QuirkRow{"rename_parameter", QuirkArgument::Needed, Quirks::renameParameter},
    QuirkRow{"scope_array", QuirkArgument::None, Quirks::scopeArray},
    QuirkRow{"scope_in_token_request", QuirkArgument::None, Quirks::scopeInTokenRequest},
    QuirkRow{"scope_separator", QuirkArgument::Needed, Quirks::scopeSeparator},
    QuirkRow{"status_message_error", QuirkArgument::None, Quirks::statusMessageError},
    QuirkRow{"token_parameter", QuirkArgument::Needed, Quirks::tokenParameter},
    QuirkRow{"zero_expiry", QuirkArgument::None, Quirks::zeroExpiry},
};

const QuirkRow *quirkRowOf(QByteArrayView name)
{
    const auto found = std::find_if(quirkRows.begin(), quirkRows.end(),
                                    [name](const QuirkRow &row) { return name == row.name; });
    return found == quirkRows.end() ? nullptr : &*found;
}

AuthError refusedQuirk(const char *reason, const QByteArray &quirk)
{
    return AuthError::of(AuthError::Code::InvalidConfiguration, reason, sanitizedServerUtf8(quirk));
}

Result<ProviderHooks> hooksOf(const QuirkRow &row, const QByteArray &quirk)
{
    const qsizetype colon = quirk.indexOf(':');
    const QByteArray argument = colon < 0 ? QByteArray() : quirk.sliced(colon + 1);
    const bool isNeeded = row.argument == QuirkArgument::Needed;
    if (isNeeded == argument.isEmpty() || (!isNeeded && colon >= 0))
        return refusedQuirk("quirk_argument", quirk);
    const auto hooks = row.make(argument);
    return hooks ? Result<ProviderHooks>(*hooks) : refusedQuirk("quirk_argument", quirk);
}

} // namespace

bool HookRegistry::insert(const QByteArray &name, const ProviderHooks &hooks)
{
    const bool isName =
        !name.isEmpty() && name.size() <= 64 && std::all_of(name.begin(), name.end(), [](char c) {
            return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_';
        });
    if (!isName || quirkRowOf(name))
        return false;
    m_own.insert(name, hooks);
    return true;
}

Result<HookChain> HookRegistry::chain(const QByteArrayList &quirks) const
{
    HookChain chain;
    for (const QByteArray &quirk : quirks) {
        if (const auto own = m_own.constFind(quirk); own != m_own.constEnd()) {
            chain.append(*own);
            continue;
        }
        const QuirkRow *row = quirkRowOf(
            QByteArrayView(quirk).first(quirk.contains(':') ? quirk.indexOf(':') : quirk.size()));
        if (!row)
            return refusedQuirk("quirk_unknown", quirk);
        const Result<ProviderHooks> hooks = hooksOf(*row, quirk);
        if (!hooks)
            return hooks.error();
        chain.append(*hooks);
    }
    return chain;
}

QByteArrayList HookRegistry::quirks()
{
    QByteArrayList names;
    for (const QuirkRow &row : quirkRows)
        names.append(row.name);
    return names;
}

} // namespace Qonsent
