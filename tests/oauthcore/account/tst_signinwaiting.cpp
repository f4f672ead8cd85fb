// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "tests/oauthcore/account/scene.h"
#include "tests/support/onlyrow.h"
#include "tests/support/testmain.h"
#include "tests/support/waitingagents.h"

#include <QTcpServer>

using namespace Qonsent;
using namespace std::chrono_literals;
using Code = AuthError::Code;
using Test::Endpoint;

/// What a person can do while a sign-in waits for them: a new link, another account, another
/// window, more time.
class tst_SignInWaiting : public QObject
{
    Q_OBJECT

    /// A sign-in whose page is open in a window that does nothing by itself.
    struct Waiting
    {
        Scene scene;
        Accounts accounts{scene.services()};
        std::shared_ptr<Window> window = std::make_shared<Window>();
        QList<UserAction> actions;
        SignIn *signIn = nullptr;

        explicit Waiting(SignInRequest changes = {})
        {
            SignInRequest asked = scene.request();
            asked.userAgent = window;
            asked.parameters = changes.parameters;
            asked.loginHint = changes.loginHint;
            asked.receiver = changes.receiver;
            asked.reminders = changes.reminders;
            signIn = accounts.signIn(asked);
            QObject::connect(signIn, &SignIn::userActionNeeded, &accounts,
                             [this](const UserAction &action) { actions += action; });
        }
        bool isOpen(qsizetype times = 1)
        {
            return QTest::qWaitFor([this, times] { return window->opened.size() == times; });
        }
        static QString parameter(const QUrl &url, const char *name)
        {
            return QUrlQuery(url)
                .queryItemValue(QLatin1String(name), QUrl::FullyDecoded)
                .replace(u'+', u' ');
        }
        /// Carries \a url to a browser that hands the redirect back.
        QString genuine(const QUrl &url)
        {
            Test::InstantUserAgent browser({.redirect = Test::Behaviour::Redirect::HandBack});
            const AuthorizationPage page{.url = url,
                                         .redirectUri = QUrl(parameter(url, "redirect_uri"))};
            const auto outcome = outcomeOf(browser.open(page, &accounts));
            return outcome ? outcome->redirect.toString(QUrl::FullyEncoded) : QString();
        }
    };

private Q_SLOTS:
    void aFreshLinkIsNewInEverythingAndOpensNothing()
    {
        Waiting waiting;
        QVERIFY(waiting.isOpen());
        const QUrl first = waiting.window->opened.constFirst().url;
        waiting.scene.advance(9min);
        waiting.signIn->restart(AccountChoice::FreshLink);
        QCOMPARE(waiting.window->closed, 1); // it showed what is void now
        QTRY_COMPARE(waiting.actions.size(), 1);
        const UserAction action = waiting.actions.constFirst();
        QCOMPARE(action.kind, UserAction::Kind::OpenAddress);
        QVERIFY(!action.problem);
        for (const char *name : {"state", "nonce", "code_challenge"})
            QVERIFY(Waiting::parameter(action.url, name) != Waiting::parameter(first, name));
        for (const char *name : {"client_id", "scope", "prompt"})
            QCOMPARE(Waiting::parameter(action.url, name), Waiting::parameter(first, name));
        QCOMPARE(action.endsAt, waiting.scene.clock.now().addSecs(600)); // the time begins again
        QCOMPARE(waiting.window->opened.size(), 1);
        QVERIFY(waiting.signIn->acceptPastedAddress(waiting.genuine(action.url)));
        const auto account = outcomeOf<Account>(waiting.signIn);
        QVERIFY2(account, account ? "" : account.error().reason.constData());
        QCOMPARE(waiting.scene.server.count(Endpoint::Token), 1);
    }

    void everyCopiedLinkIsNew()
    {
        Waiting waiting;
        QVERIFY(waiting.isOpen());
        QSet<QString> states = {
            Waiting::parameter(waiting.window->opened.constFirst().url, "state")};
        for (int i = 1; i <= 5; ++i) {
            waiting.signIn->restart(AccountChoice::FreshLink);
            QTRY_COMPARE(waiting.actions.size(), i);
            states.insert(Waiting::parameter(waiting.actions.constLast().url, "state"));
        }
        QCOMPARE(states.size(), 6);
    }

    void anotherAccountIsAskedFor_data()
    {
        QTest::addColumn<QByteArray>("before");
        QTest::addColumn<QString>("after");
        QTest::newRow("where nothing was asked") << QByteArray() << QStringLiteral("login");
        QTest::newRow("besides what is asked anyway")
            << QByteArray("consent") << QStringLiteral("consent login");
        QTest::newRow("where it is asked anyway") << QByteArray("login") << QStringLiteral("login");
        QTest::newRow("and none, which stands alone, gives way")
            << QByteArray("none") << QStringLiteral("login");
    }
    void anotherAccountIsAskedFor()
    {
        QFETCH(QByteArray, before);
        QFETCH(QString, after);
        SignInRequest changes{.loginHint = QStringLiteral("alice@example.com")};
        if (!before.isEmpty())
            changes.parameters.append("prompt", before);
        Waiting waiting(changes);
        QVERIFY(waiting.isOpen());
        waiting.signIn->restart(AccountChoice::OtherAccount);
        QVERIFY(waiting.isOpen(2));
        const QUrl url = waiting.window->opened.constLast().url;
        QCOMPARE(Waiting::parameter(url, "prompt"), after);
        QVERIFY(!QUrlQuery(url).hasQueryItem(QStringLiteral("login_hint")));
        // and so it stays for whoever copies a link after that
        waiting.signIn->restart(AccountChoice::FreshLink);
        QTRY_COMPARE(waiting.actions.size(), 1);
        QCOMPARE(Waiting::parameter(waiting.actions.constFirst().url, "prompt"), after);
    }

    void theAttemptBeforeIsVoid_data()
    {
        onlyRow("CK-M14: its port is free before the next page opens");
    }
    void theAttemptBeforeIsVoid()
    {
        Waiting waiting;
        QVERIFY(waiting.isOpen());
        const AuthorizationPage before = waiting.window->opened.constFirst();
        const QString old = waiting.genuine(before.url);
        waiting.signIn->restart(AccountChoice::OtherAccount);
        QTcpServer server; // nobody listens there any more
        QVERIFY(server.listen(QHostAddress::LocalHost, quint16(before.redirectUri.port())));
        QVERIFY(waiting.isOpen(2));
        QVERIFY(!waiting.signIn->acceptPastedAddress(old));
        QVERIFY(!waiting.signIn->isFinished());
        QCOMPARE(waiting.scene.server.count(Endpoint::Token), 0);
        waiting.window->handBack(QUrl(waiting.genuine(waiting.window->opened.constLast().url)));
        QVERIFY(outcomeOf<Account>(waiting.signIn));
    }

    void aFixedPortIsThereForTheNextAttempt()
    {
        quint16 port = 0;
        {
            QTcpServer server;
            QVERIFY(server.listen(QHostAddress::LocalHost));
            port = server.serverPort();
        }
        Waiting waiting({.receiver = {.firstPort = port}});
        QVERIFY(waiting.isOpen());
        for (int i = 2; i <= 4; ++i) {
            waiting.signIn->restart(AccountChoice::OtherAccount);
            QVERIFY(waiting.isOpen(i));
            QCOMPARE(waiting.window->opened.constLast().redirectUri.port(), int(port));
        }
        QVERIFY(!waiting.signIn->isFinished());
    }

    void aNewLinkMayBeWantedWhereTheOldOneIsTold()
    {
        Waiting waiting;
        int left = 3; // by a slot, in the middle of what tells it
        QObject::connect(waiting.signIn, &SignIn::userActionNeeded, &waiting.accounts, [&] {
            if (left-- > 0)
                waiting.signIn->restart(AccountChoice::FreshLink);
        });
        QVERIFY(waiting.isOpen());
        waiting.signIn->extendWaiting();
        QTRY_COMPARE(waiting.actions.size(), 4);
        QVERIFY(
            waiting.signIn->acceptPastedAddress(waiting.genuine(waiting.actions.constLast().url)));
        QVERIFY(outcomeOf<Account>(waiting.signIn));
    }

    void theWindowThatWasChosenShowsTheNextAttemptToo()
    {
        Waiting waiting;
        QVERIFY(waiting.isOpen());
        const auto other = std::make_shared<Window>();
        waiting.signIn->switchTo(other);
        QCOMPARE(other->opened.constFirst().url, waiting.window->opened.constFirst().url);
        QCOMPARE(waiting.window->closed, 1);
        waiting.signIn->restart(AccountChoice::OtherAccount);
        QTRY_COMPARE(other->opened.size(), 2);
        QCOMPARE(waiting.window->opened.size(), 1);
        other->handBack(QUrl(waiting.genuine(other->opened.constLast().url)));
        QVERIFY(outcomeOf<Account>(waiting.signIn));
    }

    void whoAsksForMoreTimeGetsIt()
    {
        Waiting waiting;
        QVERIFY(waiting.isOpen());
        waiting.scene.advance(9min);
        waiting.signIn->extendWaiting();
        QCOMPARE(waiting.actions.constLast().endsAt, waiting.scene.clock.now().addSecs(600));
        waiting.scene.advance(10min);
        QCOMPARE(outcomeOf<Account>(waiting.signIn).error().code, Code::SignInTimedOut);
    }

    void aLongWaitIsSaid_data() { onlyRow("MS-29: after one, two and five minutes"); }
    void aLongWaitIsSaid()
    {
        Waiting waiting({.reminders = {5min, 1min, 2min}});
        QList<std::chrono::milliseconds> said;
        QObject::connect(waiting.signIn, &SignIn::stillWaiting, &waiting.accounts,
                         [&said](std::chrono::milliseconds waited) { said += waited; });
        QVERIFY(waiting.isOpen());
        waiting.scene.advance(1min - 1ms);
        QCoreApplication::processEvents();
        QVERIFY(said.isEmpty());
        waiting.scene.advance(1ms);
        QTRY_COMPARE(said, QList<std::chrono::milliseconds>({1min}));
        waiting.scene.advance(5min); // asleep over the second and the third: one word is enough
        QTRY_COMPARE(said, QList<std::chrono::milliseconds>({1min, 6min}));
        QVERIFY(!waiting.signIn->isFinished());
        waiting.signIn->restart(AccountChoice::OtherAccount); // and waits anew
        QVERIFY(waiting.isOpen(2));
        waiting.scene.advance(1min);
        QTRY_COMPARE(said, QList<std::chrono::milliseconds>({1min, 6min, 1min}));
        waiting.signIn->cancel();
        waiting.scene.advance(1h);
        QVERIFY(!outcomeOf<Account>(waiting.signIn));
        QCOMPARE(said.size(), 3);
    }

    void whoeverIsBackIsNotReminded_data() { onlyRow("MS-29: while the code is exchanged"); }
    void whoeverIsBackIsNotReminded()
    {
        Waiting waiting({.reminders = {1min}});
        int reminders = 0;
        QObject::connect(waiting.signIn, &SignIn::stillWaiting, &waiting.accounts,
                         [&reminders] { ++reminders; });
        QVERIFY(waiting.isOpen());
        const QString back = waiting.genuine(waiting.window->opened.constFirst().url);
        waiting.scene.server.hold(Endpoint::Token);
        QVERIFY(waiting.signIn->acceptPastedAddress(back));
        QTRY_COMPARE(waiting.scene.server.count(Endpoint::Token), 1);
        waiting.scene.advance(2min);
        QCoreApplication::processEvents();
        waiting.scene.server.release(Endpoint::Token);
        static_cast<void>(outcomeOf<Account>(waiting.signIn));
        QCOMPARE(reminders, 0);
    }

    void whenThePersonIsBackNothingBeginsAnew()
    {
        Waiting waiting;
        QVERIFY(waiting.isOpen());
        const QUrl url = waiting.window->opened.constFirst().url;
        QVERIFY(waiting.signIn->acceptPastedAddress(waiting.genuine(url)));
        waiting.signIn->restart(AccountChoice::OtherAccount);
        waiting.signIn->openAgain();
        waiting.signIn->extendWaiting();
        QVERIFY(outcomeOf<Account>(waiting.signIn));
        QCOMPARE(waiting.window->opened.size(), 1);
        QVERIFY(waiting.actions.isEmpty());
    }

    void whenItIsOverNothingBeginsAnew()
    {
        Waiting waiting;
        QVERIFY(waiting.isOpen());
        waiting.signIn->cancel();
        waiting.signIn->restart(AccountChoice::FreshLink);
        waiting.signIn->openAgain();
        waiting.signIn->switchTo(std::make_shared<Window>());
        QCOMPARE(
            waiting.signIn->acceptPastedAddress(QStringLiteral("code=1&state=2")).error().reason,
            QByteArray("not_waiting"));
        QCOMPARE(outcomeOf<Account>(waiting.signIn).error().code, Code::Cancelled);
        QCOMPARE(waiting.window->opened.size(), 1);
    }

    void nothingIsLostBeforeThePageIsOpen()
    {
        Waiting waiting;
        waiting.signIn->restart(AccountChoice::OtherAccount); // there is no attempt yet
        waiting.signIn->extendWaiting();
        QVERIFY(!waiting.signIn->acceptPastedAddress(QStringLiteral("code=1&state=2")));
        const auto other = std::make_shared<Window>();
        waiting.signIn->switchTo(other);
        QTRY_COMPARE(other->opened.size(), 1);
        QVERIFY(waiting.window->opened.isEmpty());
    }
};

QONSENT_TEST(tst_SignInWaiting)
#include "tst_signinwaiting.moc"
