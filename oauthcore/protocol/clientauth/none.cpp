// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "oauthcore/protocol/clientauth/clientauthmethods_p.h"

namespace Qonsent {

Result<TokenRequest> clientAuthNone(TokenRequest request, const ClientRegistration &client, qint64)
{
    request.parameters.append("client_id", client.id.toUtf8());
    return request;
}

} // namespace Qonsent
