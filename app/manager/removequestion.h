// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#pragma once

#include "app/manager/sheetdialog.h"
#include "oauthcore/account/signout.h"

#include <QPointer>

namespace Qonsent::Manager {

/// Asks before a sign-in is ended. Show it with open(); accepted() means yes. Return and Esc mean
/// no.
class RemoveQuestion : public SheetDialog
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(RemoveQuestion)

public:
    /// What is to be left says which question it is: to remove the account, or to sign out.
    RemoveQuestion(const Account &account, SignOut::Remainder remainder, QWidget *parent);
    ~RemoveQuestion() override;

    /// What Accounts::remove() or signOut() is to be told: Silent if the provider cannot be asked.
    [[nodiscard]] SignOut::AtProvider atProvider() const { return m_atProvider; }

private:
    const SignOut::AtProvider m_atProvider;
};

} // namespace Qonsent::Manager
