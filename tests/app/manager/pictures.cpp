// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
// Renders every window of the manager in every dress it may wear: managerpictures DIRECTORY. On a
// panel of twice the density if QT_SCALE_FACTOR is 2.
#include "app/manager/aboutbox.h"
#include "app/manager/banner.h"
#include "app/manager/clipboardnotice.h"
#include "app/manager/demoprovider.h"
#include "app/manager/exportdialog.h"
#include "app/manager/keylist.h"
#include "app/manager/mainwindow.h"
#include "app/manager/passphrasedialog.h"
#include "app/manager/placepage.h"
#include "app/manager/removequestion.h"
#include "app/manager/renamedialog.h"
#include "app/manager/tokenclipboard.h"
#include "app/manager/tokendialog.h"
#include "oauthcore/base/translation.h"
#include "oauthcore/sqlitevault/keyfilesource.h"
#include "tests/app/manager/stubbornclipboard.h"
#include "tests/app/manager/switchedconnectivity.h"
#include "tests/widgets/longtexts.h"
#include "tests/widgets/sampleaccounts.h"
#include "widgets/accounts/accountlistview.h"
#include "widgets/look/fusionpalette.h"

#include <QAbstractButton>
#include <QApplication>
#include <QDir>
#include <QLineEdit>
#include <QListWidget>
#include <QTemporaryDir>

using namespace Qonsent;
using namespace Qonsent::Manager;

namespace {

/// How a picture is taken.
struct Dress
{
    QString name;
    Appearance appearance = Appearance::Light;
    Qt::LayoutDirection direction = Qt::LeftToRight;
    bool isLong = false;
};

class Camera
{
public:
    Camera(const QDir &folder, const Dress &dress)
        : m_folder(folder)
        , m_dress(dress)
    { }

    /// Shows \a widget, in its own size or in \a size, and takes it. What is on it when it is
    /// opened has to be there already.
    void take(QWidget &widget, const char *name, const QSize &size = {})
    {
        widget.setAttribute(Qt::WA_DontShowOnScreen);
        widget.show();
        settle();
        if (size.isValid())
            widget.resize(size);
        else
            widget.adjustSize();
        settle();
        const QString file =
            m_folder.filePath(QStringLiteral("%1-%2.png").arg(QLatin1String(name), m_dress.name));
        m_isWell = widget.grab().save(file) && m_isWell;
    }
    bool isWell() const { return m_isWell; }

    static void settle()
    {
        for (int turn = 0; turn < 5; ++turn)
            QApplication::processEvents();
    }

private:
    QDir m_folder;
    Dress m_dress;
    bool m_isWell = true;
};

/// A provider's answer, for pictures only.
TokenSet sampleTokens(const Account &account)
{
    return {.accessToken = Secret("glpat-Zk3vY8qTn2Xw5RbLm7Hd"),
            .tokenType = "Bearer",
            .refreshToken = Secret("Vb81nQz0xTt6Yk2Ws9Lr4Mc7Pd3Fg5Hj"),
            .idToken = Secret("eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiI0MiJ9.c2lnbmF0dXJl"),
            .grantedScopes = account.tokens.grantedScopes,
            .obtainedAt = account.tokens.obtainedAt,
            .expiresAt = account.tokens.expiresAt};
}

void choose(ExportDialog &dialog, int row)
{
    dialog.findChild<QListWidget *>()->setCurrentRow(row);
}

void takeExport(Camera &camera, const SampleAccounts &samples)
{
    Services services = inMemoryServices();
    services.clock = &samples.clock;
    const ReplyOf<Done> *const written =
        services.vault->write(samples.work, sampleTokens(samples.work));
    const ReplyOf<Done> *const ended = services.vault->write(samples.company, {});
    Q_UNUSED(written)
    Q_UNUSED(ended)
    Accounts accounts(services);
    auto *dialog = new ExportDialog(accounts, samples.work, nullptr, samples.clock);
    dialog->setLastForm("env");
    dialog->setAttribute(Qt::WA_DontShowOnScreen);
    dialog->open();
    Camera::settle();
    camera.take(*dialog, "export", {640, 440});
    camera.take(*dialog, "exportsmall", {520, 360});
    choose(*dialog, 2);
    dialog->findChild<QAbstractButton *>(QStringLiteral("include"))->click();
    dialog->findChild<QAbstractButton *>(QStringLiteral("reveal"))->click();
    camera.take(*dialog, "exportwhole", {640, 520});
    dialog->close();
    auto *failed = new ExportDialog(accounts, samples.company, nullptr, samples.clock);
    failed->setAttribute(Qt::WA_DontShowOnScreen);
    failed->open();
    Camera::settle();
    camera.take(*failed, "exportfailed", {640, 440});
    failed->close();
}

void takePassphrases(Camera &camera)
{
    PassphraseDialog unlock(PassphraseDialog::Mode::Unlock, nullptr);
    unlock.setAttribute(Qt::WA_DeleteOnClose, false);
    camera.take(unlock, "unlock");
    unlock.setComplaint(PassphraseDialog::tr("This passphrase does not open the vault. Type it "
                                             "again."));
    camera.take(unlock, "unlockwrong");
    PassphraseDialog choosing(PassphraseDialog::Mode::Choose, nullptr);
    choosing.setAttribute(Qt::WA_DeleteOnClose, false);
    camera.take(choosing, "choose");
    choosing.findChild<QLineEdit *>()->setText(QStringLiteral("correct horse battery"));
    choosing.setBusy(true);
    camera.take(choosing, "choosebusy");
}

void takeQuestions(Camera &camera, const SampleAccounts &samples)
{
    Account revocable = samples.work;
    revocable.provider.revocationEndpoint =
        QUrl(QStringLiteral("https://gitlab.example.com/oauth/revoke"));
    using Remainder = SignOut::Remainder;
    RemoveQuestion remove(revocable, Remainder::Nothing, nullptr);
    camera.take(remove, "remove");
    RemoveQuestion signOut(revocable, Remainder::Settings, nullptr);
    camera.take(signOut, "signout");
    RemoveQuestion silent(samples.longNamed, Remainder::Nothing, nullptr);
    camera.take(silent, "removesilent");

    Accounts accounts(inMemoryServices());
    RenameDialog rename(accounts, samples.work, nullptr);
    camera.take(rename, "rename");
    auto *const field = rename.findChild<QLineEdit *>();
    field->setText(QStringLiteral(" "));
    QMetaObject::invokeMethod(field, "returnPressed"); // nobody listens
    for (QAbstractButton *button : rename.findChildren<QAbstractButton *>()) {
        if (button->text().startsWith(u'&'))
            button->click();
    }
    Camera::settle();
    camera.take(rename, "renamewrong");

    Account known = samples.work;
    known.userinfo = {{QStringLiteral("sub"), QStringLiteral("alice")},
                      {QStringLiteral("email"), QStringLiteral("alice@example.com")},
                      {QStringLiteral("updated_at"), 1'767'268'800}};
    const TokenSet jwt{
        .accessToken =
            Secret("eyJhbGciOiJFUzI1NiIsImtpZCI6IjIwMjYtMTEiLCJ0eXAiOiJhdCtqd3QifQ."
                   "eyJpc3MiOiJodHRwczovL2dpdGxhYi5leGFtcGxlLmNvbSIsInN1YiI6ImFsaWNlIiwiYXVkIjpb"
                   "Imh0dHBzOi8vYXBpLmV4YW1wbGUuY29tIl0sImV4cCI6MTc2NzI3MjQwMCwiaWF0IjoxNzY3MjY4"
                   "ODAwLCJzY29wZSI6ImFwaSByZWFkX3VzZXIifQ.c2ln"),
        .obtainedAt = samples.clock.now(),
        .expiresAt = samples.clock.now().addSecs(3600)};
    Services services = inMemoryServices();
    services.clock = &samples.clock;
    Q_UNUSED(services.vault->write(known, jwt))
    Q_UNUSED(services.vault->write(samples.company, {}))
    Accounts stored(services);
    TokenDialog tokens(stored, known, nullptr, samples.clock);
    Camera::settle();
    camera.take(tokens, "tokens");
    TokenDialog nothing(stored, samples.company, nullptr, samples.clock);
    Camera::settle();
    camera.take(nothing, "tokensnone");
}

void takeNotice(Camera &camera, const SampleAccounts &samples)
{
    auto stubborn = std::make_unique<StubbornClipboard>();
    stubborn->refuses = true;
    TokenClipboard clipboard(samples.clock, std::move(stubborn));
    ClipboardNotice notice(clipboard);
    clipboard.copy(Secret("a"));
    camera.take(notice, "copied", {640, notice.sizeHint().height()});
    clipboard.clear();
    camera.take(notice, "notcleared", {640, 48});
}

/// Until \a done says so; a vault works in a thread of its own.
void await(const std::function<bool()> &done)
{
    while (!done())
        QApplication::processEvents(QEventLoop::WaitForMoreEvents);
    Camera::settle();
}

/// The window on a vault that cannot be read.
void takeBroken(Camera &camera, const SampleAccounts &samples)
{
    const QTemporaryDir home;
    QFile damaged(home.filePath(QStringLiteral("vault.db")));
    if (!damaged.open(QIODevice::WriteOnly) || damaged.write("damaged") < 0)
        qFatal("no file was written");
    damaged.close();
    Services services = inMemoryServices();
    services.clock = &samples.clock;
    AccountStore store(services, {.folder = home.path()});
    DemoProvider demo(services);
    AccountBook book(samples.clock);
    MainWindow window({.store = store, .book = book, .demo = demo, .clock = samples.clock});
    window.unlock();
    await([&] { return store.state() == AccountStore::State::Broken; });
    camera.take(window, "windowbroken", {960, 620});
    camera.take(window, "windowbrokensmall", {640, 360});
}

void takeOthers(Camera &camera)
{
    KeyList keys;
    keys.setAttribute(Qt::WA_DeleteOnClose, false);
    camera.take(keys, "keys", {440, 480});
    AboutBox about;
    about.setAttribute(Qt::WA_DeleteOnClose, false);
    camera.take(about, "about");
}

/// The whole window on a vault with \a samples in it, in each of its states.
void takeWindow(Camera &camera, const SampleAccounts &samples)
{
    const QTemporaryDir home;
    Services services = inMemoryServices();
    services.clock = &samples.clock;
    AccountStore store(
        services,
        {.folder = home.filePath(QStringLiteral("home")),
         .keys = {std::make_shared<KeyFileSource>(home.filePath(QStringLiteral("key")))}});
    DemoProvider demo(services);
    AccountBook book(samples.clock);
    SwitchedConnectivity network;
    MainWindow window({.store = store,
                       .book = book,
                       .demo = demo,
                       .clock = samples.clock,
                       .connectivity = &network});
    window.unlock();
    await([&] { return window.findChild<PlacePage *>()->isVisibleTo(&window); });
    camera.take(window, "windowempty", {960, 620});
    camera.take(window, "windowemptysmall", {640, 360});

    int written = 0;
    Account tried = samples.account(samples.clock, QStringLiteral("Alice Demo"),
                                    std::chrono::minutes(57), QStringLiteral("127.0.0.1"));
    const QList<Account> accounts = {samples.work,  samples.personal,  samples.company,
                                     samples.build, samples.longNamed, tried};
    for (const Account &account : accounts)
        QObject::connect(store.services().vault->write(account, sampleTokens(account)),
                         &Reply::finished, &window, [&written] { ++written; });
    await([&] { return written == accounts.size(); });
    window.lock();
    camera.take(window, "windowlocked", {960, 620});
    camera.take(window, "windowlockedsmall", {640, 360});
    window.unlock();
    await([&] { return book.count() == accounts.size(); });
    book.model().setBadge(tried.id, AccountBook::tr("DEMO"));
    book.noteFailure(samples.build.id, AuthError::of(AuthError::Code::Unreachable));
    auto *const list = window.findChild<AccountListView *>();
    list->setCurrentAccount(samples.work.id);
    camera.take(window, "window", {960, 620});
    camera.take(window, "windowsmall", {640, 360});
    network.setOffline(true);
    camera.take(window, "windowoffline", {960, 620});
    camera.take(window, "windowofflinesmall", {640, 360});
    network.setOffline(false);
    auto *const banner = window.findChild<Banner *>();
    AuthError refused =
        AuthError::of(AuthError::Code::ServerRefused, {}, QStringLiteral("gitlab.example.com"));
    refused.serverDescription = QStringLiteral("The client is not known here.");
    banner->showProblem(refused, textOf(AccountAction::TryAgain), [] {});
    list->setFocus();
    camera.take(window, "windowproblem", {960, 620});
    banner->showNote(MainWindow::tr("%1 is signed out.").arg(samples.work.name));
    camera.take(window, "windownote", {640, 360});
    list->setSearchText(QStringLiteral("nobody"));
    camera.take(window, "windownomatch", {960, 620});
    takeBroken(camera, samples);
    takeOthers(camera);
}

bool takeAll(const QDir &folder, const Dress &dress)
{
    std::unique_ptr<LongTexts> longer;
    if (dress.isLong)
        longer = std::make_unique<LongTexts>();
    QApplication::setLayoutDirection(dress.direction);
    setAppearance(dress.appearance);
    Camera camera(folder, dress);
    const FakeClock clock;
    const SampleAccounts samples(clock);
    takeExport(camera, samples);
    takePassphrases(camera);
    takeQuestions(camera, samples);
    takeNotice(camera, samples);
    takeWindow(camera, samples);
    return camera.isWell();
}

} // namespace

int main(int argc, char **argv)
{
    QApplication app(argc, argv);
    if (argc != 2) {
        qCritical("managerpictures DIRECTORY");
        return 2;
    }
    QApplication::setStyle(QStringLiteral("fusion"));
    installTranslator(QLocale(QLocale::English)); // whose plurals are in its catalogue
    QApplication::setQuitOnLastWindowClosed(false);
    const QDir folder(QString::fromLocal8Bit(argv[1]));
    bool isWell = folder.mkpath(QStringLiteral("."));
    const bool isDense = app.devicePixelRatio() > 1;
    const QList<Dress> dresses = isDense
        ? QList<Dress>{{.name = QStringLiteral("200")}}
        : QList<Dress>{
            {.name = QStringLiteral("light")},
            {.name = QStringLiteral("dark"), .appearance = Appearance::Dark},
            {.name = QStringLiteral("rtl"), .direction = Qt::RightToLeft},
            {.name = QStringLiteral("long"), .isLong = true},
        };
    for (const Dress &dress : dresses)
        isWell = takeAll(folder, dress) && isWell;
    return isWell ? 0 : 1;
}
