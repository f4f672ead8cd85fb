// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#pragma once

#include "oauthcore/base/secret.h"
#include "oauthcore/jose/idtokenexpectations.h"
#include "oauthcore/jose/jwkset.h"

namespace Qonsent {

/// True if \a error, which \a idToken of a refresh met, is a reason to leave the ID token out, and
/// none to throw away the tokens beside it, with which the old ones may be void: it could not be
/// checked, or only its times are wrong here. Who it is was proved at the sign-in.
[[nodiscard]] bool mayBeLeftOut(const AuthError &error, const Secret &idToken, const JwkSet &keys,
                                const IdTokenExpectations &expected);

} // namespace Qonsent
