// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#pragma once

#include "oauthcore/base/formencoding.h"

namespace Qonsent {

/// Whose sign-in at the provider a new attempt is about.
enum class AccountChoice : quint8 {
    FreshLink,    ///< whoever the last attempt was about; only the link is new
    OtherAccount, ///< the provider asks, whoever is signed in there already
};

/// \a parameters of an authorization request with \a prompt added to what they want the person to
/// be asked (OpenID Connect Core 3.1.2.1): `select_account` where the provider knows it, `login`
/// everywhere else. A `none` gives way, as it stands alone.
[[nodiscard]] QONSENT_CORE_EXPORT FormParameters withPrompt(const FormParameters &parameters,
                                                            const QByteArray &prompt);

} // namespace Qonsent
