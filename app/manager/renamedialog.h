// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#pragma once

#include "app/manager/sheetdialog.h"
#include "oauthcore/account/accounts.h"

#include <QPointer>

class QLineEdit;
class QPushButton;

namespace Qonsent {
class InlineNote;
}

namespace Qonsent::Manager {

/// Gives an account another name. Show it with open(); it closes when the name is stored.
class RenameDialog : public SheetDialog
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(RenameDialog)

public:
    /// \a accounts outlives it.
    RenameDialog(Accounts &accounts, const Account &account, QWidget *parent);
    ~RenameDialog() override;

private:
    void submit();
    void finish(const Result<Account> &renamed);

    Accounts &m_accounts;
    const AccountId m_id;
    const QString m_before;
    QLineEdit *m_name;
    InlineNote *m_note;
    QPushButton *m_submit;
    QPointer<ReplyOf<Account>> m_renaming;
};

} // namespace Qonsent::Manager
