// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#pragma once

#include "widgets/accounts/accountaction.h"
#include "widgets/accounts/accountfacts.h"
#include "widgets/export.h"

#include <QWidget>

#include <memory>

namespace Qonsent {

/// One account: its name, who signed in and where, how it is doing in a sentence, and what can be
/// done. Values go in, wishes come out; it knows no account and changes none.
class QONSENT_WIDGETS_EXPORT AccountDetails : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(AccountDetails)

public:
    explicit AccountDetails(QWidget *parent = nullptr);
    ~AccountDetails() override;

    /// Shows \a facts in place of what it showed. It does not look at the clock: when words change,
    /// show them again.
    void setFacts(const AccountFacts &facts);
    /// Shows no account.
    void clear();

Q_SIGNALS:
    void actionRequested(Qonsent::AccountAction action);

protected:
    void changeEvent(QEvent *event) override;

private:
    struct Private;

    void buildHeader();
    void buildButtons();
    void buildStatus();
    void updateFonts();
    void updateShape();

    std::unique_ptr<Private> d;
};

} // namespace Qonsent
