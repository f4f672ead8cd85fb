// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "tests/support/onlyrow.h"
#include "tests/support/testmain.h"
#include "tests/widgets/consent/consentscene.h"
#include "widgets/consent/addressbar_p.h"

#include <QDesktopServices>
#include <QDir>
#include <QDirIterator>
#include <QDropEvent>
#include <QMimeData>
#include <QPointer>
#include <QTest>
#include <QWebEngineHistory>
#include <QWebEngineProfile>
#include <QWebEngineView>

#include <algorithm>
#include <csignal>
#include <unistd.h>

using namespace Qonsent;

namespace {

using Kind = ConsentRefusal::Kind;

} // namespace

/// Pages that want what a sign-in does not need. Each is refused, most with one line, and the
/// sign-in goes on.
class tst_ConsentRefusals : public QObject
{
    Q_OBJECT

    QStringList m_opened; ///< what was handed to the desktop

public Q_SLOTS:
    void recordOpened(const QUrl &url) { m_opened.append(url.toString()); }

private:
    static qsizetype visibleWindows()
    {
        const QWidgetList all = QApplication::topLevelWidgets();
        return std::count_if(all.begin(), all.end(),
                             [](const QWidget *each) { return each->isVisible(); });
    }
    static bool isUsable(const ConsentScene &scene) { return scene.isLoaded() && !scene.outcome; }

private Q_SLOTS:
    void initTestCase()
    {
        for (const char *scheme : {"ssh", "mailto", "tel", "steam", "file", "http", "https"})
            QDesktopServices::setUrlHandler(QLatin1String(scheme), this, "recordOpened");
    }
    void cleanupTestCase()
    {
        for (const char *scheme : {"ssh", "mailto", "tel", "steam", "file", "http", "https"})
            QDesktopServices::unsetUrlHandler(QLatin1String(scheme));
    }
    void init() { m_opened.clear(); }

    void aPageDoesNotGetWhatASignInDoesNotNeed_data()
    {
        QTest::addColumn<QByteArray>("html");
        QTest::addColumn<QString>("click");
        QTest::addColumn<QString>("note");
        const auto row = [](const char *name, const char *html, const char *click,
                            const QString &note) {
            QTest::newRow(name) << QByteArray(html) << QString::fromLatin1(click) << note;
        };
        const QString none;
        const QString nearby = sentence(Kind::Insecure, home);
        row("G07: a port of this computer", "<script>location='http://127.0.0.1:22/'</script>", "",
            nearby);
        row("G07: this computer with https", "<script>location='https://localhost:22/'</script>",
            "", sentence(Kind::Nearby, QStringLiteral("localhost")));
        row("G07: a router", "<script>location='https://192.168.1.1/'</script>", "",
            sentence(Kind::Nearby, QStringLiteral("192.168.1.1")));
        row("G07: a link to a file", "<a href='file:///etc/passwd'>x</a>", "a", none);
        row("G08: a link to data", "<a href='data:text/html,x'>x</a>", "a", none);
        row("G08: a 302 to data", "<script>location='/to-data'</script>", "",
            sentence(Kind::Scheme, home));
        row("G08: a link to the settings of the engine", "<a href='chrome://settings'>x</a>", "a",
            none);
        row("G08: a link to the source", "<a href='view-source:SITE/'>x</a>", "a", none);
        row("G08: our own resources", "<a href='qrc:/x'>x</a>", "a",
            sentence(Kind::Scheme, QStringLiteral("qrc")));
        row("G09: ssh without a click", "<script>location='ssh://evil.test/x'</script>", "", none);
        row("G09: ssh with a click", "<a href='ssh://evil.test/x'>x</a>", "a", none);
        row("G09: mail with a click", "<a href='mailto:a@evil.test'>x</a>", "a", none);
        row("G09: a call in a frame", "<iframe src='tel:123'></iframe>", "", none);
        row("G09: a game with a click", "<a href='steam://run/1'>x</a>", "a", none);
        row("G10: a thousand windows",
            "<script>for (let i = 0; i < 1000; ++i) window.open('/popup')</script>", "", none);
        row("G11: alerts in a loop", "<script>for (let i = 0; i < 100; ++i) alert(i)</script>", "",
            none);
        row("G11: print", "<script>print()</script>", "", none);
        row("G11: full screen",
            "<button onclick='document.documentElement.requestFullscreen()'>"
            "x</button>",
            "button", none);
        row("G11: another size", "<script>resizeTo(9, 9); moveTo(0, 0)</script>", "", none);
        row("G11: a locked pointer",
            "<button onclick='document.body.requestPointerLock()'>x</button>", "button",
            sentence(Kind::Permission));
        row("G12: a download", "<script>location='/file'</script>", "", sentence(Kind::Download));
        row("G12: a download by link", "<a href='/page' download='x.sh'>x</a>", "a",
            sentence(Kind::Download));
        row("G12: a download that the page made",
            "<a id=a download=x.sh>x</a><script>a.href=URL.createObjectURL(new Blob(['x']))"
            "</script>",
            "a", sentence(Kind::Download));
        row("G12: a PDF", "<script>location='/pdf'</script>", "", sentence(Kind::Download));
        row("G12: a file of the person's", "<input type=file>", "input", sentence(Kind::Upload));
        row("G14: a log-in of the server", "<script>location='/basic'</script>", "",
            sentence(Kind::Login, home));
        row("G14: a log-in for a picture", "<img src='/basic'>", "", sentence(Kind::Login, home));
        row("G15: the place", "<script>navigator.geolocation.getCurrentPosition(() => 0)</script>",
            "", sentence(Kind::Permission));
        row("G15: notifications", "<script>Notification.requestPermission()</script>", "",
            sentence(Kind::Permission));
        row("G15: the microphone",
            "<script>navigator.mediaDevices.getUserMedia({audio: true}).catch(() => 0)</script>",
            "", none);
        row("G15: a protocol of its own",
            "<script>navigator.registerProtocolHandler('web+x', 'SITE/?x=%s')</script>", "", none);
        row("G18: a title that pretends", "<script>document.title='Secure - Google'</script>", "",
            none);
        row("G27: http elsewhere", "<script>location='http://example.org/'</script>", "",
            sentence(Kind::Insecure, QStringLiteral("example.org")));
        row("G28: the provider refuses embedded browsers",
            "<script>history.replaceState(0, 0, '/error?reason=disallowed_useragent')</script>", "",
            sentence(Kind::Embedding, home));
        row("G29: a passkey",
            "<script>navigator.credentials.get({publicKey: {challenge: new Uint8Array(16)}})"
            ".catch(() => 0)</script>",
            "", none);
        row("G31: a question for the passphrase of the vault",
            "<script>document.body.dataset.answer = prompt('Vault passphrase')</script>", "", none);
    }
    void aPageDoesNotGetWhatASignInDoesNotNeed()
    {
        QFETCH(QByteArray, html);
        QFETCH(QString, click);
        QFETCH(QString, note);
        HostileSite site;
        ConsentScene scene;
        site.setPage("/", html.replace("SITE", site.issuer().toLatin1()));
        site.setPage("/page", {});
        site.setPage("/later", {});
        site.setAnswer("/to-data", Test::Answer::redirect("data:text/html,x", 302));
        site.setAnswer("/file",
                       Test::Answer{.headers = {{"Content-Disposition", "attachment; filename=x"}},
                                    .body = "x"});
        site.setAnswer(
            "/pdf",
            Test::Answer{.headers = {{"Content-Type", "application/pdf"}}, .body = "%PDF-1.4"});
        site.setAnswer(
            "/basic",
            Test::Answer{.status = 401, .headers = {{"WWW-Authenticate", "Basic realm=\"x\""}}});
        scene.start(site.url(), site.issuer());
        const QSize size = scene.dialog->size();
        if (!click.isEmpty())
            QVERIFY(scene.click(click));
        if (!note.isEmpty())
            QTRY_COMPARE(scene.note(), note);
        QVERIFY(isUsable(scene));
        QVERIFY(scene.becomesTrue(
            QStringLiteral("window.asked || (window.asked = fetch('/later').then(() => "
                           "window.later = true), 0), window.later === true")));
        // a page that was busy for long had nothing to show meanwhile, and that was said
        QTRY_COMPARE_WITH_TIMEOUT(scene.note(), note, 10'000);
        QVERIFY(!scene.outcome);
        QVERIFY2(m_opened.isEmpty(), qPrintable(m_opened.join(u' ')));
        QCOMPARE(scene.dialog->size(), size);
        QVERIFY(!scene.dialog->isFullScreen());
        QCOMPARE(scene.dialog->windowTitle(), QStringLiteral("Sign in – Work"));
        QCOMPARE(scene.dialog->view()->address().host(), home);
        QCOMPARE(scene.dialog->view()->address().scheme(), QStringLiteral("http"));
        QCOMPARE(site.count("/popup"), 0);
        QVERIFY(site.count("/basic") <= 1);
        for (const Test::ReceivedRequest &request : site.requests())
            QVERIFY(!request.header("Authorization"));
        QCOMPARE(visibleWindows(), 1);
    }

    // G10: what the person opens is shown where its address is shown as well
    void aWindowThatThePersonOpensComesInside_data()
    {
        QTest::addColumn<QByteArray>("html");
        QTest::newRow("G10: target=_blank") << QByteArray("<a href='/popup' target=_blank>x</a>");
        QTest::newRow("G10: window.open on click")
            << QByteArray("<a href='javascript:void window.open(\"/popup\")'>x</a>");
    }
    void aWindowThatThePersonOpensComesInside()
    {
        QFETCH(QByteArray, html);
        HostileSite site;
        ConsentScene scene;
        site.setPage("/", html);
        site.setPage("/popup", {});
        scene.start(site.url(), site.issuer());
        QVERIFY(scene.click(QStringLiteral("a")));
        QTRY_COMPARE(scene.bar()->path(), QStringLiteral("/popup"));
        QCOMPARE(scene.dialog->findChildren<QWebEngineView *>().size(), 1);
        QTest::keyClick(scene.browser()->focusProxy(), Qt::Key_Left, Qt::AltModifier);
        QTRY_COMPARE(scene.bar()->path(), QStringLiteral("/"));
    }

    void aPageThatClosesItselfCancelsOnce_data()
    {
        onlyRow("G11: a page that closes itself, twice");
    }
    void aPageThatClosesItselfCancelsOnce()
    {
        HostileSite site;
        ConsentScene scene;
        site.setPage("/", "<script>window.close(); window.close()</script>");
        scene.start(site.url(), site.issuer());
        const auto outcome = scene.awaitOutcome();
        QVERIFY(outcome && !*outcome);
        QCOMPARE(outcome->error().code, AuthError::Code::Cancelled);
        QCOMPARE(scene.outcomes, 1);
    }

    void aPageCannotHoldThePerson_data() { onlyRow("G11: a page that does not want to be left"); }
    void aPageCannotHoldThePerson()
    {
        HostileSite site;
        ConsentScene scene;
        site.setPage("/",
                     "<p>x</p><script>onbeforeunload = e => { e.preventDefault(); "
                     "return e.returnValue = 'stay' }</script>");
        scene.start(site.url(), site.issuer());
        QVERIFY(scene.click(QStringLiteral("p")));
        QTest::keyClick(scene.browser()->focusProxy(), Qt::Key_Escape);
        const auto outcome = scene.awaitOutcome();
        QVERIFY(outcome && !*outcome);
    }

    void aPageWhoseProcessEndsCanBeTriedAgain_data()
    {
        onlyRow("G22: a page whose process is killed, twice");
    }
    void aPageWhoseProcessEndsCanBeTriedAgain()
    {
        HostileSite site;
        ConsentScene scene;
        site.setPage("/", "fine");
        scene.start(site.url(), site.issuer());
        QVERIFY(isUsable(scene));
        const auto asked = site.count("/");
        ::kill(pid_t(scene.browser()->page()->renderProcessPid()), SIGKILL);
        QTRY_COMPARE(scene.note(), sentence(Kind::Crashed));
        QVERIFY(!scene.outcome);
        QCOMPARE(site.count("/"), asked); // it does not load again by itself
        QTest::mouseClick(scene.button(QStringLiteral("Reload")), Qt::LeftButton);
        QVERIFY(scene.becomesTrue(QStringLiteral("document.body.innerText.includes('fine')")));
        QVERIFY(scene.note().isEmpty());

        ::kill(pid_t(scene.browser()->page()->renderProcessPid()), SIGKILL);
        QTRY_COMPARE(scene.note(), sentence(Kind::Crashed));
        scene.dialog->reject();
        const auto outcome = scene.awaitOutcome();
        QVERIFY(outcome && !*outcome);
        QCOMPARE(outcome->error().code, AuthError::Code::BrowserCrashed);
    }

    // G23: whenever the window goes, the page goes before its profile
    void theWindowCanGoAtAnyTime_data()
    {
        QTest::addColumn<QString>("moment");
        QTest::newRow("G23: before anything is loaded") << "start";
        QTest::newRow("G23: while it loads") << "loading";
        QTest::newRow("G23: when the page is there") << "loaded";
        QTest::newRow("G23: when it ends") << "ended";
        QTest::newRow("G23: when it ends, twice") << "twice";
    }
    void theWindowCanGoAtAnyTime()
    {
        QFETCH(QString, moment);
        QTest::failOnWarning(QRegularExpression(QStringLiteral("Release of profile")));
        HostileSite site;
        ConsentScene scene;
        site.setPage("/", "page");
        if (moment == u"ended" || moment == u"twice")
            site.setAnswer("/",
                           Test::Answer::redirect(scene.redirectUri().toEncoded() + "?code=c"));
        if (moment == u"loading")
            site.setAnswer("/", Test::Answer::silence());
        QPointer<ConsentDialog> dialog = scene.dialog.get();
        int ends = 0;
        QObject::connect(dialog, &ConsentDialog::ended, qApp, [&] {
            ++ends;
            scene.dialog.release()->deleteLater();
            if (moment == u"twice")
                delete dialog;
        });
        scene.start(site.url(), site.issuer());
        if (moment == u"loading")
            QTRY_COMPARE(site.count("/"), 1);
        else if (moment == u"loaded")
            QVERIFY(isUsable(scene));
        if (moment == u"ended" || moment == u"twice")
            QTRY_COMPARE(ends, 1);
        else
            scene.dialog.reset();
        QTRY_VERIFY(!dialog);
        // another one works
        ConsentScene next;
        site.setPage("/", "next");
        next.start(site.url(), site.issuer());
        QVERIFY(next.becomesTrue(QStringLiteral("document.body.innerText.includes('next')")));
    }

    void nothingCanBeDroppedOnThePage_data()
    {
        QTest::addColumn<QString>("what");
        QTest::newRow("G24: a file") << "file:///etc/passwd";
        QTest::newRow("G24: a link") << "https://evil.test/";
        QTest::newRow("G24: text") << "secret";
    }
    void nothingCanBeDroppedOnThePage()
    {
        QFETCH(QString, what);
        HostileSite site;
        ConsentScene scene;
        site.setPage("/", "<textarea id=t></textarea>");
        scene.start(site.url(), site.issuer());
        QVERIFY(isUsable(scene));
        QMimeData data;
        data.setText(what);
        if (what.contains(u':'))
            data.setUrls({QUrl(what)});
        QWebEngineView *const browser = scene.browser();
        for (QWidget *target : {static_cast<QWidget *>(browser), browser->focusProxy()}) {
            QDragEnterEvent enter(QPoint(20, 20), Qt::CopyAction, &data, Qt::LeftButton, {});
            QApplication::sendEvent(target, &enter);
            QDropEvent drop(QPointF(20, 20), Qt::CopyAction, &data, Qt::LeftButton, {});
            QApplication::sendEvent(target, &drop);
        }
        QVERIFY(scene.becomesTrue(QStringLiteral("document.getElementById('t').value == ''")));
        QCOMPARE(scene.dialog->view()->address(), site.url());
    }

    void nothingIsLeftOnDisk_data()
    {
        onlyRow("G21: cookies, storage, a database and a cache that want to stay");
    }
    void nothingIsLeftOnDisk()
    {
        HostileSite site;
        ConsentScene scene;
        site.setAnswer("/",
                       Test::Answer{.headers = {{"Content-Type", "text/html"},
                                                {"Cache-Control", "max-age=9999"},
                                                {"Set-Cookie", "CNRYX-cookie=1; Max-Age=9999"}},
                                    .body = "<script>localStorage.x = 'CNRYX-storage'; "
                                            "indexedDB.open('CNRYX-database')</script>page"});
        scene.start(site.url(), site.issuer());
        QVERIFY(isUsable(scene));
        scene.dialog->reject();
        QVERIFY(scene.awaitOutcome());
        QDirIterator it(QDir::homePath(), QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
        while (it.hasNext()) {
            const QString path = it.next();
            QFile file(path);
            QVERIFY(file.open(QIODevice::ReadOnly));
            QVERIFY2(!file.readAll().contains("CNRYX"), qPrintable(path));
            QVERIFY2(!path.contains(QStringLiteral("QtWebEngine")), qPrintable(path));
        }
    }

    void theUserAgentIsNotFaked_data() { onlyRow("G18, G28: what a server hears of us"); }
    void theUserAgentIsNotFaked()
    {
        HostileSite site;
        ConsentScene scene;
        site.setPage("/", {});
        scene.start(site.url(), site.issuer());
        QVERIFY(isUsable(scene));
        const QByteArray agent = site.requests().constFirst().header("User-Agent").value_or("");
        QVERIFY2(agent.contains("QtWebEngine/"), agent.constData());
        QVERIFY(site.requests().constFirst().header("Accept-Language"));
        QCOMPARE(site.count("/favicon.ico"), 0); // G18
    }

    void whatAPageLogsIsNotLogged_data() { onlyRow("G30: a page that logs a password"); }
    void whatAPageLogsIsNotLogged()
    {
        QTest::failOnWarning(QRegularExpression(QStringLiteral("CNRYX")));
        HostileSite site;
        ConsentScene scene;
        site.setPage("/",
                     "<script>for (const f of ['log', 'warn', 'error', 'debug']) "
                     "console[f]('CNRYX-password'); throw 'CNRYX-password'</script>");
        scene.start(site.url(), site.issuer());
        QVERIFY(isUsable(scene));
    }

    void aServerThatIsNotThereIsSaid()
    {
        quint16 closed = 0;
        {
            const SilentPort port;
            closed = port.port();
        }
        const QString issuer = QStringLiteral("http://127.0.0.1:%1").arg(closed);
        ConsentScene scene;
        scene.start(QUrl(issuer + u'/'), issuer);
        QTRY_COMPARE(scene.note(), sentence(Kind::NotLoaded, home));
        QVERIFY(scene.button(QStringLiteral("Reload")));
        QVERIFY(!scene.outcome);
    }

    // after eight seconds with nothing to see
    void aBlankPageOffersAWayOut()
    {
        HostileSite site;
        ConsentScene scene;
        site.setAnswer("/", Test::Answer::silence());
        scene.start(site.url(), site.issuer());
        QTRY_COMPARE_WITH_TIMEOUT(scene.note(), sentence(Kind::Blank), 12'000);
        QVERIFY(scene.button(QStringLiteral("Open in browser")));
        site.setPage("/", "<h1>there</h1>");
        QTest::mouseClick(scene.button(QStringLiteral("Reload")), Qt::LeftButton);
        QVERIFY(scene.becomesTrue(QStringLiteral("document.body.innerText.includes('there')")));
        QTRY_VERIFY(scene.note().isEmpty());
    }

    void asRootWithoutThatDecisionItIsRefused_data() { onlyRow("G26: as root, inside a program"); }
    void asRootWithoutThatDecisionItIsRefused()
    {
        if (::geteuid() != 0)
            QSKIP("only root can see it");
        const QByteArray before = qgetenv("QTWEBENGINE_DISABLE_SANDBOX");
        qunsetenv("QTWEBENGINE_DISABLE_SANDBOX");
        HostileSite site;
        ConsentScene scene;
        scene.start(site.url(), site.issuer());
        const auto outcome = scene.awaitOutcome();
        qputenv("QTWEBENGINE_DISABLE_SANDBOX", before);
        QVERIFY(outcome && !*outcome);
        QCOMPARE(outcome->error().code, AuthError::Code::BrowserNotStarted);
        QCOMPARE(outcome->error().reason, QByteArray("root"));
        QVERIFY(site.requests().isEmpty());
    }
};

QONSENT_TEST(tst_ConsentRefusals)
#include "tst_consentrefusals.moc"
