// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "oauthcore/protocol/grants/refreshtokengrant.h"

namespace Qonsent {

TokenRequest refreshTokenGrant(const QUrl &tokenEndpoint, const Secret &refreshToken,
                               const Scopes &scopes)
{
    TokenRequest request{.endpoint = tokenEndpoint,
                         .parameters = {{"grant_type", "refresh_token"},
                                        {"refresh_token", refreshToken.reveal().toByteArray()}}};
    if (!scopes.isEmpty())
        request.parameters.append("scope", scopes.toString().toUtf8());
    return request;
}

} // namespace Qonsent
