// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#pragma once

#include "app/manager/accountbook.h"
#include "widgets/accounts/accountaction.h"

#include <QPointer>

class QWidget;

namespace Qonsent {
class UserAgent;
}

namespace Qonsent::Manager {

class TokenClipboard;

/// Carries out what a person asks of accounts: one function each, and a dialog where something has
/// to be asked. Nothing here blocks.
class AccountActions : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(AccountActions)

public:
    using EmbeddedBrowser = std::function<std::shared_ptr<UserAgent>(const QString &label)>;

    /// All of them outlive the actions; \a window is where dialogs belong.
    AccountActions(AccountBook &book, TokenClipboard &clipboard, QWidget &window);
    ~AccountActions() override;

    /// What "sign in inside this window" opens; not offered without it.
    void setEmbeddedBrowser(const EmbeddedBrowser &browser);
    /// Does \a action to \a ids, those of them that are still there.
    void perform(AccountAction action, const QList<AccountId> &ids);

    /// What can be done when \a action failed with \a error; nothing if that was somebody's wish.
    [[nodiscard]] static std::optional<AccountAction> remedyFor(const AuthError &error,
                                                                AccountAction action);

Q_SIGNALS:
    /// \a action on \a id did not work.
    void failed(const Qonsent::AccountId &id, Qonsent::AccountAction action,
                const Qonsent::AuthError &error);
    /// Something went well that cannot be seen by itself.
    void noted(const QString &sentence);
    void unlockRequested();

private:
    void copyToken(const AccountId &id);
    void exportTokens(const AccountId &id);
    void signIn(const AccountId &id);
    void renew(const AccountId &id, AccountAction action);
    void tryAgain(const AccountId &id);
    void inspect(const AccountId &id);
    void rename(const AccountId &id);
    void end(AccountAction action, const QList<AccountId> &ids);
    void endNow(AccountAction action, const AccountId &id, SignOut::AtProvider atProvider);

    AccountBook &m_book;
    TokenClipboard &m_clipboard;
    QWidget &m_window;
    EmbeddedBrowser m_embeddedBrowser;
    QByteArray m_lastForm;                         ///< of an export
    QHash<AccountId, QPointer<QWidget>> m_signIns; ///< one window each
};

} // namespace Qonsent::Manager
