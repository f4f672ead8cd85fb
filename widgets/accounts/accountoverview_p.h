// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QWidget>

class QFormLayout;
class QLabel;

namespace Qonsent {

struct AccountFacts;
class LifetimeBar;

/// The rows of an account's overview; those with nothing to say are not there.
class AccountOverview final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(AccountOverview)

public:
    explicit AccountOverview(QWidget *parent);

    void setFacts(const AccountFacts &facts);

private:
    struct Row
    {
        QWidget *field = nullptr; ///< what stands in the form
        QLabel *label = nullptr;
        QLabel *value = nullptr;
    };

    Row addRow(const QString &name, QWidget *below = nullptr);
    void setRow(const Row &row, const QString &text);

    QFormLayout *m_form;
    LifetimeBar *m_bar;
    Row m_accessToken;
    Row m_permissions;
    Row m_identity;
    Row m_protection;
};

} // namespace Qonsent
