// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QWidget>

class QHBoxLayout;

namespace Qonsent {
class AccountListView;
class AccountSearchField;
} // namespace Qonsent

namespace Qonsent::Manager {

/// The left side of the window: the list of accounts, and what concerns all of them.
class ListPane : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ListPane)

public:
    explicit ListPane(QWidget *parent = nullptr);
    ~ListPane() override;

    [[nodiscard]] AccountListView *list() const { return m_list; }
    /// Puts the focus into the field, for another search.
    void search();

Q_SIGNALS:
    void addRequested();
    void demoRequested();
    void lockRequested();
    void keysRequested();
    void aboutRequested();
    void quitRequested();

private:
    [[nodiscard]] QHBoxLayout *makeButtons();

    AccountListView *m_list;
    AccountSearchField *m_search;
};

} // namespace Qonsent::Manager
