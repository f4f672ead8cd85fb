// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#pragma once

#include "oauthcore/base/formencoding.h"
#include "oauthcore/model/idtokenclaims.h"
#include "oauthcore/model/providermetadata.h"
#include "oauthcore/model/tokenset.h"

#include <QJsonObject>

#include <optional>

namespace Qonsent {

/// What a flow ends with: what was asked, what was answered, and who answered.
struct Grant
{
    ProviderMetadata provider = {}; ///< as used; later refreshes go there
    Scopes requestedScopes = {};
    TokenSet tokens = {};
    std::optional<IdTokenClaims> claims = {}; ///< if the scope `openid` was asked for
    QJsonObject userinfo = {}; ///< if claims were asked for and the provider has the endpoint
    FormParameters redirectParameters = {}; ///< what else came with the redirect, e.g. `realmId`
    QList<AuthError> warnings = {};         ///< what went wrong without spoiling the sign-in
};

} // namespace Qonsent
