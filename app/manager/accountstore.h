// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#pragma once

#include "oauthcore/account/accounts.h"
#include "oauthcore/sqlitevault/sqlitevault.h"

#include <memory>

namespace Qonsent::Manager {

class ChosenPassphrase;

/// The stored accounts and the vault that they are in, from locked to open and back.
class AccountStore : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(AccountStore)

public:
    enum class State : quint8 {
        Opening, ///< the vault is being opened; keychains can take their time
        Open,    ///< its accounts can be used; also if there is no vault yet
        Locked,  ///< it takes a person to open it, see problem()
        Broken,  ///< it cannot be read, see problem()
    };

    /// \a services without a vault; \a options as of the command line.
    AccountStore(const Services &services, const SqliteVaultOptions &options,
                 QObject *parent = nullptr);
    ~AccountStore() override;

    [[nodiscard]] State state() const { return m_state; }
    /// Why it is Locked or Broken.
    [[nodiscard]] const AuthError &problem() const { return m_problem; }
    /// The accounts; null unless Open.
    [[nodiscard]] Accounts *accounts() const { return m_accounts.get(); }
    /// The services of accounts(), with the vault.
    [[nodiscard]] const Services &services() const { return m_services; }
    /// Where everything is kept.
    [[nodiscard]] QString folder() const { return m_options.folder; }

    /// Opens the vault with what needs no person. It ends Open, Locked or Broken.
    void open();
    /// Opens it with \a passphrase; the error if that did not work.
    [[nodiscard]] ReplyOf<Done> *unlock(const Secret &passphrase);
    /// What was opened proved to be unreadable, as \a problem says: ends Broken, or Locked if the
    /// key is gone. Nobody is asked, and nothing is written.
    void giveUp(const AuthError &problem);
    /// Forgets keys and tokens. Renewals that are under way are stored first.
    void lock();

    /// Proves that accounts can be stored, making a vault if there is none. KeychainAbsent if the
    /// person has to choose a passphrase first.
    [[nodiscard]] ReplyOf<Done> *prepare();
    /// Makes the vault with \a passphrase, which prepare() found to be needed.
    [[nodiscard]] ReplyOf<Done> *protectWith(const Secret &passphrase);

Q_SIGNALS:
    void stateChanged();
    /// accounts() are there. They were not before, or were others.
    void opened();
    /// accounts() will be gone after this: nobody may use them any more.
    void closing();

private:
    void makeVault();
    void onOpened(const Result<Done> &opened);
    void enter(State state);
    void close();

    Services m_services;
    SqliteVaultOptions m_options;
    std::shared_ptr<ChosenPassphrase> m_chosen;
    std::shared_ptr<SqliteVault> m_vault;
    std::unique_ptr<Accounts> m_accounts;
    State m_state = State::Opening;
    AuthError m_problem;
    bool m_isClosing = false;
};

} // namespace Qonsent::Manager
