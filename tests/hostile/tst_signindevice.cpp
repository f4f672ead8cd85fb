// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "tests/hostile/twists.h"
#include "tests/support/onlyrow.h"
#include "tests/support/outcome.h"
#include "tests/support/testmain.h"

using namespace Qonsent;
using namespace Qonsent::Twists;
using namespace std::chrono_literals;
using Code = AuthError::Code;
using Test::Answer;
using Test::Endpoint;

namespace {

Twist device(const char *member, const QJsonValue &value)
{
    return Twists::member(Endpoint::DeviceAuthorization, member, value);
}

/// The next answer to a question for tokens.
Twist asked(const Answer &answer)
{
    return [answer](SignInScene &scene) { scene.server.enqueue(Endpoint::Token, answer); };
}

QJsonValue text(const char *utf8)
{
    return QString::fromUtf8(utf8);
}

} // namespace

/// Group E, seen by whole sign-ins: codes for another device, and what comes of them.
class tst_SignInDeviceHostile : public QObject
{
    Q_OBJECT

    /// A sign-in with a code at a provider that one twist spoils.
    struct Attempt
    {
        SignInScene scene;
        QList<UserAction> actions;
        std::optional<Result<Account>> ended;

        explicit Attempt(const Twist &twist)
        {
            if (twist)
                twist(scene);
            scene.request.method = SignInMethod::Device;
            auto *signIn = scene.accounts.signIn(scene.request);
            QObject::connect(signIn, &SignIn::userActionNeeded, &scene.accounts,
                             [this](const UserAction &action) { actions += action; });
            whenFinished<Account>(signIn, &scene.accounts,
                                  [this](const Result<Account> &account) { ended = account; });
        }
        bool isShown()
        {
            return QTest::qWaitFor([this] { return !actions.isEmpty() || ended; }) && !ended;
        }
        /// Lets time pass from alarm to alarm until the sign-in has ended.
        bool run()
        {
            for (int rings = 0; rings < 1000 && !ended; ++rings) {
                const auto next = scene.clock.nextAlarm();
                scene.clock.advance(next.value_or(0s));
                // A question and its answer, after which another is planned; or the end.
                const std::chrono::milliseconds left(
                    scene.clock.now().msecsTo(actions.constLast().endsAt));
                static_cast<void>(QTest::qWaitFor(
                    [this, left] { return ended || scene.clock.nextAlarm().value_or(left) < left; },
                    200));
            }
            return ended.has_value();
        }
        /// What was seen, said or logged that nobody may see. One question may be many here.
        QByteArray leaks()
        {
            QStringList found = scene.oracle.findInLog();
            for (const UserAction &action : std::as_const(actions))
                found += LeakOracle::findIn(action.userCode.toUtf8() + action.url.toEncoded()
                                            + action.completeUrl.toEncoded());
            if (ended && !*ended)
                found +=
                    LeakOracle::findIn(ended->error().message.toUtf8() + ended->error().reason);
            for (const auto &request : scene.server.requests(Endpoint::Device))
                found += LeakOracle::findIn(request.target + request.body);
            return found.join(u' ').toUtf8();
        }
    };

    static void row(const char *name, const Twist &twist, Code code, const char *reason)
    {
        QTest::newRow(name) << twist << code << QByteArray(reason);
    }

private Q_SLOTS:
    void nothingIsShownThatNobodyShouldGoOnWith_data()
    {
        QTest::addColumn<Twist>("twist");
        QTest::addColumn<AuthError::Code>("code");
        QTest::addColumn<QByteArray>("reason");
        row("E01: an interval in words", device("interval", text("soon")), Code::ResponseMalformed,
            "interval");
        row("E05: no code for this client",
            answering(Endpoint::DeviceAuthorization, Answer::error(400, "unauthorized_client")),
            Code::ServerRefused, "");
        row("E07: a code that has run out already", device("expires_in", 0),
            Code::DeviceCodeExpired, "expires_in");
        row("E08: a script to open", device("verification_uri", text("javascript:alert(1)")),
            Code::ResponseMalformed, "verification_uri");
        row("E08: a file to open", device("verification_uri", text("file:///etc/passwd")),
            Code::ResponseMalformed, "verification_uri");
        row("E08: an address without TLS", device("verification_uri", text("http://as.example/")),
            Code::ResponseMalformed, "verification_uri");
        row("E08: an address that shows another host",
            device("verification_uri", text("https://as.example@evil.test/")),
            Code::ResponseMalformed, "verification_uri");
        row("E10: a code of letters that look like others",
            device("user_code", text("W\xd0\x90JB")), Code::ResponseMalformed, "user_code");
        row("E10: a code that turns its line around", device("user_code", text("AB\xe2\x80\xae")),
            Code::ResponseMalformed, "user_code");
        row("E10: a code that steers a terminal", device("user_code", text("\x1b]0;x\x07")),
            Code::ResponseMalformed, "user_code");
        row("E10: an empty code", device("user_code", text("")), Code::ResponseIncomplete,
            "user_code");
        row("B01: a login page instead of a code",
            answering(Endpoint::DeviceAuthorization,
                      {.headers = {{"Content-Type", "text/html"}}, .body = "<html>CNRYD-9"}),
            Code::ResponseMalformed, "content_type");
        row(
            "B04: a redirect to another host",
            [](SignInScene &scene) {
                answering(Endpoint::DeviceAuthorization,
                          Answer::redirect(scene.canary() + "/device", 307))(scene);
            },
            Code::RedirectRefused, "post_redirected");
        row("B13: 2 MB of code",
            answering(Endpoint::DeviceAuthorization, json(200, QByteArray(2 << 20, ' '))),
            Code::TooLarge, "body");
        row("B16: two codes",
            answering(Endpoint::DeviceAuthorization,
                      json(200, "{\"user_code\":\"A\",\"user_code\":\"B\"}")),
            Code::ResponseMalformed, "json_duplicate_member");
        row("B39: a code beside an error", device("error", text("invalid_scope")),
            Code::ServerRefused, "");
        row("B40: an error that steers a terminal",
            answering(Endpoint::DeviceAuthorization,
                      Answer::error(400, "invalid_scope", QStringLiteral("\x1b[2J\u202e"))),
            Code::ServerRefused, "");
    }
    void nothingIsShownThatNobodyShouldGoOnWith()
    {
        QFETCH(Twist, twist);
        Attempt attempt(twist);
        QTRY_VERIFY(attempt.ended);
        QVERIFY(!*attempt.ended);
        QTEST(attempt.ended->error().code, "code");
        QTEST(attempt.ended->error().reason, "reason");
        QVERIFY(attempt.actions.isEmpty());
        QCOMPARE(attempt.scene.server.count(Endpoint::Token), 0);
        QCOMPARE(attempt.scene.harm(attempt.ended->error()), QByteArray());
        QCOMPARE(attempt.leaks(), QByteArray());
    }

    void whatIsShownIsWhatItSeems_data()
    {
        QTest::addColumn<Twist>("twist");
        QTest::addColumn<QString>("host");
        QTest::addColumn<bool>("complete");
        QTest::newRow("E08: a host whose letters look like others is shown as it is looked up")
            << device("verification_uri", text("https://xn--pple-43d.example/device"))
            << QStringLiteral("xn--pple-43d.example") << false;
        QTest::newRow("E09: a complete address elsewhere is not shown")
            << device("verification_uri_complete", text("http://127.0.0.2:1/?user_code=X"))
            << QStringLiteral("127.0.0.1") << false;
        QTest::newRow("E09: a complete address without the code is not shown")
            << Twist([](SignInScene &scene) {
                   scene.server.edit(Endpoint::DeviceAuthorization, [](QJsonObject &object) {
                       object.insert(QStringLiteral("verification_uri_complete"),
                                     object.value(QLatin1String("verification_uri")));
                   });
               })
            << QStringLiteral("127.0.0.1") << false;
        QTest::newRow("E11: the address for a QR code holds the user code and nothing else")
            << Twist() << QStringLiteral("127.0.0.1") << true;
    }
    void whatIsShownIsWhatItSeems()
    {
        QFETCH(Twist, twist);
        QFETCH(bool, complete);
        Attempt attempt(twist);
        QVERIFY(attempt.isShown());
        const UserAction action = attempt.actions.constFirst();
        QTEST(action.host(), "host");
        QCOMPARE(!action.completeUrl.isEmpty(), complete);
        if (complete)
            QCOMPARE(action.completeUrl.query(), QStringLiteral("user_code=") + action.userCode);
        QCOMPARE(attempt.leaks(), QByteArray());
    }

    void noAnswerMakesTheDeviceAskForEver_data()
    {
        QTest::addColumn<Twist>("twist");
        QTest::addColumn<AuthError::Code>("code");
        QTest::addColumn<int>("mostQuestions");
        QTest::newRow("E03: pending until the code runs out")
            << device("expires_in", 60) << Code::DeviceCodeExpired << 12;
        QTest::newRow("E02: told to slow down") << Twist([](SignInScene &scene) {
            device("expires_in", 60)(scene);
            for (int i = 0; i < 20; ++i)
                asked(Answer::error(400, "slow_down"))(scene);
        }) << Code::DeviceCodeExpired << 4;
        QTest::newRow("E01, E07: an interval of nothing and a lifetime of for ever")
            << Twist([](SignInScene &scene) {
                   device("interval", 0)(scene);
                   device("expires_in", 1e18)(scene);
                   scene.server.options().deviceCodeLifetime = 1h;
               })
            << Code::DeviceCodeExpired << 360;
        QTest::newRow("E06: out of order until the code runs out") << Twist([](SignInScene &scene) {
            device("expires_in", 60)(scene);
            for (int i = 0; i < 20; ++i)
                asked(Answer{.status = 503}.with("Retry-After", "20"))(scene);
        }) << Code::DeviceCodeExpired << 3;
        QTest::newRow("E05: the person says no")
            << asked(Answer::error(400, "access_denied")) << Code::Denied << 1;
        QTest::newRow("E05: the provider says that it has run out")
            << asked(Answer::error(400, "expired_token")) << Code::DeviceCodeExpired << 1;
        QTest::newRow("E05: the code is not good")
            << asked(Answer::error(400, "invalid_grant")) << Code::ServerRefused << 1;
        QTest::newRow("E05: tokens beside an error with status 200")
            << asked(json(200, "{\"error\":\"access_denied\",\"access_token\":\"CNRYA-9\"}"))
            << Code::Denied << 1;
        QTest::newRow("B37: the client is refused")
            << asked(Answer::error(401, "invalid_client")) << Code::ServerRefused << 1;
    }
    void noAnswerMakesTheDeviceAskForEver()
    {
        QFETCH(Twist, twist);
        QFETCH(int, mostQuestions);
        Attempt attempt(twist);
        QVERIFY(attempt.isShown());
        QVERIFY(attempt.run());
        QVERIFY(!*attempt.ended);
        QTEST(attempt.ended->error().code, "code");
        const int questions = attempt.scene.server.count(Endpoint::Token);
        QVERIFY2(questions >= 1 && questions <= mostQuestions,
                 QByteArray::number(questions).constData());
        attempt.scene.clock.advance(2h);
        QTest::qWait(5);
        QCOMPARE(attempt.scene.server.count(Endpoint::Token), questions);
        QVERIFY(outcomeOf(attempt.scene.services.vault->accounts())->isEmpty());
        QCOMPARE(attempt.leaks(), QByteArray());
    }

    void aGoodSignInTellsNobody_data()
    {
        onlyRow("E11: the device code is seen by the token endpoint alone");
    }
    void aGoodSignInTellsNobody()
    {
        Attempt attempt({});
        QVERIFY(attempt.isShown());
        QVERIFY(attempt.scene.server.allowDevice(attempt.actions.constFirst().userCode,
                                                 QStringLiteral("alice")));
        attempt.scene.clock.advance(5s);
        QTRY_VERIFY(attempt.ended);
        QVERIFY(attempt.ended->has_value());
        QCOMPARE(attempt.leaks(), QByteArray());
    }

    void aNapIsFollowedByOneQuestion_data() { onlyRow("E12: nine minutes of sleep"); }
    void aNapIsFollowedByOneQuestion()
    {
        Attempt attempt({});
        QVERIFY(attempt.isShown());
        attempt.scene.clock.advance(9min);
        QTRY_COMPARE(attempt.scene.server.count(Endpoint::Token), 1);
        QTRY_COMPARE(attempt.scene.clock.nextAlarm().value_or(0s), 5s);
        QCOMPARE(attempt.scene.server.count(Endpoint::Token), 1);
    }

    void twoSignInsHaveTheirOwnTime_data()
    {
        onlyRow("E13: at the same provider, and one of them is told to slow down");
    }
    void twoSignInsHaveTheirOwnTime()
    {
        Attempt attempt({});
        QVERIFY(attempt.isShown());
        QList<UserAction> others;
        SignIn *other = attempt.scene.accounts.signIn(attempt.scene.request);
        connect(other, &SignIn::userActionNeeded, this,
                [&others](const UserAction &action) { others += action; });
        QTRY_VERIFY(!others.isEmpty());
        attempt.scene.server.enqueue(Endpoint::Token, Answer::error(400, "slow_down"));
        attempt.scene.clock.advance(5s);
        QTRY_COMPARE(attempt.scene.server.count(Endpoint::Token), 2);
        QVERIFY(attempt.scene.server.allowDevice(attempt.actions.constFirst().userCode,
                                                 QStringLiteral("alice")));
        QVERIFY(attempt.scene.server.allowDevice(others.constFirst().userCode,
                                                 QStringLiteral("alice")));
        QTRY_COMPARE(attempt.scene.clock.nextAlarm().value_or(0s), 5s);
        attempt.scene.clock.advance(5s); // one of them asks, the other waits on
        QTRY_COMPARE(attempt.scene.server.count(Endpoint::Token), 3);
        QTRY_COMPARE(outcomeOf(attempt.scene.services.vault->accounts())->size(), 1);
        attempt.scene.clock.advance(5s);
        QTRY_COMPARE(attempt.scene.server.count(Endpoint::Token), 4);
        QTRY_COMPARE(outcomeOf(attempt.scene.services.vault->accounts())->size(), 2);
    }
};

QONSENT_TEST(tst_SignInDeviceHostile)
#include "tst_signindevice.moc"
