// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "oauthcore/provider/hookchain.h"

#include "oauthcore/base/json.h"
#include "oauthcore/jose/compactjws.h"

#include <algorithm>

namespace Qonsent {

namespace {

using Code = AuthError::Code;

QByteArrayList valuesOf(const FormParameters &parameters, QByteArrayView name)
{
    QByteArrayList values;
    for (const FormParameter &parameter : parameters.list()) {
        if (parameter.name == name)
            values.append(parameter.value);
    }
    return values;
}

} // namespace

HookChain::Id HookChain::append(const ProviderHooks &hooks)
{
    const Id id{++m_lastId};
    m_links.append({.id = id, .hooks = hooks});
    return id;
}

bool HookChain::remove(Id id)
{
    return m_links.removeIf([id](const Link &link) { return link.id == id; }) > 0;
}

template <typename Message, typename Hook, typename... Context>
Result<Message> HookChain::passed(Message message, Hook hook, const Context &...context) const
{
    for (const Link &link : m_links) {
        if (!(link.hooks.*hook))
            continue;
        Result<Message> changed = (link.hooks.*hook)(std::move(message), context...);
        if (!changed)
            return changed;
        message = std::move(changed).value();
    }
    return message;
}

Result<QUrl> HookChain::authorizationUrl(const QUrl &url) const
{
    if (isEmpty())
        return url;
    const auto before = FormParameters::decode(url.query(QUrl::FullyEncoded).toLatin1());
    if (!before)
        return before.error();
    const auto after = passed(*before, &ProviderHooks::authorizationParameters);
    if (!after)
        return after.error();
    if (*after == *before)
        return url;
    // What the answer is checked by is not for anybody to change.
    for (const char *kept : {"state", "nonce"}) {
        if (valuesOf(*after, kept) != valuesOf(*before, kept))
            return AuthError::of(Code::InvalidConfiguration, "hook_parameter", QLatin1String(kept));
    }
    QUrl changed = url;
    changed.setQuery(QString::fromLatin1(after->encoded()), QUrl::StrictMode);
    return changed;
}

Result<TokenRequest> HookChain::tokenRequest(TokenRequest request,
                                             const TokenRequestContext &exchange) const
{
    return passed(std::move(request), &ProviderHooks::tokenRequest, exchange);
}

Result<HttpResponse> HookChain::tokenResponse(HttpResponse response,
                                              const TokenRequestContext &exchange) const
{
    return passed(std::move(response), &ProviderHooks::tokenResponse, exchange);
}

Result<Secret> HookChain::metadata(const Secret &json, const QString &issuer) const
{
    const bool isAnyAsked = std::any_of(m_links.begin(), m_links.end(),
                                        [](const Link &link) { return bool(link.hooks.metadata); });
    if (!isAnyAsked)
        return json;
    const Result<QJsonObject> before = readJsonObject(json.reveal());
    if (!before)
        return json;
    const auto after = passed(*before, &ProviderHooks::metadata, issuer);
    if (!after)
        return after.error();
    return Secret::take(QJsonDocument(*after).toJson(QJsonDocument::Compact));
}

Result<IdTokenExpectations> HookChain::idTokenExpectations(IdTokenExpectations expected,
                                                           const Secret &idToken) const
{
    if (isEmpty())
        return expected;
    QJsonObject claims;
    if (const auto token = CompactJws::parse(idToken.reveal())) {
        if (const auto read = readJsonObject(token->payload()))
            claims = *read;
    }
    return passed(std::move(expected), &ProviderHooks::idTokenExpectations, claims);
}

} // namespace Qonsent
