// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#pragma once

#include "app/manager/accountbook.h"
#include "oauthcore/base/alarm.h"
#include "widgets/accounts/accountaction.h"

#include <QWidget>

namespace Qonsent {
class AccountDetails;
}

namespace Qonsent::Manager {

class Banner;

/// The right side of the window: one account, and above it what did not work.
class AccountPane : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(AccountPane)

public:
    /// \a book and \a clock outlive the pane.
    AccountPane(const AccountBook &book, const Clock &clock, QWidget *parent = nullptr);
    ~AccountPane() override;

    /// Shows \a id from now on, as it is at every moment; none if null.
    void showAccount(const AccountId &id);
    /// Puts the focus on the first thing that can be done with the account.
    void focusDetails();
    [[nodiscard]] Banner *banner() const { return m_banner; }

Q_SIGNALS:
    void actionRequested(Qonsent::AccountAction action);

protected:
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;

private:
    void look();

    const AccountBook &m_book;
    const Clock &m_clock;
    Banner *m_banner;
    AccountDetails *m_details;
    std::unique_ptr<Alarm> m_alarm; ///< to the next change of the words, while they can be seen
    AccountId m_id;
};

} // namespace Qonsent::Manager
