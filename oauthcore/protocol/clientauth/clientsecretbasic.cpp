// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "oauthcore/protocol/clientauth/clientauthmethods_p.h"

namespace Qonsent {

Result<TokenRequest> clientSecretBasic(TokenRequest request, const ClientRegistration &client,
                                       qint64)
{
    if (client.secret.isNull()) // an empty one is sent empty
        return AuthError::of(AuthError::Code::InvalidConfiguration, "client_secret",
                             QStringLiteral("client_secret"));
    const QByteArray id = client.id.toUtf8();
    const bool isRaw = client.basicEncoding == ClientRegistration::BasicEncoding::Raw;
    if (isRaw && id.contains(':')) // would end in the middle of the id (RFC 7617 section 2)
        return AuthError::of(AuthError::Code::InvalidConfiguration, "client_id",
                             QStringLiteral("client_id"));
    // RFC 6749 section 2.3.1: both are form-encoded first, so a colon in either is no separator.
    QByteArray credentials = isRaw ? id : formEncoded(id);
    credentials += ':';
    if (isRaw)
        credentials.append(client.secret.reveal());
    else
        appendFormEncoded(credentials, client.secret.reveal());
    request.headers.append({"Authorization", "Basic " + credentials.toBase64()});
    wipe(credentials);
    return request;
}

} // namespace Qonsent
