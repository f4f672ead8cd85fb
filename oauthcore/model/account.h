// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#pragma once

#include "oauthcore/model/accountid.h"
#include "oauthcore/model/clientregistration.h"
#include "oauthcore/model/idtokenclaims.h"
#include "oauthcore/model/providermetadata.h"
#include "oauthcore/model/tokenset.h"

#include <QMetaType>

#include <optional>

namespace Qonsent {

/// Somebody's account at a provider, as this program keeps it. The tokens are kept apart.
struct QONSENT_CORE_EXPORT Account
{
    Q_GADGET

public:
    /// What lasts between two runs; what is going on right now is FlowState.
    enum class State : quint8 {
        Ready,       ///< its tokens can be used or renewed
        NeedsSignIn, ///< the provider ended the sign-in; everything else is kept
    };
    Q_ENUM(State)

    AccountId id = {};
    QString name = {};        ///< what the person calls it; unique, can change
    QString displayName = {}; ///< who signed in, as the provider says; plain text
    State state = State::Ready;
    ProviderMetadata provider = {}; ///< as pinned at sign-in: refreshes go where the code went
    ClientRegistration client = {};
    Scopes requestedScopes = {};
    std::optional<IdTokenClaims> claims = {}; ///< none if the provider issued no ID token
    QJsonObject userinfo = {}; ///< OpenID Connect Core section 5.3; empty if not asked

    bool operator==(const Account &) const = default;
};

} // namespace Qonsent
