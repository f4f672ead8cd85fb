// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "app/manager/accountactions.h"

#include "app/manager/exportdialog.h"
#include "app/manager/removequestion.h"
#include "app/manager/renamedialog.h"
#include "app/manager/tokenclipboard.h"
#include "app/manager/tokendialog.h"
#include "oauthcore/account/signout.h"
#include "widgets/look/plaintext.h"
#include "widgets/signin/signindialog.h"
#include "widgets/signin/signinpanel.h"

namespace Qonsent::Manager {

using Action = AccountAction;

AccountActions::AccountActions(AccountBook &book, TokenClipboard &clipboard, QWidget &window)
    : QObject(&window)
    , m_book(book)
    , m_clipboard(clipboard)
    , m_window(window)
{ }

AccountActions::~AccountActions() = default;

void AccountActions::setEmbeddedBrowser(const EmbeddedBrowser &browser)
{
    m_embeddedBrowser = browser;
}

void AccountActions::perform(Action action, const QList<AccountId> &ids)
{
    QList<AccountId> there;
    for (const AccountId &id : ids) {
        if (m_book.accountsOf(id))
            there += id;
    }
    if (there.isEmpty())
        return;
    switch (action) {
    case Action::CopyToken:
        return copyToken(there.constFirst());
    case Action::Export:
        return exportTokens(there.constFirst());
    case Action::SignIn:
        return signIn(there.constFirst());
    case Action::Inspect:
        return inspect(there.constFirst());
    case Action::Rename:
        return rename(there.constFirst());
    case Action::Renew:
        for (const AccountId &id : std::as_const(there))
            renew(id, action);
        return;
    case Action::TryAgain:
        for (const AccountId &id : std::as_const(there))
            tryAgain(id);
        return;
    case Action::SignOut:
    case Action::Remove:
        return end(action, there);
    case Action::Unlock:
        Q_EMIT unlockRequested();
    }
}

std::optional<AccountAction> AccountActions::remedyFor(const AuthError &error, AccountAction action)
{
    if (error.needsSignIn())
        return Action::SignIn;
    switch (error.code) {
    case AuthError::Code::VaultLocked:
    case AuthError::Code::KeychainLocked:
        return Action::Unlock;
    case AuthError::Code::Cancelled:
        return {};
    default:
        return action == Action::Renew ? Action::TryAgain : action;
    }
}

void AccountActions::copyToken(const AccountId &id)
{
    Accounts *const accounts = m_book.accountsOf(id);
    const Secret known = accounts->cachedToken(id);
    if (!known.isEmpty())
        return m_clipboard.copy(known);
    m_book.noteRenewing(id);
    whenFinished(accounts->freshToken(id), this, [this, id](const Result<Secret> &token) {
        if (!token) {
            m_book.noteFailure(id, token.error());
            return Q_EMIT failed(id, Action::CopyToken, token.error());
        }
        m_book.noteSuccess(id);
        m_clipboard.copy(*token);
    });
}

void AccountActions::exportTokens(const AccountId &id)
{
    const auto account = m_book.account(id);
    if (!account)
        return;
    auto *dialog = new ExportDialog(*m_book.accountsOf(id), *account, &m_window);
    dialog->setLastForm(m_lastForm);
    if (m_book.isDemo(id))
        dialog->hideCommandLine(); // no other program knows the account
    connect(dialog, &ExportDialog::formUsed, this,
            [this](const QByteArray &name) { m_lastForm = name; });
    connect(dialog, &ExportDialog::signInAgainRequested, this, &AccountActions::signIn);
    connect(dialog, &ExportDialog::copyRequested, this,
            [this](const Secret &text) { m_clipboard.copy(text); });
    dialog->open();
}

void AccountActions::signIn(const AccountId &id)
{
    if (QWidget *const open = m_signIns.value(id)) {
        open->show();
        open->raise();
        return open->activateWindow();
    }
    const auto account = m_book.account(id);
    if (!account)
        return;
    auto *dialog = new SignInDialog(*m_book.accountsOf(id), id, SignInRequest(), &m_window);
    if (m_embeddedBrowser)
        dialog->panel()->setEmbeddedBrowser(m_embeddedBrowser(account->name));
    m_signIns.insert(id, dialog);
    dialog->show();
}

void AccountActions::renew(const AccountId &id, Action action)
{
    m_book.noteRenewing(id);
    whenFinished(m_book.accountsOf(id)->freshTokens(id, {.source = TokenDemand::Source::Provider}),
                 this, [this, id, action](const Result<TokenSet> &tokens) {
                     if (tokens)
                         return m_book.noteSuccess(id);
                     m_book.noteFailure(id, tokens.error());
                     Q_EMIT failed(id, action, tokens.error());
                 });
}

/// What failed last: for an account that was removed, telling the provider; else the renewal.
void AccountActions::tryAgain(const AccountId &id)
{
    const auto account = m_book.account(id);
    if (account && account->state == Account::State::Leaving)
        return endNow(Action::Remove, id, SignOut::AtProvider::Revoke);
    if (account && account->state == Account::State::SignedOut)
        return endNow(Action::SignOut, id, SignOut::AtProvider::Revoke);
    renew(id, Action::TryAgain);
}

void AccountActions::inspect(const AccountId &id)
{
    const auto account = m_book.account(id);
    if (!account)
        return;
    auto *dialog = new TokenDialog(*m_book.accountsOf(id), *account, &m_window);
    dialog->open();
}

void AccountActions::rename(const AccountId &id)
{
    const auto account = m_book.account(id);
    if (!account)
        return;
    auto *dialog = new RenameDialog(*m_book.accountsOf(id), *account, &m_window);
    dialog->open();
}

/// One question for each account: what the provider can be asked differs.
void AccountActions::end(Action action, const QList<AccountId> &ids)
{
    if (ids.isEmpty())
        return;
    const AccountId id = ids.constFirst();
    const auto next = [this, action, rest = ids.mid(1)] { end(action, rest); };
    const auto account = m_book.account(id);
    if (!account)
        return next();
    auto *question = new RemoveQuestion(*account,
                                        action == Action::Remove ? SignOut::Remainder::Nothing
                                                                 : SignOut::Remainder::Settings,
                                        &m_window);
    connect(question, &QDialog::accepted, this, [this, action, id, question, next] {
        endNow(action, id, question->atProvider());
        next();
    });
    question->open();
}

void AccountActions::endNow(Action action, const AccountId &id, SignOut::AtProvider atProvider)
{
    Accounts *const accounts = m_book.accountsOf(id);
    const auto account = m_book.account(id);
    if (!accounts || !account)
        return;
    const QString name = PlainText::isolated(sanitizedServerText(account->name));
    SignOut *const ending = action == Action::Remove ? accounts->remove(id, atProvider)
                                                     : accounts->signOut(id, atProvider);
    whenFinished<SignedOut>(ending, this, [this, action, id, name](const Result<SignedOut> &ended) {
        if (!ended)
            return Q_EMIT failed(id, action, ended.error());
        if (ended->notRevoked && ended->notRevoked->code != AuthError::Code::MissingEndpoint)
            return Q_EMIT failed(id, Action::TryAgain, *ended->notRevoked);
        Q_EMIT noted(action == Action::Remove ? tr("%1 was removed.").arg(name)
                                              : tr("%1 is signed out.").arg(name));
    });
}

} // namespace Qonsent::Manager
