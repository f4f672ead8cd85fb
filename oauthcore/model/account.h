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

/// What is known of an account's tokens without opening them: enough for lists and schedules.
struct QONSENT_CORE_EXPORT TokenFacts
{
    Scopes grantedScopes = {};
    QDateTime obtainedAt = {}; ///< UTC; invalid: there are no tokens
    QDateTime expiresAt = {};  ///< UTC; invalid: the server named no lifetime
    bool isRenewable = false;  ///< there is a refresh token

    [[nodiscard]] static TokenFacts of(const TokenSet &tokens);
    bool operator==(const TokenFacts &) const = default;
};

/// Somebody's account at a provider, as this program keeps it. The tokens are kept apart.
struct QONSENT_CORE_EXPORT Account
{
    Q_GADGET

public:
    /// What lasts between two runs; what is going on right now is Step.
    enum class State : quint8 {
        Ready,       ///< its tokens can be used or renewed
        NeedsSignIn, ///< the provider ended the sign-in; everything else is kept
        SignedOut,   ///< the person signed out. Tokens are there only if the provider could not
                     ///< be told yet, to be told later
        Leaving,     ///< the person removed it, and the provider could not be told yet
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
    TokenFacts tokens = {};    ///< as they are stored

    bool operator==(const Account &) const = default;
};

/// What is to become different about a stored account; what is empty stays.
struct QONSENT_CORE_EXPORT AccountChange
{
    std::optional<QString> name = {};
    std::optional<Account::State> state = {};
    std::optional<TokenSet> tokens = {};

    /// Makes the change in \a account; of the tokens, the facts.
    void applyTo(Account &account) const;
};

} // namespace Qonsent
