// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#pragma once

#include "oauthcore/account/renewal.h"

#include <QHash>
#include <QPointer>

namespace Qonsent {

/// Renews access tokens: one renewal per account at a time in this process, however many ask for
/// it, and by the vault's lock in all processes that share the vault.
class QONSENT_CORE_EXPORT TokenRefresher : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(TokenRefresher)

public:
    explicit TokenRefresher(const RenewalServices &services, QObject *parent = nullptr);
    /// Renewals that are under way end with it; what they would have written is lost.
    ~TokenRefresher() override;

    /// Newer tokens of account \a id than the access token \a known, which last for
    /// \a minimumValidity if they come from elsewhere; see Renewal. Later callers for
    /// the same account join the first; cancelling one leaves the others and the work, since a
    /// refresh that went out has to be heard, or a rotated token is lost. The first may bring
    /// \a services of its own.
    [[nodiscard]] ReplyOf<TokenSet> *
    refresh(const AccountId &id, const Secret &known,
            std::optional<std::chrono::milliseconds> minimumValidity = {},
            const std::optional<RenewalServices> &services = {});

    /// True while a renewal is under way.
    [[nodiscard]] bool isBusy() const { return !m_waiting.isEmpty(); }

Q_SIGNALS:
    /// \a account got new tokens, from the provider or from another process.
    void refreshed(const Qonsent::Account &account, const Qonsent::TokenSet &tokens);
    /// A renewal failed; what is stored is as good as it was, unless the error is SignInNeeded.
    void failed(const Qonsent::AccountId &id, const Qonsent::AuthError &error);
    /// New tokens could not be saved. They are in use; whoever has the vault waits for them. If
    /// the program ends before saved(), the account may have to be signed in again.
    void notSaved(const Qonsent::AccountId &id, const Qonsent::AuthError &error);
    /// The last renewal that was under way has ended.
    void idle();
    /// What could not be saved is now.
    void saved(const Qonsent::AccountId &id);

private:
    void settle(const AccountId &id, const Result<Renewed> &result);
    void saveLater(const AccountId &id, const Renewed &renewed, std::chrono::milliseconds pause);

    RenewalServices m_services;
    QHash<AccountId, QList<QPointer<ReplyOf<TokenSet>>>> m_waiting;
    QHash<AccountId, Renewed> m_unsaved;
};

} // namespace Qonsent
