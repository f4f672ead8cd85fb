// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#pragma once

#include "app/manager/sheetdialog.h"
#include "oauthcore/account/accounts.h"

namespace Qonsent {
class TokenInspector;
}

namespace Qonsent::Manager {

/// Shows what the tokens of an account say, as they are now: nothing is renewed for it.
class TokenDialog : public SheetDialog
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(TokenDialog)

public:
    /// The access token is read from the store of \a accounts, which outlives the dialog; nobody is
    /// asked for another one.
    TokenDialog(Accounts &accounts, const Account &account, QWidget *parent,
                const Clock &clock = systemClock());
    ~TokenDialog() override;

private:
    void show(const Account &account, const Result<TokenSet> &tokens, const QDateTime &now);

    TokenInspector *m_inspector;
};

} // namespace Qonsent::Manager
