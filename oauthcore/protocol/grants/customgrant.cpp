// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "oauthcore/protocol/grants/customgrant.h"

namespace Qonsent {

Result<TokenRequest> customGrant(const QUrl &tokenEndpoint, const QByteArray &grantType,
                                 const FormParameters &parameters)
{
    if (grantType.isEmpty() || parameters.contains("grant_type"))
        return AuthError::of(AuthError::Code::InvalidConfiguration, "grant_type",
                             QStringLiteral("grant_type"));
    TokenRequest request{.endpoint = tokenEndpoint, .parameters = {{"grant_type", grantType}}};
    for (const FormParameter &parameter : parameters.list())
        request.parameters.append(parameter.name, parameter.value);
    return request;
}

} // namespace Qonsent
