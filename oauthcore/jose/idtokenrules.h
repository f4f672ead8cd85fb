// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#pragma once

#include "oauthcore/jose/idtokenexpectations.h"
#include "oauthcore/jose/signaturealgorithm.h"

#include <QJsonObject>

#include <span>

namespace Qonsent {

/// What a rule may look at: an ID token whose signature is verified, and what was expected.
struct IdTokenUnderTest
{
    const QJsonObject &claims;           ///< the payload
    const QString &type;                 ///< `typ` of the header; empty if absent
    const SignatureAlgorithm &algorithm; ///< `alg` of the header
    const IdTokenExpectations &expected; ///< the request
};

/// One rule. To add one, write a function and a row.
struct IdTokenRule
{
    const char *name = nullptr;                        ///< AuthError::reason if it does not hold
    const char *section = nullptr;                     ///< where it is written
    bool (*holds)(const IdTokenUnderTest &) = nullptr; ///< true if the token keeps it
};

/// All rules about header and claims, in the order they are tried. Signature and algorithm are
/// IdTokenValidator's: no rule is asked before they hold.
[[nodiscard]] QONSENT_CORE_EXPORT std::span<const IdTokenRule> idTokenRules();

} // namespace Qonsent
