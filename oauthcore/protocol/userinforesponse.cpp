// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "oauthcore/protocol/userinforesponse.h"

#include "oauthcore/base/json.h"
#include "oauthcore/protocol/tokenresponse.h"

namespace Qonsent {

HttpRequest UserinfoResponse::request(const QUrl &endpoint, const Secret &accessToken)
{
    return {.url = endpoint,
            .headers = {{"Accept", "application/json"},
                        {"Authorization", "Bearer " + accessToken.reveal().toByteArray()}}};
}

Result<QJsonObject> UserinfoResponse::parse(const HttpResponse &response, const QString &subject,
                                            qint64 utcMSecs)
{
    if (const auto failed = statusError(response, utcMSecs))
        return *failed;
    if (response.mediaType() == "application/jwt")
        return AuthError::of(AuthError::Code::IdTokenUnsupported, "userinfo_signed");
    if (!response.isJson())
        return AuthError::of(AuthError::Code::ResponseMalformed, "userinfo_content_type");
    Result<QJsonObject> claims = readJsonObject(response.body.reveal());
    if (!claims)
        return claims;
    const QJsonValue sub = claims->value(QLatin1String("sub"));
    if (!sub.isString() || sub.toString() != subject)
        return AuthError::of(AuthError::Code::IdTokenRejected, "userinfo_sub");
    return claims;
}

} // namespace Qonsent
