// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "tests/oauthcore/flow/flowparts.h"
#include "tests/support/onlyrow.h"
#include "tests/support/outcome.h"
#include "tests/support/testmain.h"

#include <QTcpServer>

using namespace Qonsent;
using namespace std::chrono_literals;
using Code = AuthError::Code;
using Test::Endpoint;

/// What a person can do while a flow waits for them, and that nothing of it loses the sign-in.
class tst_Waiting : public QObject
{
    Q_OBJECT

    /// A flow whose page is open in a window that does nothing by itself.
    struct Waiting
    {
        FlowParts parts;
        std::shared_ptr<Window> window = std::make_shared<Window>();
        QList<UserAction> actions;
        AuthorizationCodeFlow *flow = nullptr;

        Waiting()
        {
            auto asked = parts.request();
            asked.userAgent = window;
            flow = parts.flow(asked);
            QObject::connect(flow, &AuthorizationCodeFlow::userActionNeeded, &parts.owner,
                             [this](const UserAction &action) { actions += action; });
        }
        bool isOpen()
        {
            return QTest::qWaitFor([this] { return !window->opened.isEmpty(); });
        }
        /// The redirect that somebody gets who signs in at the page that is open.
        QString genuine()
        {
            Test::InstantUserAgent browser({.redirect = Test::Behaviour::Redirect::HandBack});
            const auto page = outcomeOf(browser.open(window->opened.constLast(), &parts.owner));
            return page ? page->redirect.toString(QUrl::FullyEncoded) : QString();
        }
        bool portIsFree() const
        {
            QTcpServer server;
            return server.listen(QHostAddress::LocalHost,
                                 quint16(window->opened.constLast().redirectUri.port()));
        }
    };

private Q_SLOTS:
    void thePastedRedirectIsAsGoodAsTheHeardOne_data()
    {
        QTest::addColumn<QString>("form"); // %1: host, port and path; %2: the query
        QTest::newRow("RO-17: the whole address") << QStringLiteral("http://%1?%2");
        QTest::newRow("without the scheme, as browsers show it") << QStringLiteral("%1?%2");
        QTest::newRow("the query with its mark") << QStringLiteral("?%2");
        QTest::newRow("the query alone") << QStringLiteral("%2");
        QTest::newRow("path and query") << QStringLiteral("/callback?%2");
        QTest::newRow("J12: with blanks and newlines around it")
            << QStringLiteral(" \r\n\thttp://%1?%2\n\n");
        QTest::newRow("A26: with a fragment, which no listener sees")
            << QStringLiteral("http://%1?%2#_=_");
        QTest::newRow("in capitals where it makes no difference") << QStringLiteral("HTTP://%1?%2");
    }
    void thePastedRedirectIsAsGoodAsTheHeardOne()
    {
        QFETCH(QString, form);
        Waiting waiting;
        QVERIFY(waiting.isOpen());
        const QString genuine = waiting.genuine().sliced(7);
        const QString pasted = form.replace(QLatin1String("%1"), genuine.section(u'?', 0, 0))
                                   .replace(QLatin1String("%2"), genuine.section(u'?', 1));
        const auto accepted = waiting.flow->acceptPastedAddress(pasted);
        QVERIFY2(accepted, accepted ? "" : accepted.error().reason.constData());
        QCOMPARE(waiting.flow->step(), Step::AwaitingToken);
        QCOMPARE(waiting.window->closed, 1);
        QVERIFY(waiting.portIsFree());
        const auto grant = outcomeOf<Grant>(waiting.flow);
        QVERIFY2(grant, grant ? "" : grant.error().reason.constData());
        QCOMPARE(waiting.parts.server.count(Endpoint::Token), 1);
    }

    void aPastedNoIsANo()
    {
        Waiting waiting;
        QVERIFY(waiting.isOpen());
        const QString pasted = waiting.genuine().replace(QLatin1String("?code="),
                                                         QLatin1String("?error=access_denied&x="));
        QVERIFY(waiting.flow->acceptPastedAddress(pasted));
        QCOMPARE(outcomeOf<Grant>(waiting.flow).error().code, Code::Denied);
        QCOMPARE(waiting.parts.server.count(Endpoint::Token), 0);
    }

    void nothingIsTakenWhenNothingIsAwaited_data()
    {
        QTest::addColumn<QByteArray>("when");
        QTest::newRow("before the page is open") << QByteArray("before");
        QTest::newRow("A03: a second time, while the code is exchanged") << QByteArray("twice");
        QTest::newRow("after it was cancelled") << QByteArray("cancelled");
    }
    void nothingIsTakenWhenNothingIsAwaited()
    {
        QFETCH(QByteArray, when);
        Waiting waiting;
        QString pasted = QStringLiteral("code=x&state=y");
        if (when != "before") {
            QVERIFY(waiting.isOpen());
            pasted = waiting.genuine();
        }
        if (when == "twice")
            QVERIFY(waiting.flow->acceptPastedAddress(pasted));
        if (when == "cancelled")
            waiting.flow->cancel();
        const auto taken = waiting.flow->acceptPastedAddress(pasted);
        QVERIFY(!taken);
        QCOMPARE(taken.error().code, Code::StateMismatch);
        QCOMPARE(taken.error().reason, QByteArray("not_waiting"));
        if (when == "twice")
            QVERIFY(outcomeOf<Grant>(waiting.flow));
        QCOMPARE(waiting.parts.server.count(Endpoint::Token), when == "twice" ? 1 : 0);
    }

    void aPastedAddressFromBeforeANapIsStale_data()
    {
        onlyRow("A39: two hours of sleep, and pasted before the alarm rang");
    }
    void aPastedAddressFromBeforeANapIsStale()
    {
        Waiting waiting;
        QVERIFY(waiting.isOpen());
        const QString pasted = waiting.genuine();
        waiting.parts.clock.advance(2h);
        const auto taken = waiting.flow->acceptPastedAddress(pasted);
        QVERIFY(!taken);
        QCOMPARE(taken.error().reason, QByteArray("late_redirect"));
        QCOMPARE(outcomeOf<Grant>(waiting.flow).error().code, Code::SignInTimedOut);
        QCOMPARE(waiting.parts.server.count(Endpoint::Token), 0);
    }

    void openingAgainShowsTheSamePage()
    {
        Waiting waiting;
        QVERIFY(waiting.isOpen());
        waiting.flow->openAgain();
        QCOMPARE(waiting.window->closed, 1); // the first showing of it
        QCOMPARE(waiting.window->opened.size(), 2);
        QCOMPARE(waiting.window->opened.at(0).url, waiting.window->opened.at(1).url);
        waiting.window->handBack(QUrl(waiting.genuine()));
        QVERIFY(outcomeOf<Grant>(waiting.flow));
    }

    void anotherUserAgentShowsTheSamePage_data()
    {
        QTest::addColumn<bool>("toBrowser");
        QTest::newRow("from the window to the browser") << true;
        QTest::newRow("from one window to another, and what the first caught is void") << false;
    }
    void anotherUserAgentShowsTheSamePage()
    {
        QFETCH(bool, toBrowser);
        Waiting waiting;
        QVERIFY(waiting.isOpen());
        const AuthorizationPage page = waiting.window->opened.constFirst();
        const QDateTime endsAt = waiting.parts.clock.now().addSecs(600);
        waiting.parts.clock.advance(1min);
        if (toBrowser) {
            const auto browser = std::make_shared<IdleUserAgent>();
            waiting.flow->switchTo(browser);
            QCOMPARE(browser->opened.size(), 1);
            QCOMPARE(browser->opened.constFirst().url, page.url);
            QCOMPARE(browser->opened.constFirst().redirectUri, page.redirectUri);
            QTRY_COMPARE(waiting.actions.size(), 1);
            QCOMPARE(waiting.actions.constFirst().kind, UserAction::Kind::ContinueInBrowser);
            QCOMPARE(waiting.actions.constFirst().endsAt, endsAt); // no more time than before
            QVERIFY(waiting.flow->acceptPastedAddress(waiting.genuine()));
        } else {
            // caught, but on its way when the person changed their mind
            waiting.window->handBack(redirectFor(page, QStringLiteral("https://evil.test")));
            const auto second = std::make_shared<Window>();
            waiting.flow->switchTo(second);
            QCoreApplication::processEvents();
            QVERIFY(!waiting.flow->isFinished());
            second->handBack(QUrl(waiting.genuine()));
        }
        const auto grant = outcomeOf<Grant>(waiting.flow);
        QVERIFY2(grant, grant ? "" : grant.error().reason.constData());
    }

    void whoeverIsChosenBeforeThePageOpensOpensIt()
    {
        Waiting waiting;
        const auto other = std::make_shared<Window>();
        waiting.flow->switchTo(other);
        QTRY_COMPARE(other->opened.size(), 1);
        QVERIFY(waiting.window->opened.isEmpty());
    }

    void aUserAgentThatCannotShowThePageLosesNothing_data()
    {
        QTest::addColumn<AuthError::Code>("code");
        QTest::newRow("no browser could be started") << Code::BrowserNotStarted;
        QTest::newRow("the window crashed") << Code::BrowserCrashed;
        QTest::newRow("the provider refuses the window") << Code::EmbeddedBrowserRefused;
    }
    void aUserAgentThatCannotShowThePageLosesNothing()
    {
        QFETCH(AuthError::Code, code);
        Waiting waiting;
        QVERIFY(waiting.isOpen());
        waiting.window->end(AuthError::of(code));
        QTRY_COMPARE(waiting.actions.size(), 1);
        QCOMPARE(waiting.actions.constFirst().kind, UserAction::Kind::OpenAddress);
        QCOMPARE(waiting.actions.constFirst().problem->code, code);
        QVERIFY(waiting.flow->acceptPastedAddress(waiting.genuine()));
        QVERIFY(outcomeOf<Grant>(waiting.flow));
    }

    void aWindowThatThePersonClosesEndsTheFlow()
    {
        Waiting waiting;
        QVERIFY(waiting.isOpen());
        waiting.window->end(AuthError::of(Code::Cancelled));
        QCOMPARE(outcomeOf<Grant>(waiting.flow).error().code, Code::Cancelled);
    }

    void whoAsksForMoreTimeGetsIt()
    {
        Waiting waiting;
        QVERIFY(waiting.isOpen());
        waiting.parts.clock.advance(9min);
        waiting.flow->extendWaiting();
        QCOMPARE(waiting.actions.size(), 1);
        QCOMPARE(waiting.actions.constFirst().endsAt, waiting.parts.clock.now().addSecs(600));
        QCOMPARE(waiting.actions.constFirst().url, waiting.window->opened.constFirst().url);
        waiting.parts.clock.advance(9min);
        QCoreApplication::processEvents();
        QVERIFY(!waiting.flow->isFinished());
        waiting.parts.clock.advance(1min);
        QCOMPARE(outcomeOf<Grant>(waiting.flow).error().code, Code::SignInTimedOut);
    }

    void aPageThatIsLeftToThePersonOpensNowhere_data()
    {
        onlyRow("MS-24: a page of the program comes first");
    }
    void aPageThatIsLeftToThePersonOpensNowhere()
    {
        FlowParts parts;
        const auto window = std::make_shared<Window>();
        auto asked = parts.request();
        asked.userAgent = window;
        asked.opening = PageOpening::Person;
        auto *flow = parts.flow(asked);
        QList<UserAction> actions;
        connect(flow, &AuthorizationCodeFlow::userActionNeeded, this,
                [&actions](const UserAction &action) { actions += action; });
        QTRY_COMPARE(actions.size(), 1);
        QCOMPARE(actions.constFirst().kind, UserAction::Kind::OpenAddress);
        QVERIFY(!actions.constFirst().problem);
        QVERIFY(window->opened.isEmpty());
        flow->openAgain(); // until it is wanted after all
        QCOMPARE(window->opened.size(), 1);
        QCOMPARE(window->opened.constFirst().url, actions.constFirst().url);
    }

    void atAnyOtherTimeTheyChangeNothing()
    {
        Waiting waiting;
        QVERIFY(waiting.isOpen());
        QVERIFY(waiting.flow->acceptPastedAddress(waiting.genuine()));
        const auto other = std::make_shared<Window>();
        waiting.flow->switchTo(other);
        waiting.flow->openAgain();
        waiting.flow->extendWaiting();
        QVERIFY(other->opened.isEmpty());
        QCOMPARE(waiting.window->opened.size(), 1);
        QVERIFY(waiting.actions.isEmpty());
        QVERIFY(!waiting.parts.clock.nextAlarm());
        QVERIFY(outcomeOf<Grant>(waiting.flow));
    }
};

QONSENT_TEST(tst_Waiting)
#include "tst_waiting.moc"
