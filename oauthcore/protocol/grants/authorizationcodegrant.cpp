// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "oauthcore/protocol/grants/authorizationcodegrant.h"

namespace Qonsent {

TokenRequest authorizationCodeGrant(const QUrl &tokenEndpoint, const AuthorizationCode &code,
                                    const PendingAuthorization &pending)
{
    return {.endpoint = tokenEndpoint,
            .parameters = {{"grant_type", "authorization_code"},
                           {"code", code.value().reveal().toByteArray()},
                           {"redirect_uri", pending.redirectUri.toEncoded()},
                           {"code_verifier", pending.verifier.reveal().toByteArray()}}};
}

} // namespace Qonsent
