// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "oauthcore/protocol/revocationrequest.h"

#include "oauthcore/base/json.h"
#include "oauthcore/protocol/servererror.h"
#include "oauthcore/protocol/tokenresponse.h"

namespace Qonsent {

TokenRequest revocationRequest(const QUrl &endpoint, const Secret &token, TokenTypeHint hint)
{
    TokenRequest request{.endpoint = endpoint,
                         .parameters = {{"token", token.reveal().toByteArray()}}};
    if (hint == TokenTypeHint::AccessToken)
        request.parameters.append("token_type_hint", "access_token");
    else if (hint == TokenTypeHint::RefreshToken)
        request.parameters.append("token_type_hint", "refresh_token");
    return request;
}

Result<Done> RevocationResponse::parse(const HttpResponse &response, qint64 utcMSecs)
{
    // RFC 7009 section 2.2: the status says it all, the body is ignored.
    if (response.status == 200 || response.status == 204)
        return Done();
    const auto failed = statusError(response, utcMSecs);
    if (!failed)
        return AuthError::of(AuthError::Code::ResponseMalformed,
                             "http_" + QByteArray::number(response.status));
    if (failed->code != AuthError::Code::ServerRefused || !response.isJson())
        return *failed;
    const Result<QJsonObject> object = readJsonObject(response.body.reveal());
    if (!object)
        return *failed;
    const QJsonValue code = object->value(QLatin1String("error"));
    if (code.isUndefined())
        return *failed;
    // Section 2.2: an invalid token is no failure, since what was asked for is achieved. With 401
    // it would speak of how the client proved itself.
    if (response.status == 400 && code.toString() == QLatin1String("invalid_token"))
        return Done();
    AuthError error = serverError(code.toString().toUtf8(),
                                  object->value(QLatin1String("error_description")).toString());
    error.retryAfter = failed->retryAfter;
    return error;
}

} // namespace Qonsent
