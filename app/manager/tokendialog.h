// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#pragma once

#include "app/manager/sheetdialog.h"
#include "oauthcore/account/accounts.h"

namespace Qonsent::Manager {

/// Shows what the tokens of an account say, as they are now: nothing is renewed for it.
class TokenDialog : public SheetDialog
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(TokenDialog)

public:
    /// \a accessToken may be null: it is left out then.
    TokenDialog(const Account &account, const Secret &accessToken, QWidget *parent,
                const Clock &clock = systemClock());
    ~TokenDialog() override;
};

} // namespace Qonsent::Manager
