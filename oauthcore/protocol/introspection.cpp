// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "oauthcore/protocol/introspection.h"

#include "oauthcore/base/clock.h"
#include "oauthcore/base/json.h"
#include "oauthcore/protocol/servererror.h"
#include "oauthcore/protocol/tokenresponse.h"

#include <algorithm>

namespace Qonsent {

namespace {

using namespace Qt::StringLiterals;

AuthError malformedIntrospection(const QByteArray &reason)
{
    return AuthError::of(AuthError::Code::ResponseMalformed, reason);
}

} // namespace

TokenRequest introspectionRequest(const QUrl &endpoint, const Secret &token, TokenTypeHint hint)
{
    return revocationRequest(endpoint, token, hint); // the same parameters mean the same
}

Result<Introspection> Introspection::parse(const HttpResponse &response, qint64 utcMSecs)
{
    const auto failed = statusError(response, utcMSecs);
    if (!response.isJson())
        return failed ? *failed : malformedIntrospection("content_type");
    const Result<QJsonObject> object = readJsonObject(response.body.reveal());
    if (!object)
        return failed ? *failed : object.error();
    if (const QJsonValue error = object->value("error"_L1); !error.isUndefined())
        return serverError(error.toString().toUtf8(),
                           object->value("error_description"_L1).toString());
    return failed ? Result<Introspection>(*failed) : from(*object);
}

Result<Introspection> Introspection::from(const QJsonObject &members)
{
    const QJsonValue active = members.value("active"_L1);
    if (!active.isBool()) // "true" and 1 are not true: a token is at stake
        return malformedIntrospection("active");
    if (!active.toBool())
        return Introspection{};
    for (const char *text : {"scope", "client_id", "sub", "username", "token_type"}) {
        const QJsonValue value = members.value(QLatin1StringView(text));
        if (!value.isString() && !value.isUndefined() && !value.isNull())
            return malformedIntrospection(text);
    }
    Introspection said{.isActive = true,
                       .scopes = Scopes::parse(members.value("scope"_L1).toString()),
                       .clientId = members.value("client_id"_L1).toString(),
                       .subject = members.value("sub"_L1).toString(),
                       .userName = sanitizedServerText(members.value("username"_L1).toString()),
                       .tokenType = members.value("token_type"_L1).toString().toLatin1(),
                       .all = members};
    const QJsonValue expiry = members.value("exp"_L1);
    if (expiry.isDouble())
        said.expiresAt = utcFromMSecs(qint64(std::clamp(expiry.toDouble(), 0.0, 1e11)) * 1000);
    else if (!expiry.isUndefined() && !expiry.isNull())
        return malformedIntrospection("exp");
    return said;
}

} // namespace Qonsent
