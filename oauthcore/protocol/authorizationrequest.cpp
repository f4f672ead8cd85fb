// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "oauthcore/protocol/authorizationrequest.h"

#include <algorithm>
#include <array>

namespace Qonsent {

namespace {

constexpr std::array<QByteArrayView, 11> reserved = {
    "client_id",  "redirect_uri",   "response_type",         "state",   "nonce",      "scope",
    "login_hint", "code_challenge", "code_challenge_method", "request", "request_uri"};

void append(QByteArray &query, QByteArrayView name, QByteArrayView value)
{
    if (!query.isEmpty())
        query += '&';
    query.append(name.data(), name.size());
    query += '=';
    appendFormEncoded(query, value);
}

} // namespace

bool AuthorizationRequest::isReserved(QByteArrayView parameter)
{
    return std::find(reserved.begin(), reserved.end(), parameter) != reserved.end();
}

Result<QUrl> AuthorizationRequest::url(const PendingAuthorization &pending) const
{
    for (const FormParameter &parameter : parameters.list()) {
        if (isReserved(parameter.name))
            return AuthError::of(AuthError::Code::InvalidConfiguration,
                                 "parameter_reserved:" + parameter.name,
                                 QString::fromLatin1(parameter.name));
    }
    QByteArray query = endpoint.query(QUrl::FullyEncoded).toLatin1();
    query.reserve(query.size() + 512);
    append(query, "response_type", "code");
    append(query, "client_id", clientId.toUtf8());
    append(query, "redirect_uri", pending.redirectUri.toEncoded());
    if (!scopes.isEmpty())
        append(query, "scope", scopes.toString().toUtf8());
    append(query, "state", pending.state.reveal());
    if (scopes.contains(u"openid"))
        append(query, "nonce", pending.nonce.reveal());
    append(query, "code_challenge", pending.codeChallenge());
    append(query, "code_challenge_method", "S256");
    if (!loginHint.isEmpty())
        append(query, "login_hint", loginHint.toUtf8());
    for (const FormParameter &parameter : parameters.list())
        append(query, formEncoded(parameter.name), parameter.value);
    // A plus sign means a space to every server, but not to QUrl, which must leave it alone.
    QUrl url = endpoint;
    url.setQuery(QString::fromLatin1(query), QUrl::StrictMode);
    return url;
}

} // namespace Qonsent
