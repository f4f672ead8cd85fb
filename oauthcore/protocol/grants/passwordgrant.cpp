// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "oauthcore/protocol/grants/passwordgrant.h"

namespace Qonsent {

Result<TokenRequest> passwordGrant(const QUrl &tokenEndpoint, const QString &userName,
                                   const Secret &password, const Scopes &scopes)
{
    const auto lacks = [](const char *parameter) {
        return AuthError::of(AuthError::Code::InvalidConfiguration, parameter,
                             QLatin1String(parameter));
    };
    if (userName.isNull())
        return lacks("username");
    if (password.isNull())
        return lacks("password");
    TokenRequest request{.endpoint = tokenEndpoint,
                         .parameters = {{"grant_type", "password"},
                                        {"username", userName.toUtf8()},
                                        {"password", password.reveal().toByteArray()}}};
    if (!scopes.isEmpty())
        request.parameters.append("scope", scopes.toString().toUtf8());
    return request;
}

} // namespace Qonsent
