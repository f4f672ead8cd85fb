// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "oauthcore/provider/quirks/quirks_p.h"

#include "oauthcore/provider/quirks/messageedit_p.h"

namespace Qonsent {

namespace {

Result<FormParameters> renamed(const FormParameters &parameters, const QByteArray &from,
                               const QByteArray &to)
{
    if (parameters.contains(from) && parameters.contains(to)) // twice in one message
        return AuthError::of(AuthError::Code::InvalidConfiguration, "hook_parameter",
                             QString::fromLatin1(to));
    FormParameters changed;
    for (const FormParameter &parameter : parameters.list())
        changed.append(parameter.name == from ? to : parameter.name, parameter.value);
    return changed;
}

} // namespace

/// `rename_parameter:client_id=client_key`: a parameter of requests has a name of its own there.
std::optional<ProviderHooks> Quirks::renameParameter(const QByteArray &argument)
{
    const qsizetype equals = argument.indexOf('=');
    const QByteArray from = argument.first(qMax(equals, 0));
    const QByteArray to = argument.sliced(equals + 1);
    for (const QByteArray &name : {from, to}) {
        if (!MessageEdit::isParameterName(name) || MessageEdit::isProtected(name))
            return {};
    }
    return ProviderHooks{
        .authorizationParameters =
            [from, to](FormParameters parameters) { return renamed(parameters, from, to); },
        .tokenRequest = [from, to](TokenRequest request,
                                   const TokenRequestContext &) -> Result<TokenRequest> {
            const auto parameters = renamed(request.parameters, from, to);
            if (!parameters)
                return parameters.error();
            request.parameters = *parameters;
            return request;
        }};
}

} // namespace Qonsent
