// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "oauthcore/provider/quirks/quirks_p.h"

namespace Qonsent {

/// `id_token_optional`: there may be no ID token though `openid` was asked for. Nobody is
/// identified then; one that is there is checked as ever.
std::optional<ProviderHooks> Quirks::idTokenOptional(const QByteArray &)
{
    return ProviderHooks{
        .idTokenExpectations = [](IdTokenExpectations expected,
                                  const QJsonObject &) -> Result<IdTokenExpectations> {
            expected.presence = IdTokenExpectations::Presence::Optional;
            return expected;
        }};
}

} // namespace Qonsent
