// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "app/manager/accountstore.h"

#include "app/manager/chosenpassphrase.h"
#include "oauthcore/sqlitevault/passphrasesource.h"

namespace Qonsent::Manager {

namespace {

using Code = AuthError::Code;

/// A person can help: with a passphrase, or with the keychain.
bool isLock(const AuthError &error)
{
    switch (error.code) {
    case Code::VaultLocked:
    case Code::VaultKeyWrong:
    case Code::KeychainAbsent:
    case Code::KeychainDenied:
    case Code::KeychainLocked:
        return true;
    default:
        return false;
    }
}

} // namespace

AccountStore::AccountStore(const Services &services, const SqliteVaultOptions &options,
                           QObject *parent)
    : QObject(parent)
    , m_services(services)
    , m_options(options)
    , m_chosen(std::make_shared<ChosenPassphrase>())
{
    m_options.keys.append(m_chosen);
    makeVault();
}

AccountStore::~AccountStore()
{
    m_accounts.reset(); // before the vault
}

void AccountStore::makeVault()
{
    m_vault = std::make_shared<SqliteVault>(m_options);
    m_services.vault = m_vault;
}

void AccountStore::open()
{
    if (m_accounts)
        return;
    if (m_state == State::Broken)
        makeVault(); // the file may be another one now, and nothing is known of it
    enter(State::Opening);
    whenFinished(m_vault->open(), this, [this](const Result<Done> &opened) { onOpened(opened); });
}

void AccountStore::onOpened(const Result<Done> &result)
{
    if (m_accounts)
        return;
    if (!result) {
        m_problem = result.error();
        return enter(isLock(result.error()) ? State::Locked : State::Broken);
    }
    m_accounts = std::make_unique<Accounts>(m_services);
    m_accounts->setRenewingAhead(true);
    enter(State::Open);
    Q_EMIT opened();
}

ReplyOf<Done> *AccountStore::unlock(const Secret &passphrase)
{
    auto *reply = new ReplyOf<Done>(this);
    whenFinished(m_vault->unlock(std::make_shared<PassphraseSource>(passphrase)), reply,
                 [this, reply](const Result<Done> &unlocked) {
                     if (unlocked)
                         onOpened(unlocked);
                     reply->finish(unlocked);
                 });
    return reply;
}

void AccountStore::giveUp(const AuthError &problem)
{
    if (!m_accounts || m_isClosing)
        return;
    m_isClosing = true;
    m_problem = problem;
    enter(isLock(problem) ? State::Locked : State::Broken);
    Q_EMIT closing();
    // Not now: it is they who say so.
    QMetaObject::invokeMethod(this, &AccountStore::close, Qt::QueuedConnection);
}

void AccountStore::lock()
{
    if (!m_accounts || m_isClosing || !m_vault->exists())
        return;
    m_isClosing = true;
    m_problem = AuthError::of(Code::VaultLocked);
    enter(State::Locked);
    Q_EMIT closing();
    m_accounts->setRenewingAhead(false);
    // A refresh that went out has to be heard, or its new refresh token is lost for everybody.
    if (!m_accounts->isRenewing())
        return close();
    connect(m_accounts.get(), &Accounts::renewalsEnded, this, &AccountStore::close,
            Qt::QueuedConnection);
}

void AccountStore::close()
{
    m_accounts.reset();
    m_vault->lock();
    m_isClosing = false;
}

ReplyOf<Done> *AccountStore::prepare()
{
    return m_vault->probe();
}

ReplyOf<Done> *AccountStore::protectWith(const Secret &passphrase)
{
    m_chosen->choose(passphrase);
    auto *reply = new ReplyOf<Done>(this);
    whenFinished(m_vault->probe(), reply, [this, reply](const Result<Done> &made) {
        m_chosen->choose({});
        reply->finish(made);
    });
    return reply;
}

void AccountStore::enter(State state)
{
    if (std::exchange(m_state, state) != state)
        Q_EMIT stateChanged();
}

} // namespace Qonsent::Manager
