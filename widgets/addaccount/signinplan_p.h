// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#pragma once

#include "oauthcore/model/account.h"
#include "oauthcore/provider/providerregistry.h"
#include "widgets/addaccount/provideroffer.h"

#include <optional>

namespace Qonsent {

/// What is known of a sign-in before it begins, and what its pages need to ask for the rest.
struct SignInPlan
{
    SignInRequest request = {};
    Accounts *accounts = nullptr; ///< where the account will be; null: where the dialog stores
    QString provider = {};        ///< for people; fit to be shown
    QString host = {};            ///< where somebody signs in; in ASCII
    QString place = {};           ///< see placeOf()
    Scopes permissions = {};      ///< what can be asked for; the first is always asked for
    ProviderPreset::ClientSecret clientSecret = ProviderPreset::ClientSecret::Optional;
    QUrl registrationPage = {}; ///< empty if nobody knows
    std::chrono::minutes registrationTime = {};

    /// \a providers: those of the accounts that the offer signs in to.
    [[nodiscard]] static SignInPlan forOffer(const ProviderOffer &offer,
                                             const ProviderRegistry &providers);
    /// Errors: those of ProviderPreset::issuerFor().
    [[nodiscard]] static Result<SignInPlan> forPreset(const ProviderPreset &preset,
                                                      const QMap<QString, QString> &variables);
    [[nodiscard]] static SignInPlan forProvider(const ProviderMetadata &provider,
                                                const QString &loginHint);
    /// For a provider that cannot be looked up: it has no issuer, and nobody's identity is checked.
    [[nodiscard]] static SignInPlan byHand(const ProviderMetadata &provider, const Scopes &scopes);

    /// The redirect as the provider has to know it: exactly what the sign-in will use, but for a
    /// port that does not count.
    [[nodiscard]] QString redirectAddress() const;
};

/// What tells one provider from another: \a issuer, or the token endpoint of \a provider where
/// there is no issuer.
[[nodiscard]] QString placeOf(const QString &issuer, const ProviderMetadata &provider);

/// What \a accounts are registered by at \a place; nothing if none of them is there.
[[nodiscard]] std::optional<ClientRegistration> registrationAt(const QString &place,
                                                               const QList<Account> &accounts);

} // namespace Qonsent
