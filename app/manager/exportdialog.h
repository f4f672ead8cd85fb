// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#pragma once

#include "app/manager/sheetdialog.h"
#include "app/shared/privatefile.h"
#include "oauthcore/account/accounts.h"

#include <QPointer>

class QScrollArea;

namespace Qonsent::Manager {

class ExportPage;

/// Hands the tokens of one account out in one of exporters()' forms: to the clipboard, into a file
/// that only the person can read, or as a command line. Show it with open(). The tokens are asked
/// of \a accounts when it opens, and again when they have ended; close() forgets them, e.g. on a
/// lock.
class ExportDialog : public SheetDialog
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ExportDialog)

public:
    /// \a accounts and \a clock outlive it.
    ExportDialog(Accounts &accounts, const Account &account, QWidget *parent,
                 const Clock &clock = systemClock());
    ~ExportDialog() override;

    /// The form that was used last time, to be chosen and marked; one that does not exist is none.
    void setLastForm(const QByteArray &name);
    /// For an account that no other program knows: no command line for the same thing.
    void hideCommandLine();

    void open() override;
    void done(int result) override;

Q_SIGNALS:
    /// For TokenClipboard::copy().
    void copyRequested(const Qonsent::Secret &text);
    /// Something was copied or saved in the form \a name. Never with the refresh token: that is
    /// nothing to be used again by habit.
    void formUsed(const QByteArray &name);
    /// The sign-in is over, and the person wants a new one.
    void signInAgainRequested(const Qonsent::AccountId &id);

private:
    enum class Wish : quint8;

    void load(Wish wish);
    void fulfil(Wish wish);
    void announceUse();
    void askForFile();
    void updateButtons();
    void fitWidth();
    void save(const QString &path, ExistingFile existing);

    Accounts &m_accounts;
    const Clock &m_clock;
    const Account m_account;
    TokenSet m_tokens;
    ExportPage *m_page;
    QScrollArea *m_scroll;
    QPushButton *m_copy;
    QPushButton *m_save;
    QPointer<ReplyOf<TokenSet>> m_loading;
    Wish m_lastWish; ///< what ended tokens were asked anew for
};

} // namespace Qonsent::Manager
