// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#pragma once

#include "oauthcore/protocol/tokenrequest.h"

namespace Qonsent {

/// A grant that the application knows and we do not (RFC 6749 section 4.5): \a grantType, usually a
/// URI, and \a parameters as they are; a name may be there more than once. InvalidConfiguration
/// "grant_type" if it is empty or among the parameters as well. If it brings another token than an
/// access token, say so in TokenRequest::answer.
[[nodiscard]] QONSENT_CORE_EXPORT Result<TokenRequest> customGrant(
    const QUrl &tokenEndpoint, const QByteArray &grantType, const FormParameters &parameters);

} // namespace Qonsent
