// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#pragma once

#include "oauthcore/base/result.h"
#include "oauthcore/jose/jwkset.h"

#include <QByteArrayList>
#include <QJsonObject>

namespace Qonsent {

/// What an answer in a signed JWT must be to be believed.
struct SignedAnswerExpectations
{
    QByteArrayList algorithms = {}; ///< allowedIdTokenAlgorithms(); HMAC is refused
    QString type = {};     ///< `typ`, without case; empty: any, but for those of other purposes
    QString issuer = {};   ///< `iss`, character by character
    QString audience = {}; ///< in `aud`
};

/// The claims of \a token, once its signature by one of \a keys, `iss` and `aud` are checked.
///
/// IdTokenRejected: "malformed", "alg", "signature", "typ", "iss", "aud"; others as in
/// IdTokenValidator; mayKeysBeRotated() says which of them call for new keys.
[[nodiscard]] QONSENT_CORE_EXPORT Result<QJsonObject> verifiedAnswer(
    QByteArrayView token, const JwkSet &keys, const SignedAnswerExpectations &expected);

} // namespace Qonsent
