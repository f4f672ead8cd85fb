// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#pragma once

#include "app/manager/accountactions.h"
#include "app/manager/accountstore.h"

#include <QMainWindow>

class QStackedLayout;

namespace Qonsent::Manager {

class AccountAdding;
class AccountsPage;
class Connectivity;
class DemoProvider;
class PassphraseQuestions;
class StorePage;
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

private:
    void connectPages();
    void connectParts();
    void makeShortcuts();
    void showState();
    void onOpened();
    void onClosing();
    void showProtection();
    void whenOpen(const std::function<void()> &wish);
    void tellWhoIsElsewhere(const AccountId &id);
    void showKeys();

    MainWindowParts m_parts;
    TokenClipboard *m_clipboard;
    AccountActions *m_actions;
    PassphraseQuestions *m_passphrases;
    AccountAdding *m_adding;
    AccountsPage *m_accounts;
    StorePage *m_place;
    QStackedLayout *m_pages;
    std::function<void()> m_whenOpen; ///< what somebody wanted before the store was open
    bool m_asksWhenLocked = false;    ///< somebody wants it open
    bool m_isLoaded = false;          ///< all accounts of the open store are known
};

} // namespace Qonsent::Manager
