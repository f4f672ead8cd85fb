// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "app/manager/mainwindow.h"

#include "app/manager/aboutbox.h"
#include "app/manager/accountadding.h"
#include "app/manager/accountspage.h"
#include "app/manager/banner.h"
#include "app/manager/demoprovider.h"
#include "app/manager/desktopnotice.h"
#include "app/manager/keylist.h"
#include "app/manager/listpane.h"
#include "app/manager/noticebar.h"
#include "app/manager/passphrasequestions.h"
#include "app/manager/storepage.h"
#include "app/manager/tokenclipboard.h"
#include "widgets/accounts/accountlistview.h"

#include <QApplication>
#include <QCloseEvent>
#include <QShortcut>
#include <QStackedLayout>
#include <QVBoxLayout>

namespace Qonsent::Manager {

MainWindow::MainWindow(const MainWindowParts &parts, QWidget *parent)
    : QMainWindow(parent)
    , m_parts(parts)
    , m_clipboard(new TokenClipboard(parts.clock, this))
    , m_actions(new AccountActions(parts.book, *m_clipboard, *this))
    , m_passphrases(new PassphraseQuestions(parts.store, *this))
    , m_adding(new AccountAdding({parts.store, parts.demo, *m_passphrases}, *this))
    , m_accounts(new AccountsPage(parts.book, *m_actions, parts.clock, this))
    , m_place(new StorePage(this))
{
    setWindowTitle(QStringLiteral("Qonsent"));
    resize(960, 620);
    setMinimumSize(640, 360);

    auto *central = new QWidget(this);
    auto *column = new QVBoxLayout(central);
    column->setContentsMargins({});
    column->setSpacing(0);
    m_pages = new QStackedLayout;
    m_pages->addWidget(m_accounts);
    m_pages->addWidget(m_place);
    column->addLayout(m_pages, 1);
    column->addWidget(new NoticeBar(*m_clipboard, parts.connectivity, central));
    setCentralWidget(central);

    connectPages();
    connectParts();
    makeShortcuts();
    whenFinished(parts.book.add(parts.demo.accounts(), Keeping::Demo), this,
                 [](const Result<Done> &) {}); // a vault in memory, empty as yet
    if (parts.store.state() == AccountStore::State::Open)
        onOpened();
    showState();
}

MainWindow::~MainWindow() = default;

void MainWindow::connectPages()
{
    const ListPane *const list = m_accounts->listPane();
    connect(list, &ListPane::addRequested, this, &MainWindow::addAccount);
    connect(list, &ListPane::demoRequested, this, &MainWindow::tryDemo);
    connect(list, &ListPane::lockRequested, this, &MainWindow::lock);
    connect(list, &ListPane::keysRequested, this, &MainWindow::showKeys);
    connect(list, &ListPane::aboutRequested, this, [this] { (new AboutBox(this))->open(); });
    connect(list, &ListPane::quitRequested, this, &MainWindow::close);
    connect(m_place, &StorePage::addRequested, this, &MainWindow::addAccount);
    connect(m_place, &StorePage::demoRequested, this, &MainWindow::tryDemo);
    connect(m_place, &StorePage::unlockRequested, this, &MainWindow::unlock);
}

void MainWindow::connectParts()
{
    connect(m_passphrases, &PassphraseQuestions::cannotAsk, this,
            [this] { m_place->showLocked(m_parts.store.problem().message); });
    connect(m_adding, &AccountAdding::added, m_accounts->listPane()->list(),
            &AccountListView::setCurrentAccount);
    connect(m_adding, &AccountAdding::copyTokenRequested, this,
            [this](const AccountId &id) { m_actions->perform(AccountAction::CopyToken, {id}); });
    connect(m_adding, &AccountAdding::settled, this, &MainWindow::showProtection);
    connect(m_actions, &AccountActions::unlockRequested, this, &MainWindow::unlock);
    connect(&m_parts.book, &AccountBook::added, this, &MainWindow::tellWhoIsElsewhere);
    connect(&m_parts.book, &AccountBook::countChanged, this, &MainWindow::showState);
    connect(&m_parts.store, &AccountStore::stateChanged, this, &MainWindow::showState);
    connect(&m_parts.store, &AccountStore::opened, this, &MainWindow::onOpened);
    connect(&m_parts.store, &AccountStore::closing, this, &MainWindow::onClosing);
}

/// Those of the window; the list has its own.
void MainWindow::makeShortcuts()
{
    const auto bind = [this](const QKeySequence &keys, auto function) {
        auto *shortcut = new QShortcut(keys, this);
        connect(shortcut, &QShortcut::activated, this, function);
    };
    bind(QKeySequence::New, [this] { addAccount(); });
    bind(QKeySequence::Find, [this] { m_accounts->listPane()->search(); });
    bind(Qt::Key_F3, [this] { m_accounts->listPane()->search(); });
    bind(Qt::Key_F6, [this] { m_accounts->changeFocus(); });
    bind(Qt::CTRL | Qt::Key_L, [this] { lock(); });
    bind(Qt::CTRL | Qt::Key_Slash, [this] { showKeys(); });
    bind(QKeySequence::HelpContents, [this] { showKeys(); });
    bind(QKeySequence::Close, [this] { close(); });
    bind(Qt::CTRL | Qt::Key_Q, [this] { close(); }); // not every desktop has a standard one
    bind(Qt::CTRL | Qt::Key_E, [this] { m_accounts->perform(AccountAction::Export); });
    bind(Qt::Key_F5, [this] { m_accounts->perform(AccountAction::Renew); });
    bind(Qt::CTRL | Qt::Key_Return, [this] { m_accounts->perform(AccountAction::SignIn); });
}

void MainWindow::setEmbeddedBrowser(const AccountActions::EmbeddedBrowser &browser)
{
    m_actions->setEmbeddedBrowser(browser);
    m_adding->setEmbeddedBrowser(browser);
}

void MainWindow::onOpened()
{
    m_asksWhenLocked = false; // the next lock is meant
    Accounts *const accounts = m_parts.store.accounts();
    whenFinished(m_parts.book.add(*accounts, Keeping::Stored), this,
                 [this](const Result<Done> &loaded) {
                     if (!loaded)
                         return m_parts.store.giveUp(loaded.error());
                     m_isLoaded = true;
                     showState();
                     if (const auto wanted = std::exchange(m_whenOpen, {}))
                         wanted();
                 });
    connect(accounts, &Accounts::notSaved, this, [this](const AccountId &, const AuthError &error) {
        m_accounts->banner()->showProblem(error);
    });
    showProtection();
}

/// Whatever is open speaks of accounts that are about to go.
void MainWindow::onClosing()
{
    m_isLoaded = false;
    m_clipboard->clear();
    for (QDialog *const dialog : findChildren<QDialog *>(Qt::FindDirectChildrenOnly))
        dialog->reject();
    m_parts.book.remove(*m_parts.store.accounts());
}

void MainWindow::showState()
{
    using State = AccountStore::State;
    const State state = m_parts.store.state();
    const bool isEmpty = m_parts.book.count() == 0;
    if (state == State::Opening || (state == State::Open && isEmpty && !m_isLoaded))
        return; // what is there stays until it is known how it ends
    if (state == State::Open && !isEmpty) {
        m_pages->setCurrentWidget(m_accounts);
        return m_accounts->showAny();
    }
    if (state == State::Open)
        m_place->showEmpty();
    else if (state == State::Broken)
        m_place->showBroken(m_parts.store);
    else
        m_place->showLocked();
    m_pages->setCurrentWidget(m_place);
    if (state == State::Locked && std::exchange(m_asksWhenLocked, false))
        m_passphrases->askToUnlock();
}

void MainWindow::showProtection()
{
    whenFinished(m_parts.store.services().vault->protection(), this,
                 [this](const Result<QList<VaultProtection>> &protection) {
                     if (protection)
                         m_parts.book.setProtection(*protection);
                 });
}

void MainWindow::addAccount()
{
    whenOpen([this] { m_adding->open(); });
}

void MainWindow::tryDemo()
{
    whenOpen([this] { m_adding->openDemo(); });
}

/// Does it now, or once somebody has opened the store.
void MainWindow::whenOpen(const std::function<void()> &wish)
{
    if (m_parts.store.accounts())
        return wish();
    m_whenOpen = wish;
    unlock();
}

/// The browser is in front of the window usually, and nobody is pulled away from it.
void MainWindow::tellWhoIsElsewhere(const AccountId &id)
{
    const auto account = m_parts.book.account(id);
    if (!account || QApplication::applicationState() == Qt::ApplicationActive)
        return;
    QApplication::alert(this);
    notifyDesktop(tr("You are signed in as %1.").arg(sanitizedServerText(account->displayName)));
}

void MainWindow::unlock()
{
    if (m_parts.store.state() == AccountStore::State::Open)
        return;
    m_asksWhenLocked = true;
    m_parts.store.open();
}

void MainWindow::lock()
{
    m_parts.store.lock();
}

void MainWindow::present()
{
    setWindowState(windowState() & ~Qt::WindowMinimized);
    show();
    raise();
    activateWindow();
}

void MainWindow::showKeys()
{
    (new KeyList(this))->show();
}

void MainWindow::closeEvent(QCloseEvent *event)
{
    m_clipboard->clear();
    event->accept();
    for (QDialog *const dialog : findChildren<QDialog *>(Qt::FindDirectChildrenOnly))
        dialog->reject();
    // A refresh that went out has to be heard, or its new refresh token is lost for everybody.
    Accounts *const accounts = m_parts.store.accounts();
    if (!accounts || !accounts->isRenewing())
        return Q_EMIT ended();
    connect(accounts, &Accounts::renewalsEnded, this, &MainWindow::ended);
}

} // namespace Qonsent::Manager
