// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "oauthcore/protocol/clientauth/clientauthmethods_p.h"

namespace Qonsent {

Result<TokenRequest> clientSecretPost(TokenRequest request, const ClientRegistration &client,
                                      qint64)
{
    if (client.secret.isNull()) // an empty one is sent empty
        return AuthError::of(AuthError::Code::InvalidConfiguration, "client_secret",
                             QStringLiteral("client_secret"));
    request.parameters.append("client_id", client.id.toUtf8());
    request.parameters.append("client_secret", client.secret.reveal().toByteArray());
    return request;
}

} // namespace Qonsent
