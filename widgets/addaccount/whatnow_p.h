// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#pragma once

#include "oauthcore/model/account.h"

#include <QWidget>

class QLabel;
class QLineEdit;

namespace Qonsent {

class RoomyButton;

/// What somebody can do with an account that was just added.
class WhatNow : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(WhatNow)

public:
    explicit WhatNow(QWidget *parent = nullptr);

    /// \a command gets its access token in a terminal; empty: there is none.
    void setAccount(const Account &account, const QString &command);

Q_SIGNALS:
    void copyTokenRequested(const Qonsent::AccountId &id);

private:
    AccountId m_id;
    QLabel *m_notGiven;
    RoomyButton *m_copyToken;
    QWidget *m_commandPart;
    QLineEdit *m_command;
};

} // namespace Qonsent
