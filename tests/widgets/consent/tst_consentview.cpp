// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "oauthcore/testing/authorizationserver.h"
#include "tests/support/onlyrow.h"
#include "tests/support/testmain.h"
#include "tests/widgets/consent/consentscene.h"
#include "widgets/consent/addressbar_p.h"

#include <QAbstractButton>
#include <QTest>
#include <QUrlQuery>
#include <QWebEngineView>

using namespace Qonsent;
using Test::AuthorizationServer;
using Test::Endpoint;

namespace {

QUrl authorizationUrl(const AuthorizationServer &server, const QUrl &redirectUri)
{
    QUrlQuery query;
    query.addQueryItem(QStringLiteral("response_type"), QStringLiteral("code"));
    query.addQueryItem(QStringLiteral("client_id"), QStringLiteral("kit"));
    query.addQueryItem(QStringLiteral("redirect_uri"), redirectUri.toString());
    query.addQueryItem(QStringLiteral("scope"), QStringLiteral("openid"));
    query.addQueryItem(QStringLiteral("state"), QStringLiteral("s-1"));
    query.addQueryItem(QStringLiteral("code_challenge_method"), QStringLiteral("S256"));
    query.addQueryItem(QStringLiteral("code_challenge"), QString(43, u'A'));
    QUrl url = server.url(Endpoint::Authorization);
    url.setQuery(query);
    return url;
}

QString parameter(const Result<PageOutcome> &outcome, const char *name)
{
    return outcome ? QUrlQuery(outcome->redirect).queryItemValue(QLatin1String(name)) : QString();
}

} // namespace

/// A person at the demo provider's pages, in the real engine: typing and clicking for real.
class tst_ConsentView : public QObject
{
    Q_OBJECT

    std::unique_ptr<AuthorizationServer> m_server;
    std::unique_ptr<ConsentScene> m_scene;

    bool logIn(const QString &password) const
    {
        return m_scene->type(QStringLiteral("#username"), QStringLiteral("alice"))
            && m_scene->type(QStringLiteral("#password"), password)
            && m_scene->click(QStringLiteral("button.primary"));
    }
    bool reachesConsent() const
    {
        return m_scene->becomesTrue(
            QStringLiteral("document.querySelector('button[value=allow]') != null"));
    }

private Q_SLOTS:
    void init()
    {
        m_server =
            std::make_unique<AuthorizationServer>(Test::ServerOptions{.signingAlgorithm = "ES256"});
        m_scene = std::make_unique<ConsentScene>();
        m_scene->start(authorizationUrl(*m_server, m_scene->redirectUri()), m_server->issuer());
    }
    void cleanup()
    {
        m_scene.reset();
        m_server.reset();
    }

    void allowingBringsTheRedirectAndNoRequestLeaves()
    {
        QVERIFY(logIn(QStringLiteral("demo")));
        QVERIFY(reachesConsent());
        QVERIFY(m_scene->click(QStringLiteral("button[value=allow]")));
        const auto outcome = m_scene->awaitOutcome();
        QVERIFY(outcome);
        QVERIFY(!parameter(*outcome, "code").isEmpty());
        QCOMPARE(parameter(*outcome, "state"), QStringLiteral("s-1"));
        QCOMPARE(m_scene->redirectPort.connections(), 0);
        QCOMPARE(m_scene->outcomes, 1);
        QVERIFY(!m_scene->dialog->isVisible());
        QVERIFY(!m_scene->browser()); // the engine went with the sign-in
    }

    void denyingBringsTheErrorOfTheServer()
    {
        QVERIFY(logIn(QStringLiteral("demo")));
        QVERIFY(reachesConsent());
        QVERIFY(m_scene->click(QStringLiteral("button[value=deny]")));
        const auto outcome = m_scene->awaitOutcome();
        QVERIFY(outcome);
        QCOMPARE(parameter(*outcome, "error"), QStringLiteral("access_denied"));
        QCOMPARE(m_scene->redirectPort.connections(), 0);
    }

    void aWrongPasswordCanBeCorrected()
    {
        QVERIFY(logIn(QStringLiteral("wrong")));
        QVERIFY(m_scene->becomesTrue(QStringLiteral("document.querySelector('.alert') != null")));
        QVERIFY(!m_scene->outcome);
        QVERIFY(m_scene->type(QStringLiteral("#password"), QStringLiteral("demo")));
        QVERIFY(m_scene->click(QStringLiteral("button.primary")));
        QVERIFY(reachesConsent());
        QVERIFY(m_scene->click(QStringLiteral("button[value=allow]")));
        const auto outcome = m_scene->awaitOutcome();
        QVERIFY(outcome);
        QVERIFY(!parameter(*outcome, "code").isEmpty());
    }

    void theBarNamesTheProvider()
    {
        QVERIFY(m_scene->isLoaded());
        QTRY_COMPARE(m_scene->bar()->host(), QUrl(m_server->issuer()).authority());
        QTRY_COMPARE(m_scene->bar()->path(), m_server->url(Endpoint::Authorization).path());
        QCOMPARE(m_scene->bar()->connection(), QStringLiteral("on this computer"));
        QVERIFY(m_scene->hostBanner().isEmpty());
    }

    void theWholeAddressIsShownOnDemand()
    {
        QVERIFY(m_scene->isLoaded());
        QTest::keyClick(m_scene->browser()->focusProxy(), Qt::Key_L, Qt::ControlModifier);
        QCOMPARE(m_scene->bar()->wholeAddress(), m_scene->dialog->view()->address().toString());
        QVERIFY(m_scene->bar()->wholeAddress().contains(u"code_challenge"_qs));
    }

    void theKeysZoomReloadAndChangeFocus()
    {
        QVERIFY(m_scene->isLoaded());
        QWebEngineView *const browser = m_scene->browser();
        QWidget *const page = browser->focusProxy();
        QTest::keyClick(page, Qt::Key_Plus, Qt::ControlModifier);
        QTRY_COMPARE(browser->zoomFactor(), 1.1);
        QTest::keyClick(page, Qt::Key_Minus, Qt::ControlModifier);
        QTest::keyClick(page, Qt::Key_Minus, Qt::ControlModifier);
        QTRY_COMPARE(browser->zoomFactor(), 0.9);
        QTest::keyClick(page, Qt::Key_0, Qt::ControlModifier);
        QTRY_COMPARE(browser->zoomFactor(), 1.0);

        const int before = m_server->count(Endpoint::Authorization);
        QTest::keyClick(page, Qt::Key_F5);
        QTRY_COMPARE(m_server->count(Endpoint::Authorization), before + 1);

        QTest::keyClick(page, Qt::Key_F6);
        QVERIFY(m_scene->bar()->isAncestorOf(m_scene->dialog->focusWidget()));
        QTest::keyClick(m_scene->dialog->focusWidget(), Qt::Key_F6);
        QVERIFY(!m_scene->bar()->isAncestorOf(m_scene->dialog->focusWidget()));
    }

    void escapeCancelsAtOnce()
    {
        QVERIFY(m_scene->isLoaded());
        QTest::keyClick(m_scene->browser()->focusProxy(), Qt::Key_Escape);
        const auto outcome = m_scene->awaitOutcome();
        QVERIFY(outcome && !*outcome);
        QCOMPARE(outcome->error().code, AuthError::Code::Cancelled);
        QCOMPARE(m_scene->outcomes, 1);
    }

    void closingTheWindowCancelsOnce()
    {
        m_scene->dialog->close();
        m_scene->dialog->reject();
        const auto outcome = m_scene->awaitOutcome();
        QVERIFY(outcome && !*outcome);
        QCOMPARE(outcome->error().code, AuthError::Code::Cancelled);
        QCOMPARE(m_scene->outcomes, 1);
    }

    // a view that somebody embeds stays where it is
    void afterTheEndNothingCanBePressed()
    {
        QVERIFY(m_scene->isLoaded());
        m_scene->dialog->view()->cancel();
        QVERIFY(m_scene->awaitOutcome());
        m_scene->dialog->show();
        for (QAbstractButton *each : m_scene->bar()->findChildren<QAbstractButton *>())
            QTest::mouseClick(each, Qt::LeftButton);
        for (const Qt::Key key : {Qt::Key_F5, Qt::Key_F6})
            QTest::keyClick(m_scene->dialog.get(), key);
        QTest::keyClick(m_scene->dialog.get(), Qt::Key_O, Qt::ControlModifier);
        QVERIFY(!m_scene->bar()->isEnabled());
        QCOMPARE(m_scene->outcomes, 1);
    }

    void everySignInStartsWithoutCookies_data()
    {
        onlyRow("G20: two windows at once, and one after the other");
    }
    void everySignInStartsWithoutCookies()
    {
        HostileSite site;
        Test::Answer answer{.headers = {{"Content-Type", "text/html"},
                                        {"Set-Cookie", "who=alice; Path=/; Max-Age=9999"}},
                            .body = "<script>localStorage.who = 'alice'</script>page"};
        site.setAnswer("/", answer);
        ConsentScene first;
        first.start(site.url(), site.issuer());
        QVERIFY(first.becomesTrue(QStringLiteral("document.cookie == 'who=alice' && "
                                                 "localStorage.who == 'alice'")));
        site.setPage("/", "fresh");
        ConsentScene second;
        second.start(site.url(), site.issuer());
        QVERIFY(second.becomesTrue(QStringLiteral("document.body.innerText.includes('fresh')")));
        QVERIFY(second.becomesTrue(
            QStringLiteral("document.cookie == '' && localStorage.who === undefined")));
        first.start(site.url(), site.issuer()); // the same window once more
        QVERIFY(first.becomesTrue(
            QStringLiteral("document.cookie == '' && localStorage.who === undefined")));
        QVERIFY(!site.requests().constLast().header("Cookie"));
    }

    // "open in browser": the listener takes over, the window goes
    void thePersonCanGoOnInTheirOwnBrowser()
    {
        class Recorder final : public UserAgent
        {
        public:
            ReplyOf<PageOutcome> *open(const AuthorizationPage &page, QObject *parent) override
            {
                pages.append(page.url);
                return finishedReply<PageOutcome>(
                    parent,
                    works ? Result<PageOutcome>(PageOutcome{})
                          : AuthError::of(AuthError::Code::BrowserNotStarted, "not_found"));
            }
            QList<QUrl> pages;
            bool works = false;
        };
        const auto recorder = std::make_shared<Recorder>();
        m_scene->dialog->view()->setBrowser(recorder);
        QVERIFY(m_scene->isLoaded());
        QTest::keyClick(m_scene->browser()->focusProxy(), Qt::Key_O, Qt::ControlModifier);
        QTRY_COMPARE(m_scene->note(), QStringLiteral("No browser could be started."));
        QVERIFY(!m_scene->outcome);

        recorder->works = true;
        QTest::mouseClick(m_scene->button(QStringLiteral("Open in browser")), Qt::LeftButton);
        const auto outcome = m_scene->awaitOutcome();
        QVERIFY(outcome && *outcome);
        QVERIFY((*outcome)->redirect.isEmpty());
        QCOMPARE(recorder->pages.size(), 2);
        QCOMPARE(recorder->pages.constLast(), authorizationUrl(*m_server, m_scene->redirectUri()));
    }
};

QONSENT_TEST(tst_ConsentView)
#include "tst_consentview.moc"
