// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "oauthcore/jose/idtokenleniency_p.h"

#include "oauthcore/base/json.h"
#include "oauthcore/jose/compactjws.h"
#include "oauthcore/jose/idtokenvalidator.h"

namespace Qonsent {

namespace {

/// True if only the times of \a idToken are wrong here: read at the time it names as its own, it
/// keeps every rule. A wrong clock must not cost a refresh token that was rotated already.
bool isRightButForTheClock(const AuthError &error, const Secret &idToken, const JwkSet &keys,
                           IdTokenExpectations expected)
{
    if (error.reason != "exp" && error.reason != "iat" && error.reason != "nbf")
        return false;
    const Result<CompactJws> token = CompactJws::parse(idToken.reveal());
    if (!token)
        return false;
    const Result<QJsonObject> claims = readJsonObject(token->payload());
    if (!claims)
        return false;
    const double issuedAt = claims->value(QLatin1String("iat")).toDouble();
    if (issuedAt < 0 || issuedAt > 1e11) // what no clock ever shows
        return false;
    expected.nowMSecs = qint64(issuedAt * 1000);
    return IdTokenValidator::validate(idToken, keys, expected).has_value();
}

} // namespace

bool mayBeLeftOut(const AuthError &error, const Secret &idToken, const JwkSet &keys,
                  const IdTokenExpectations &expected)
{
    return error.code != AuthError::Code::IdTokenRejected
        || isRightButForTheClock(error, idToken, keys, expected);
}

} // namespace Qonsent
