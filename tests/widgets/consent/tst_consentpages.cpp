// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "tests/support/onlyrow.h"
#include "tests/support/testmain.h"
#include "tests/widgets/consent/consentscene.h"

#include <QTest>
#include <QWebEngineView>

using namespace Qonsent;

namespace {

/// What \a html says about places that only the test knows.
QByteArray filled(QByteArray html, const ConsentScene &scene, const HostileSite &site)
{
    const QByteArray redirect = scene.redirectUri().toEncoded();
    return html.replace("REDIRECT", redirect)
        .replace("SOCKET", "ws" + redirect.mid(4))
        .replace("PORT", QByteArray::number(scene.redirectPort.port()))
        .replace("SITE", site.issuer().toLatin1());
}

} // namespace

/// Ways to the redirect URI, those that are taken and those that are not. In none of them does a
/// request reach the port.
class tst_ConsentPages : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyWayToTheRedirectIsTaken_data()
    {
        QTest::addColumn<QByteArray>("html");
        QTest::addColumn<QString>("click");
        QTest::addColumn<QString>("customScheme");
        const auto row = [](const char *name, const char *html, const char *click = "",
                            const char *scheme = "") {
            QTest::newRow(name) << QByteArray(html) << QString::fromLatin1(click)
                                << QString::fromLatin1(scheme);
        };
        row("G01: a 302", "302 REDIRECT?code=c&state=s");
        row("G01: a 307", "307 REDIRECT?code=c&state=s");
        row("G01: a 302 with a fragment", "302 REDIRECT?code=c&state=s#x=y");
        row("G02: location", "<script>location='REDIRECT?code=c&state=s'</script>");
        row("G02: location.replace",
            "<script>location.replace('REDIRECT?code=c&state=s')</script>");
        row("G02: meta refresh",
            "<meta http-equiv=refresh content='0;url=REDIRECT?code=c&amp;state=s'>");
        row("G02: a link", "<a href='REDIRECT?code=c&amp;state=s'>go</a>", "a");
        row("G02: a form with GET",
            "<form action='REDIRECT'><input name=code value=c><input name=state "
            "value=s><button>go</button></form>",
            "button");
        row("G02: a frame that leaves its page",
            "<iframe srcdoc=\"<script>top.location='REDIRECT?code=c&amp;state=s'</script>\">"
            "</iframe>");
        row("a 302 to a scheme of the program's own", "302 org.example.app:/cb?code=c&state=s", "",
            "org.example.app:/cb");
        row("location with a scheme of the program's own",
            "<script>location='org.example.app://cb?code=c&state=s'</script>", "",
            "org.example.app://cb");
        row("a link with a scheme of the program's own",
            "<a href='org.example.app:/cb?code=c&amp;state=s'>go</a>", "a", "org.example.app:/cb");
    }
    void everyWayToTheRedirectIsTaken()
    {
        QFETCH(QByteArray, html);
        QFETCH(QString, click);
        QFETCH(QString, customScheme);
        HostileSite site;
        ConsentScene scene;
        html = filled(html, scene, site);
        if (html.startsWith("30"))
            site.setAnswer("/", Test::Answer::redirect(html.mid(4), html.left(3).toInt()));
        else
            site.setPage("/", html);
        scene.start(site.url(), site.issuer(), QUrl(customScheme));
        if (!click.isEmpty())
            QVERIFY(scene.click(click));
        const auto outcome = scene.awaitOutcome();
        QVERIFY(outcome && *outcome);
        QCOMPARE((*outcome)->redirect.query(), QStringLiteral("code=c&state=s"));
        QCOMPARE(scene.redirectPort.connections(), 0);
        QCOMPARE(scene.outcomes, 1);
        QVERIFY(scene.note().isEmpty());
    }

    void nothingElseIsTakenForTheRedirect_data()
    {
        QTest::addColumn<QByteArray>("html");
        QTest::addColumn<bool>("showsNote");
        const auto row = [](const char *name, const char *html, bool showsNote = false) {
            QTest::newRow(name) << QByteArray(html) << showsNote;
        };
        row("G05: pushState to the same path",
            "<script>history.pushState(0,0,'/callback?code=c')</script>");
        row("G05: a path that begins the same",
            "<script>location='http://127.0.0.1:PORT/callbackx?code=c'</script>", true);
        row("G05: the redirect in front of another host",
            "<script>location='http://127.0.0.1:PORT@evil.test/callback?code=c'</script>", true);
        row("G05: another port", "<script>location='http://127.0.0.1:1/callback?code=c'</script>",
            true);
        row("G05: by name", "<script>location='http://localhost:PORT/callback?code=c'</script>",
            true);
        row("G06: a frame", "<iframe src='REDIRECT?code=c'></iframe>");
        row("G06: a picture", "<img src='REDIRECT?code=c'>");
        row("G06: fetch",
            "<script>fetch('REDIRECT?code=c',{mode:'no-cors'}).catch(()=>0)</script>");
        row("G06: a beacon", "<script>navigator.sendBeacon('REDIRECT?code=c')</script>");
        row("G06: a socket", "<script>new WebSocket('SOCKET?code=c')</script>");
        row("G06: prefetch", "<link rel=prefetch href='REDIRECT?code=c'>");
        row("G06: preconnect", "<link rel=preconnect href='http://127.0.0.1:PORT'>");
        row("G06: a script", "<script src='REDIRECT?code=c'></script>");
        row("G06: a style", "<link rel=stylesheet href='REDIRECT?code=c'>");
        row("G06: an object", "<object data='REDIRECT?code=c'></object>");
        row("G06: a worker", "<script>try { new Worker('REDIRECT?code=c') } catch (e) {}</script>");
        row("G06: a video", "<video src='REDIRECT?code=c' autoplay></video>");
        row("G06: a frame that is redirected", "<iframe src='/to-redirect'></iframe>");
        row("G06: a form sent from a frame",
            "<iframe srcdoc=\"<form action='REDIRECT'><input name=code value=c></form>"
            "<script>document.forms[0].submit()</script>\"></iframe>");
    }
    void nothingElseIsTakenForTheRedirect()
    {
        QFETCH(QByteArray, html);
        QFETCH(bool, showsNote);
        HostileSite site;
        ConsentScene scene;
        site.setAnswer("/to-redirect",
                       Test::Answer::redirect(scene.redirectUri().toEncoded() + "?code=c", 302));
        site.setPage("/", filled(html, scene, site));
        site.setPage("/later", {});
        scene.start(site.url(), site.issuer());
        QVERIFY(scene.isLoaded());
        if (showsNote)
            QTRY_VERIFY(!scene.note().isEmpty());
        // a round trip of the page's own, behind whatever it has asked for
        QVERIFY(scene.becomesTrue(
            QStringLiteral("window.asked || (window.asked = fetch('/later').then(() => "
                           "document.title = 'later'), 0), document.title == 'later'")));
        QVERIFY(!scene.outcome);
        QCOMPARE(scene.redirectPort.connections(), 0);
        QCOMPARE(scene.note().isEmpty(), !showsNote);
    }

    void aPostToTheRedirectIsRefusedWithItsReason_data()
    {
        onlyRow("G04: what a form carries in its body cannot be seen, and that is said");
    }
    void aPostToTheRedirectIsRefusedWithItsReason()
    {
        HostileSite site;
        ConsentScene scene;
        site.setPage("/",
                     filled("<form method=post action='REDIRECT'><input name=code value=c>"
                            "<button>go</button></form><script>document.forms[0].submit()</script>",
                            scene, site));
        scene.start(site.url(), site.issuer());
        const auto outcome = scene.awaitOutcome();
        QVERIFY(outcome && !*outcome);
        QCOMPARE(outcome->error().code, AuthError::Code::ResponseMalformed);
        QCOMPARE(outcome->error().reason, QByteArray("form_post"));
        QCOMPARE(scene.redirectPort.connections(), 0);
    }
};

QONSENT_TEST(tst_ConsentPages)
#include "tst_consentpages.moc"
