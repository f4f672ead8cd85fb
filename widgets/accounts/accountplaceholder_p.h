// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QWidget>

class QLabel;
class QPushButton;

namespace Qonsent {

/// What a list shows instead of rows.
class AccountPlaceholder final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(AccountPlaceholder)

public:
    explicit AccountPlaceholder(QWidget *parent);

    /// There are no accounts.
    void showEmpty();
    /// There are some, but none that \a searchText finds.
    void showNoMatch(const QString &searchText);

Q_SIGNALS:
    /// The person wants to add one.
    void addRequested();

protected:
    void changeEvent(QEvent *event) override;

private:
    void paintSymbol();

    QLabel *m_symbol;
    QLabel *m_title;
    QLabel *m_text;
    QPushButton *m_add;
};

} // namespace Qonsent
