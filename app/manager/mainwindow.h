// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#pragma once

#include "app/manager/accountactions.h"
#include "app/manager/accountstore.h"

#include <QMainWindow>

class QSplitter;
class QStackedLayout;

namespace Qonsent {
class AccountListView;
class AccountSearchField;
class AddAccountDialog;
} // namespace Qonsent

namespace Qonsent::Manager {

class AccountPane;
class Connectivity;
class DemoProvider;
class PassphraseDialog;
class PlacePage;
class TokenClipboard;

/// What the window is made of; all of it outlives the window.
struct MainWindowParts
{
    AccountStore &store;
    AccountBook &book;
    DemoProvider &demo;
    const Clock &clock = systemClock();
    const Connectivity *connectivity = nullptr; ///< null: nobody knows
};

/// The account manager's window: the list, one account, and whatever has to be said instead.
class MainWindow : public QMainWindow
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(MainWindow)

public:
    explicit MainWindow(const MainWindowParts &parts, QWidget *parent = nullptr);
    ~MainWindow() override;

    /// See AccountActions.
    void setEmbeddedBrowser(const AccountActions::EmbeddedBrowser &browser);

    /// Opens the window for a new account.
    void addAccount();
    /// The same, at the demo provider.
    void tryDemo();
    /// Opens the vault, with the person's help if it takes that.
    void unlock();
    /// Closes what is open and forgets keys and tokens.
    void lock();
    /// Comes to the front, as far as the desktop lets it.
    void present();

Q_SIGNALS:
    /// The window is closed, and nothing is lost if the program ends now.
    void ended();

protected:
    void closeEvent(QCloseEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    QWidget *makeListPane();
    void makeShortcuts();
    void showState();
    void showLocked();
    void onOpened();
    void onClosing();
    void perform(AccountAction action);
    void showProblem(const AccountId &id, AccountAction action, const AuthError &error);
    void showProtection();
    void askPassphrase();
    ReplyOf<Done> *settleProtection();
    void tellWhoIsElsewhere(const AccountId &id);
    void showKeys();

    MainWindowParts m_parts;
    TokenClipboard *m_clipboard;
    AccountActions *m_actions;
    AccountActions::EmbeddedBrowser m_embeddedBrowser;
    AccountListView *m_list;
    AccountSearchField *m_search;
    AccountPane *m_pane;
    PlacePage *m_place;
    QSplitter *m_splitter = nullptr;
    QStackedLayout *m_pages;
    QPointer<AddAccountDialog> m_addDialog;
    QPointer<PassphraseDialog> m_passphraseDialog;
    std::function<void()> m_whenOpen; ///< what somebody wanted before the store was open
    bool m_asksWhenLocked = false;    ///< somebody wants it open
};

} // namespace Qonsent::Manager
