// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "tests/app/manager/managerwindows.h"

#include "app/manager/aboutbox.h"
#include "app/manager/banner.h"
#include "app/manager/exportpage.h"
#include "app/manager/exportwords.h"
#include "app/manager/keylist.h"
#include "app/manager/placepage.h"
#include "app/manager/removequestion.h"
#include "app/manager/tokendialog.h"
#include "oauthcore/sqlitevault/keyfilesource.h"
#include "tests/app/manager/stubbornclipboard.h"
#include "tests/support/outcome.h"
#include "widgets/accounts/accountlistview.h"
#include "widgets/accounts/tokencontent.h"

#include <QDir>
#include <QLineEdit>
#include <QPushButton>
#include <QTest>
#include <QTreeView>

namespace Qonsent::Manager {

namespace {

using namespace Qt::StringLiterals;

TokenSet tokensOf(const Account &account)
{
    return {.accessToken = Secret("CNRYA-0123456789abcdef"),
            .tokenType = "Bearer",
            .refreshToken = Secret("CNRYR-0123456789abcdef"),
            .grantedScopes = account.tokens.grantedScopes,
            .obtainedAt = account.tokens.obtainedAt,
            .expiresAt = account.tokens.expiresAt};
}

/// An answer of the provider's that people see.
AuthError refusal()
{
    AuthError error = AuthError::of(AuthError::Code::ServerRefused, {}, u"gitlab.example.com"_s);
    error.serverDescription = u"unknown"_s;
    return error;
}

/// The first field of \a dialog, with \a text in it as if it was typed.
void type(const QWidget &dialog, const QString &text)
{
    auto *const field = dialog.findChild<QLineEdit *>();
    field->setText(text);
    Q_EMIT field->textEdited(text);
}

/// What Return does in \a dialog.
QPushButton *buttonOf(const QWidget &dialog)
{
    for (QPushButton *button : dialog.findChildren<QPushButton *>()) {
        if (button->isDefault())
            return button;
    }
    qFatal("nothing is the default");
}

} // namespace

ManagerFolders::ManagerFolders()
    : samples(clock)
{
    SqliteVault vault(options("used"));
    const QList<Account> accounts = {samples.work,     samples.personal, samples.company,
                                     samples.build,    samples.shop,     samples.vault,
                                     samples.longNamed};
    for (const Account &account : accounts) {
        if (!outcomeOf(vault.write(account, tokensOf(account))))
            qFatal("an account was not stored");
    }
    QDir(folder.path()).mkdir(u"damaged"_s);
    QFile damaged(folder.filePath(u"damaged/vault.db"_s));
    if (!damaged.open(QIODevice::WriteOnly) || damaged.write(QByteArray(20'000, 'x')) < 0)
        qFatal("no file was written");
}

SqliteVaultOptions ManagerFolders::options(const char *name) const
{
    const QString path = folder.filePath(QLatin1String(name));
    return {.folder = path, .keys = {std::make_shared<KeyFileSource>(path + ".key"_L1)}};
}

ManagerWindows::ManagerWindows(const ManagerFolders &folders)
    : m_folders(folders)
    , m_samples(folders.samples)
    , m_services(inMemoryServices())
{
    m_services.clock = &folders.clock;
}

ManagerWindows::~ManagerWindows() = default;

QStringList ManagerWindows::data()
{
    QStringList data = {u"Work GitLab"_s,
                        u"Company Microsoft"_s,
                        u"alice@example.com"_s,
                        u"gitlab.example.com"_s,
                        u"login.company.example"_s,
                        u"openid"_s,
                        u"profile"_s,
                        u"read_user"_s,
                        u"api"_s,
                        u"Qonsent"_s};
    for (const QByteArray &form : ExportWords::forms()) {
        for (const auto inclusion :
             {RefreshTokenInclusion::Left, RefreshTokenInclusion::Included}) {
            for (const QString &name : {u"Work GitLab"_s, u"Company Microsoft"_s})
                data += u"$ "_s + ExportWords::command(name, form, inclusion);
        }
    }
    // Qt's own words for keys, and their letters
    for (const char letter : {'N', 'F', 'C', 'E', 'L', 'Q'})
        data += QKeySequence(Qt::CTRL | Qt::Key(letter)).toString(QKeySequence::NativeText);
    data += QKeySequence(Qt::CTRL | Qt::Key_Slash).toString(QKeySequence::NativeText);
    return data;
}

MainWindow *ManagerWindows::makeMain(const char *folder)
{
    m_store = std::make_unique<AccountStore>(m_services, m_folders.options(folder));
    m_demo = std::make_unique<DemoProvider>(m_services);
    m_book = std::make_unique<AccountBook>(m_folders.clock);
    auto *const window =
        own(new MainWindow({*m_store, *m_book, *m_demo, m_folders.clock, &m_network}));
    window->unlock();
    const auto *const place = window->findChild<PlacePage *>();
    if (!QTest::qWaitFor([&] { return place->isVisibleTo(window) || m_book->count() > 0; }))
        return nullptr;
    window->resize(window->minimumSize());
    return window;
}

MainWindow *ManagerWindows::makeMainWithAccounts()
{
    MainWindow *const window = makeMain("used");
    if (!window || !QTest::qWaitFor([this] { return m_book->count() == 7; }))
        return nullptr;
    window->findChild<AccountListView *>()->setCurrentAccount(m_samples.work.id);
    return window;
}

QWidget *ManagerWindows::makeLocked()
{
    MainWindow *const window = makeMainWithAccounts();
    if (window)
        window->lock();
    return window;
}

QWidget *ManagerWindows::makeNotCleared()
{
    auto stubborn = std::make_unique<StubbornClipboard>();
    stubborn->refuses = true;
    m_clipboard = std::make_unique<TokenClipboard>(m_folders.clock, std::move(stubborn));
    auto *const notice = own(new ClipboardNotice(*m_clipboard));
    m_clipboard->copy(Secret("a"));
    m_clipboard->clear();
    notice->resize(640, notice->sizeHint().height());
    return notice;
}

template <typename Dialog>
Dialog *ManagerWindows::own(Dialog *dialog)
{
    dialog->setAttribute(Qt::WA_DeleteOnClose, false);
    m_window.reset(dialog);
    return dialog;
}

PassphraseDialog *ManagerWindows::makePassphrase(PassphraseDialog::Mode mode)
{
    return own(new PassphraseDialog(mode, nullptr));
}

ExportDialog *ManagerWindows::makeExport(const Account &account, const QByteArray &form)
{
    if (!outcomeOf(m_services.vault->write(account, tokensOf(account))))
        return nullptr;
    m_accounts = std::make_unique<Accounts>(m_services);
    auto *const dialog = own(new ExportDialog(*m_accounts, account, nullptr, m_folders.clock));
    dialog->setLastForm(form);
    dialog->open();
    auto *const page = dialog->findChild<ExportPage *>();
    const bool isOver = account.id == m_samples.company.id;
    return QTest::qWaitFor([&] { return isOver || page->isUsable(); }) ? dialog : nullptr;
}

QWidget *ManagerWindows::makeQuestion(const Account &account, SignOut::Remainder remainder)
{
    return own(new RemoveQuestion(account, remainder, nullptr));
}

RenameDialog *ManagerWindows::makeRename()
{
    m_accounts = std::make_unique<Accounts>(m_services);
    return own(new RenameDialog(*m_accounts, m_samples.work, nullptr));
}

QWidget *ManagerWindows::makeTokens(const Account &account)
{
    if (!outcomeOf(m_services.vault->write(account, tokensOf(account))))
        return nullptr;
    m_accounts = std::make_unique<Accounts>(m_services);
    auto *const dialog = own(new TokenDialog(*m_accounts, account, nullptr, m_folders.clock));
    const auto *const model = dialog->findChild<QTreeView *>()->model();
    return QTest::qWaitFor([model] {
        const QString title = tokenContents({}, Secret("opaque"), {}).constFirst().title;
        return !model->match(model->index(0, 0), Qt::DisplayRole, title).isEmpty();
    })
        ? dialog
        : nullptr;
}

QList<ManagerWindows::Row> ManagerWindows::rowsOfMain()
{
    using Windows = ManagerWindows;
    return {
        {u"no accounts"_s, [](Windows &all) { return all.makeMain("empty"); }},
        {u"accounts"_s, [](Windows &all) { return all.makeMainWithAccounts(); }},
        {u"a problem of an account"_s,
         [](Windows &all) {
             MainWindow *const window = all.makeMainWithAccounts();
             auto *const banner = window ? window->findChild<Banner *>() : nullptr;
             if (banner)
                 banner->showProblem(refusal(), textOf(AccountAction::TryAgain), [] {});
             return window;
         }},
        {u"an account that has to sign in"_s,
         [](Windows &all) {
             MainWindow *const window = all.makeMainWithAccounts();
             if (window)
                 window->findChild<AccountListView *>()->setCurrentAccount(
                     all.m_samples.company.id);
             return window;
         }},
        {u"a search without a match"_s,
         [](Windows &all) {
             MainWindow *const window = all.makeMainWithAccounts();
             if (window)
                 window->findChild<AccountListView *>()->setSearchText(u"zebra"_s);
             return window;
         }},
        {u"offline"_s,
         [](Windows &all) {
             MainWindow *const window = all.makeMainWithAccounts();
             all.m_network.setOffline(true);
             return window;
         }},
        {u"locked"_s, [](Windows &all) { return all.makeLocked(); }},
        {u"a damaged file"_s, [](Windows &all) { return all.makeMain("damaged"); }},
        {u"a clipboard that stays full"_s, [](Windows &all) { return all.makeNotCleared(); }},
    };
}

QList<ManagerWindows::Row> ManagerWindows::rowsOfExport()
{
    using Windows = ManagerWindows;
    QList<Row> rows;
    for (const QByteArray &form : ExportWords::forms()) {
        rows += {u"export: "_s + QLatin1String(form),
                 [form](Windows &all) { return all.makeExport(all.m_samples.work, form); }};
    }
    rows += {u"export with the refresh token"_s, [](Windows &all) {
                 ExportDialog *const dialog = all.makeExport(all.m_samples.work, "json");
                 if (dialog)
                     dialog->findChild<QAbstractButton *>(u"include"_s)->click();
                 return dialog;
             }};
    rows += {u"export over a file"_s, [](Windows &all) {
                 ExportDialog *const dialog = all.makeExport(all.m_samples.work, "json");
                 if (dialog)
                     dialog->findChild<ExportPage *>()->askToReplace(u"/home/alice/work.json"_s);
                 return dialog;
             }};
    rows += {u"export of what is over"_s,
             [](Windows &all) { return all.makeExport(all.m_samples.company, "env"); }};
    return rows;
}

QList<ManagerWindows::Row> ManagerWindows::rows()
{
    using Windows = ManagerWindows;
    using Mode = PassphraseDialog::Mode;
    const QList<Row> others = {
        {u"unlock"_s, [](Windows &all) { return all.makePassphrase(Mode::Unlock); }},
        {u"unlock, after a wrong passphrase"_s,
         [](Windows &all) {
             PassphraseDialog *const dialog = all.makePassphrase(Mode::Unlock);
             dialog->setComplaint(AuthError::of(AuthError::Code::VaultKeyWrong).message);
             return dialog;
         }},
        {u"unlock, under way"_s,
         [](Windows &all) {
             PassphraseDialog *const dialog = all.makePassphrase(Mode::Unlock);
             dialog->setBusy(true);
             return dialog;
         }},
        {u"choose a passphrase"_s, [](Windows &all) { return all.makePassphrase(Mode::Choose); }},
        {u"choose a passphrase, a short one"_s,
         [](Windows &all) {
             PassphraseDialog *const dialog = all.makePassphrase(Mode::Choose);
             type(*dialog, u"horse"_s);
             return dialog;
         }},
        {u"choose a passphrase, mistyped"_s,
         [](Windows &all) {
             PassphraseDialog *const dialog = all.makePassphrase(Mode::Choose);
             type(*dialog, u"correct horse battery"_s);
             buttonOf(*dialog)->click();
             return dialog;
         }},
        {u"rename"_s, [](Windows &all) { return all.makeRename(); }},
        {u"rename, to nothing"_s,
         [](Windows &all) {
             RenameDialog *const dialog = all.makeRename();
             type(*dialog, u" "_s);
             buttonOf(*dialog)->click();
             return dialog;
         }},
        {u"tokens"_s,
         [](Windows &all) {
             Account account = all.m_samples.work;
             account.userinfo = {{u"email"_s, u"alice@example.com"_s}};
             return all.makeTokens(account);
         }},
        {u"tokens, run out"_s, [](Windows &all) { return all.makeTokens(all.m_samples.company); }},
        {u"remove"_s,
         [](Windows &all) {
             Account account = all.m_samples.work;
             account.provider.revocationEndpoint = QUrl(u"https://gitlab.example.com/revoke"_s);
             return all.makeQuestion(account, SignOut::Remainder::Nothing);
         }},
        {u"remove what the provider keeps"_s,
         [](Windows &all) {
             return all.makeQuestion(all.m_samples.work, SignOut::Remainder::Nothing);
         }},
        {u"sign out"_s,
         [](Windows &all) {
             return all.makeQuestion(all.m_samples.work, SignOut::Remainder::Settings);
         }},
        {u"about"_s, [](Windows &all) { return all.own(new AboutBox(nullptr)); }},
        {u"keys"_s, [](Windows &all) { return all.own(new KeyList); }},
    };
    return rowsOfMain() + rowsOfExport() + others;
}

QStringList ManagerWindows::names()
{
    QStringList names;
    for (const Row &row : rows())
        names += row.name;
    return names;
}

QWidget *ManagerWindows::show(const QString &name)
{
    for (const Row &row : rows()) {
        if (row.name != name)
            continue;
        QWidget *const window = row.make(*this);
        if (!window)
            return nullptr;
        window->show();
        if (!QTest::qWaitForWindowExposed(window))
            return nullptr;
        for (int turn = 0; turn < 5; ++turn)
            QCoreApplication::processEvents(); // what lays itself out later
        return window;
    }
    return nullptr;
}

} // namespace Qonsent::Manager
