// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "app/manager/mainwindow.h"

#include "app/manager/aboutbox.h"
#include "app/manager/accountpane.h"
#include "app/manager/banner.h"
#include "app/manager/demoprovider.h"
#include "app/manager/desktopnotice.h"
#include "app/manager/keylist.h"
#include "app/manager/noticebar.h"
#include "app/manager/passphrasedialog.h"
#include "app/manager/placepage.h"
#include "app/manager/storewords.h"
#include "app/manager/tokenclipboard.h"
#include "widgets/accounts/accountlistview.h"
#include "widgets/accounts/accountsearchfield.h"
#include "widgets/addaccount/addaccountdialog.h"
#include "widgets/look/metrics.h"
#include "widgets/look/roomybutton.h"

#include <QApplication>
#include <QCloseEvent>
#include <QDesktopServices>
#include <QMenu>
#include <QShortcut>
#include <QSplitter>
#include <QStackedLayout>
#include <QToolButton>
#include <QUrl>
#include <QVBoxLayout>

namespace Qonsent::Manager {

namespace {

constexpr int listWidth = 300;
constexpr int narrowestList = 220;
constexpr int narrowestPane = 300;

/// What a failed \a action offers to do about \a error.
std::optional<AccountAction> remedyFor(const AuthError &error, AccountAction action)
{
    if (error.needsSignIn())
        return AccountAction::SignIn;
    switch (error.code) {
    case AuthError::Code::VaultLocked:
    case AuthError::Code::KeychainLocked:
        return AccountAction::Unlock;
    case AuthError::Code::Cancelled:
        return {};
    default:
        return action == AccountAction::Renew ? AccountAction::TryAgain : action;
    }
}

} // namespace

MainWindow::MainWindow(const MainWindowParts &parts, QWidget *parent)
    : QMainWindow(parent)
    , m_parts(parts)
    , m_clipboard(new TokenClipboard(parts.clock, this))
    , m_actions(new AccountActions(parts.book, *m_clipboard, *this))
    , m_list(new AccountListView(this))
    , m_search(new AccountSearchField(m_list, this))
    , m_pane(new AccountPane(parts.book, parts.clock, this))
    , m_place(new PlacePage(this))
    , m_splitter(new QSplitter(Qt::Horizontal, this))
{
    setWindowTitle(QStringLiteral("Qonsent"));
    resize(960, 620);
    setMinimumSize(640, 360);

    m_splitter->addWidget(makeListPane());
    m_splitter->addWidget(m_pane);
    m_pane->setMinimumWidth(narrowestPane);
    m_splitter->setChildrenCollapsible(false);
    m_splitter->setStretchFactor(1, 1);
    m_splitter->setSizes({listWidth, width() - listWidth});
    auto *central = new QWidget(this);
    auto *column = new QVBoxLayout(central);
    column->setContentsMargins({});
    column->setSpacing(0);
    m_pages = new QStackedLayout;
    m_pages->addWidget(m_splitter);
    m_pages->addWidget(m_place);
    column->addLayout(m_pages, 1);
    column->addWidget(new NoticeBar(*m_clipboard, parts.connectivity, central));
    setCentralWidget(central);

    m_list->setClock(parts.clock);
    m_list->setAccountModel(&parts.book.model());
    connect(m_list, &AccountListView::currentAccountChanged, m_pane, &AccountPane::showAccount);
    connect(m_list, &AccountListView::actionRequested, this, &MainWindow::perform);
    connect(m_list, &AccountListView::addRequested, this, &MainWindow::addAccount);
    connect(m_pane, &AccountPane::actionRequested, this, &MainWindow::perform);
    connect(m_actions, &AccountActions::failed, this, &MainWindow::showProblem);
    connect(m_actions, &AccountActions::noted, m_pane->banner(), &Banner::showNote);
    connect(m_actions, &AccountActions::unlockRequested, this, &MainWindow::unlock);
    connect(&parts.book, &AccountBook::added, this, &MainWindow::tellWhoIsElsewhere);
    connect(&parts.book, &AccountBook::countChanged, this, &MainWindow::showState);
    connect(&parts.store, &AccountStore::stateChanged, this, &MainWindow::showState);
    connect(&parts.store, &AccountStore::opened, this, &MainWindow::onOpened);
    connect(&parts.store, &AccountStore::closing, this, &MainWindow::onClosing);
    makeShortcuts();
    whenFinished(parts.book.add(parts.demo.accounts(), Keeping::Demo), this,
                 [](const Result<Done> &) {}); // a vault in memory, empty as yet
    if (parts.store.state() == AccountStore::State::Open)
        onOpened();
    showState();
}

MainWindow::~MainWindow() = default;

QWidget *MainWindow::makeListPane()
{
    auto *pane = new QWidget(this);
    pane->setMinimumWidth(narrowestList);
    auto *add = new RoomyButton(tr("&Add account…"), pane);
    add->setIcon(symbolIcon(Symbol::Add));
    add->setAutoDefault(false);
    connect(add, &QPushButton::clicked, this, &MainWindow::addAccount);

    auto *more = new QToolButton(pane);
    more->setIcon(symbolIcon(Symbol::More));
    more->setAccessibleName(tr("Qonsent menu"));
    more->setToolTip(tr("Qonsent menu"));
    more->setPopupMode(QToolButton::InstantPopup);
    more->setFocusPolicy(Qt::StrongFocus);
    more->setFixedSize(Metrics::buttonHeight, Metrics::buttonHeight);
    auto *menu = new QMenu(more);
    menu->addAction(tr("Try the &demo"), this, &MainWindow::tryDemo);
    menu->addAction(tr("&Lock"), this, &MainWindow::lock);
    menu->addSeparator();
    menu->addAction(tr("&Keyboard shortcuts"), this, &MainWindow::showKeys);
    menu->addAction(tr("Abo&ut Qonsent"), this, [this] { (new AboutBox(this))->open(); });
    menu->addSeparator();
    menu->addAction(tr("&Quit"), this, &QWidget::close);
    more->setMenu(menu);

    // Margins do not change sides from right to left, but spaces do.
    auto *below = new QHBoxLayout;
    below->setContentsMargins(0, 0, 0, Metrics::groupGap);
    below->setSpacing(0);
    below->addSpacing(Metrics::groupGap);
    below->addWidget(add, 1);
    below->addSpacing(Metrics::controlGap);
    below->addWidget(more);
    below->addSpacing(Metrics::controlGap);
    auto *above = new QHBoxLayout;
    above->setContentsMargins(0, Metrics::groupGap, 0, 0);
    above->setSpacing(0);
    above->addSpacing(Metrics::groupGap);
    above->addWidget(m_search);
    above->addSpacing(Metrics::controlGap);
    auto *layout = new QVBoxLayout(pane);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(Metrics::rowGap);
    layout->addLayout(above);
    layout->addWidget(m_list, 1);
    layout->addLayout(below);
    m_list->setFrameShape(QFrame::NoFrame);
    setTabOrder(m_search, m_list);
    setTabOrder(m_list, add);
    setTabOrder(add, more);
    return pane;
}

/// Those of the window; the list has its own.
void MainWindow::makeShortcuts()
{
    const auto bind = [this](const QKeySequence &keys, auto function) {
        auto *shortcut = new QShortcut(keys, this);
        connect(shortcut, &QShortcut::activated, this, function);
    };
    bind(QKeySequence::New, [this] { addAccount(); });
    const auto search = [this] {
        m_search->setFocus(Qt::ShortcutFocusReason);
        m_search->selectAll();
    };
    bind(QKeySequence::Find, search);
    bind(Qt::Key_F3, search);
    bind(Qt::Key_F6, [this] {
        if (m_list->hasFocus())
            m_pane->focusDetails();
        else
            m_list->setFocus(Qt::ShortcutFocusReason);
    });
    bind(Qt::CTRL | Qt::Key_L, [this] { lock(); });
    bind(Qt::CTRL | Qt::Key_Slash, [this] { showKeys(); });
    bind(QKeySequence::HelpContents, [this] { showKeys(); });
    bind(QKeySequence::Close, [this] { close(); });
    bind(Qt::CTRL | Qt::Key_Q, [this] { close(); }); // not every desktop has a standard one
    bind(Qt::CTRL | Qt::Key_E, [this] { perform(AccountAction::Export); });
    bind(Qt::Key_F5, [this] { perform(AccountAction::Renew); });
    bind(Qt::CTRL | Qt::Key_Return, [this] { perform(AccountAction::SignIn); });
}

void MainWindow::setEmbeddedBrowser(const AccountActions::EmbeddedBrowser &browser)
{
    m_embeddedBrowser = browser;
    m_actions->setEmbeddedBrowser(browser);
}

void MainWindow::onOpened()
{
    m_asksWhenLocked = false; // the next lock is meant
    Accounts *const accounts = m_parts.store.accounts();
    whenFinished(m_parts.book.add(*accounts, Keeping::Stored), this,
                 [this](const Result<Done> &loaded) {
                     if (!loaded)
                         return m_parts.store.giveUp(loaded.error());
                     showState();
                     if (const auto wanted = std::exchange(m_whenOpen, {}))
                         wanted();
                 });
    connect(accounts, &Accounts::notSaved, this, [this](const AccountId &, const AuthError &error) {
        m_pane->banner()->showProblem(error);
    });
    showProtection();
}

/// Whatever is open speaks of accounts that are about to go.
void MainWindow::onClosing()
{
    m_clipboard->clear();
    for (QDialog *const dialog : findChildren<QDialog *>(Qt::FindDirectChildrenOnly))
        dialog->reject();
    m_parts.book.remove(*m_parts.store.accounts());
}

void MainWindow::showState()
{
    using State = AccountStore::State;
    const State state = m_parts.store.state();
    if (state == State::Opening)
        return; // what is there stays until it is known how it ends
    m_place->removeButtons();
    if (state == State::Locked) {
        showLocked();
    } else if (state == State::Broken) {
        const StoreWords words =
            StoreWords::of(m_parts.store.problem(), m_parts.store.folder());
        m_place->show(Symbol::Problem, words.title, words.sentence);
        connect(m_place->addButton(tr("&Try again")), &QPushButton::clicked, this,
                &MainWindow::unlock);
        connect(m_place->addButton(tr("Show &folder")), &QPushButton::clicked, this, [this] {
            QDesktopServices::openUrl(QUrl::fromLocalFile(m_parts.store.folder()));
        });
    } else if (m_parts.book.count() == 0 && state == State::Open) {
        m_place->show(Symbol::Person, tr("No accounts yet"),
                      tr("Add an account, and Qonsent keeps its access token fresh for you and "
                         "your programs."));
        connect(m_place->addButton(tr("&Add account…")), &QPushButton::clicked, this,
                &MainWindow::addAccount);
        connect(m_place->addButton(tr("Try the &demo")), &QPushButton::clicked, this,
                &MainWindow::tryDemo);
    } else {
        m_pages->setCurrentWidget(m_splitter);
        if (m_list->currentAccount().isNull() && m_list->model()->rowCount() > 0)
            m_list->setCurrentIndex(m_list->model()->index(0, 0));
        return;
    }
    m_pages->setCurrentWidget(m_place);
}

void MainWindow::showLocked()
{
    m_place->show(Symbol::Locked, tr("Qonsent is locked"),
                  tr("Programs you allowed keep working."));
    connect(m_place->addButton(tr("&Unlock…")), &QPushButton::clicked, this, &MainWindow::unlock);
    if (!std::exchange(m_asksWhenLocked, false))
        return;
    whenFinished(m_parts.store.services().vault->protection(), this,
                 [this](const Result<QList<VaultProtection>> &protection) {
                     if (m_parts.store.state() != AccountStore::State::Locked)
                         return;
                     if (protection && protection->contains(VaultProtection::Passphrase))
                         return askPassphrase();
                     m_place->show(Symbol::Locked, tr("Qonsent is locked"),
                                   m_parts.store.problem().message);
                 });
}

void MainWindow::askPassphrase()
{
    if (m_passphraseDialog)
        return;
    m_passphraseDialog = new PassphraseDialog(PassphraseDialog::Mode::Unlock, this);
    connect(m_passphraseDialog, &PassphraseDialog::entered, this, [this](const Secret &passphrase) {
        m_passphraseDialog->setBusy(true);
        whenFinished(m_parts.store.unlock(passphrase), m_passphraseDialog.data(),
                     [dialog = m_passphraseDialog.data()](const Result<Done> &unlocked) {
                         if (unlocked)
                             return dialog->accept();
                         dialog->setComplaint(unlocked.error().message);
                     });
    });
    m_passphraseDialog->open();
}

/// Proves that an account could be stored. Where there is neither vault nor keychain, the person
/// chooses a passphrase first.
ReplyOf<Done> *MainWindow::settleProtection()
{
    auto *reply = new ReplyOf<Done>(this);
    const auto succeed = [this, reply] {
        showProtection();
        reply->finish(Done{});
    };
    whenFinished(m_parts.store.prepare(), reply, [this, reply, succeed](const Result<Done> &ready) {
        if (ready)
            return succeed();
        if (ready.error().reason != "no_passphrase")
            return reply->finish(ready.error());
        QWidget *const asker = m_addDialog ? static_cast<QWidget *>(m_addDialog) : this;
        auto *dialog = new PassphraseDialog(PassphraseDialog::Mode::Choose, asker);
        connect(dialog, &PassphraseDialog::entered, reply,
                [this, dialog, succeed](const Secret &passphrase) {
                    dialog->setBusy(true);
                    whenFinished(m_parts.store.protectWith(passphrase), dialog,
                                 [dialog, succeed](const Result<Done> &made) {
                                     if (made) {
                                         dialog->accept();
                                         return succeed();
                                     }
                                     dialog->setComplaint(made.error().message);
                                 });
                });
        connect(dialog, &QDialog::rejected, reply,
                [reply] { reply->finish(AuthError::of(AuthError::Code::Cancelled)); });
        dialog->open();
    });
    return reply;
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
    if (m_addDialog) {
        m_addDialog->show();
        m_addDialog->raise();
        return m_addDialog->activateWindow();
    }
    Accounts *const accounts = m_parts.store.accounts();
    if (!accounts) {
        m_whenOpen = [this] { addAccount(); };
        return unlock();
    }
    m_addDialog = new AddAccountDialog(*accounts, m_parts.store.services(), this);
    m_addDialog->setPreparation([this] { return settleProtection(); });
    m_addDialog->offerCommandLine();
    m_addDialog->setEmbeddedBrowser(m_embeddedBrowser);
    m_addDialog->addOffer({.id = QStringLiteral("demo"),
                           .name = tr("Demo provider"),
                           .note = tr("try it without an account"),
                           .request =
                               [this] {
                                   const auto request = m_parts.demo.request();
                                   return request ? *request : SignInRequest();
                               },
                           .accounts = &m_parts.demo.accounts()});
    connect(m_addDialog, &AddAccountDialog::added, this,
            [this](const Account &account) { m_list->setCurrentAccount(account.id); });
    connect(m_addDialog, &AddAccountDialog::copyTokenRequested, this,
            [this](const AccountId &id) { m_actions->perform(AccountAction::CopyToken, {id}); });
    m_addDialog->show();
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

void MainWindow::tryDemo()
{
    addAccount();
    if (m_addDialog)
        m_addDialog->chooseOffer(QStringLiteral("demo"));
    else
        m_whenOpen = [this] { tryDemo(); };
}

void MainWindow::perform(AccountAction action)
{
    m_pane->banner()->dismiss();
    m_actions->perform(action, m_list->selectedAccounts());
}

void MainWindow::showProblem(const AccountId &id, AccountAction action, const AuthError &error)
{
    if (error.code == AuthError::Code::Cancelled)
        return;
    m_list->setCurrentAccount(id);
    const auto remedy = remedyFor(error, action);
    m_pane->banner()->showProblem(error, remedy ? textOf(*remedy) : QString(),
                                  [this, id, remedy] { m_actions->perform(*remedy, {id}); });
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

void MainWindow::changeEvent(QEvent *event)
{
    QMainWindow::changeEvent(event);
    if (event->type() == QEvent::LayoutDirectionChange && m_splitter)
        m_splitter->setSizes(m_splitter->sizes()); // it changes sides only when it is laid out
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
