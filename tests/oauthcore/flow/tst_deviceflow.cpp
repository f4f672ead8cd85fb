// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "oauthcore/flow/deviceflow.h"
#include "tests/oauthcore/flow/flowparts.h"
#include "tests/support/onlyrow.h"
#include "tests/support/outcome.h"
#include "tests/support/testmain.h"

using namespace Qonsent;
using namespace std::chrono_literals;
using Code = AuthError::Code;
using Test::Answer;
using Test::Endpoint;

namespace {

Answer pending()
{
    return Answer::error(400, "authorization_pending");
}

/// What a network says that wants a sign-in of its own.
Answer hotelPage(int status = 200)
{
    return {.status = status, .headers = {{"Content-Type", "text/html"}}, .body = "<html>"};
}

/// A network that can fail a request in a way no server can.
class FailingTransport final : public HttpTransport
{
public:
    explicit FailingTransport(HttpTransport &usual)
        : HttpTransport(nullptr)
        , m_usual(usual)
    { }

    QList<AuthError> failures = {}; ///< of the next requests

    ReplyOf<HttpResponse> *send(const HttpRequest &request) override
    {
        return failures.isEmpty() ? m_usual.send(request)
                                  : finishedReply<HttpResponse>(this, failures.takeFirst());
    }
    void preconnect(const QUrl &url) override { m_usual.preconnect(url); }

private:
    HttpTransport &m_usual;
};

} // namespace

/// A person with a code, and a program that asks no more often than it may.
class tst_DeviceFlow : public QObject
{
    Q_OBJECT

    /// A flow that shows its code. The server's interval is five seconds, its code lives 600.
    struct Shown
    {
        FlowParts parts;
        FailingTransport transport{parts.transport};
        TokenClient tokens{transport, parts.clock};
        QList<UserAction> actions;
        QList<Step> steps;
        QPointer<DeviceFlow> flow;
        std::optional<Result<Grant>> ended;

        explicit Shown(const std::function<void(DeviceFlowRequest &)> &edit = {},
                       const std::function<void(QJsonObject &)> &answer = {})
        {
            if (answer)
                parts.server.edit(Endpoint::DeviceAuthorization, answer);
            DeviceFlowRequest request{.issuer = parts.server.issuer(),
                                      .client = {.id = QStringLiteral("tv")},
                                      .scopes = Scopes::parse(u"openid profile")};
            if (edit)
                edit(request);
            FlowServices services = parts.services();
            services.tokens = &tokens;
            flow = new DeviceFlow(services, request, &parts.owner);
            QObject::connect(flow, &DeviceFlow::userActionNeeded, &parts.owner,
                             [this](const UserAction &action) { actions += action; });
            QObject::connect(flow, &DeviceFlow::stepChanged, &parts.owner,
                             [this](Step step) { steps += step; });
            whenFinished<Grant>(flow, &parts.owner,
                                [this](const Result<Grant> &grant) { ended = grant; });
        }
        bool isShown()
        {
            return QTest::qWaitFor([this] { return !actions.isEmpty() || ended; }, 30'000)
                && !ended;
        }
        bool isEnded()
        {
            return QTest::qWaitFor([this] { return ended.has_value(); }, 30'000);
        }
        /// Lets the time until the next alarm pass; false unless it is \a expected.
        bool waits(std::chrono::milliseconds expected)
        {
            const auto next = parts.clock.nextAlarm();
            if (!next || *next != expected) {
                qWarning() << "the next alarm rings in" << (next ? next->count() : -1) << "ms";
                return false;
            }
            parts.clock.advance(expected);
            return true;
        }
    };

private Q_SLOTS:
    void aPersonSaysYesOnAnotherDevice_data() { onlyRow("MS-30, MS-31: at the second question"); }
    void aPersonSaysYesOnAnotherDevice()
    {
        Shown shown;
        QVERIFY(shown.isShown());
        const UserAction action = shown.actions.constFirst();
        QCOMPARE(action.kind, UserAction::Kind::ShowCode);
        QCOMPARE(action.url, shown.parts.server.url(Endpoint::Device));
        QCOMPARE(action.completeUrl.query(), QStringLiteral("user_code=") + action.userCode);
        QCOMPARE(action.interval, 5s);
        QCOMPARE(action.endsAt, shown.parts.clock.now().addSecs(600));
        QCOMPARE(action.host(), QStringLiteral("127.0.0.1"));
        QCOMPARE(shown.flow->step(), Step::AwaitingRedirect);
        QCOMPARE(shown.parts.server.count(Endpoint::Token), 0); // not before the interval

        QVERIFY(shown.waits(5s));
        QTRY_COMPARE(shown.parts.server.count(Endpoint::Token), 1);
        QTRY_COMPARE(shown.parts.clock.nextAlarm().value_or(0s), 5s);
        QVERIFY(shown.parts.server.allowDevice(action.userCode, QStringLiteral("alice")));
        QVERIFY(shown.waits(5s));
        QVERIFY(shown.isEnded());
        QVERIFY2(*shown.ended,
                 shown.ended->has_value() ? "" : shown.ended->error().reason.constData());
        QCOMPARE(shown.ended->value().claims->subject(), QStringLiteral("248289761001"));
        QCOMPARE(shown.ended->value().userinfo.value(QLatin1String("name")).toString(),
                 QStringLiteral("Alice Demo"));
        QVERIFY(!shown.ended->value().tokens.refreshToken.isEmpty());
        QCOMPARE(shown.steps,
                 (QList<Step>{Step::AwaitingRedirect, Step::AwaitingToken, Step::Succeeded}));
        QCOMPARE(shown.parts.server.count(Endpoint::Token), 2);
    }

    void thePageForTheCodeCanBeOpenedHere()
    {
        const auto agent = std::make_shared<Test::InstantUserAgent>();
        Shown shown([agent](DeviceFlowRequest &request) { request.userAgent = agent; });
        QVERIFY(shown.isShown());
        QVERIFY(agent->visited().isEmpty()); // nothing opens by itself
        shown.flow->openAgain();
        QVERIFY(QTest::qWaitFor([&shown] { return shown.actions.size() == 2; }));
        QCOMPARE(shown.actions.constLast().kind, UserAction::Kind::ShowCode);
        QVERIFY(!shown.actions.constLast().problem);
        QVERIFY(shown.waits(5s));
        QVERIFY(shown.isEnded());
        QVERIFY(shown.ended->has_value());
    }

    void aBrowserThatDoesNotStartSpoilsNothing()
    {
        Shown shown([](DeviceFlowRequest &request) {
            request.userAgent = std::make_shared<Test::InstantUserAgent>(
                Test::Behaviour{.passwords = {QStringLiteral("wrong")}});
        });
        QVERIFY(shown.isShown());
        shown.flow->openAgain();
        QVERIFY(QTest::qWaitFor([&shown] { return shown.actions.size() == 2; }));
        QVERIFY(shown.actions.constLast().problem);
        QVERIFY(!shown.ended);
    }

    void askedForMoreOrLessOften_data()
    {
        QTest::addColumn<QList<Answer>>("answers");
        QTest::addColumn<QList<int>>("gaps"); // in seconds, before each question
        const Answer slowDown = Answer::error(400, "slow_down");
        QTest::newRow("MS-31: pending is asked again")
            << QList<Answer>{pending(), pending()} << QList<int>{5, 5, 5};
        QTest::newRow("E02, MS-31: slow_down adds five seconds for good")
            << QList<Answer>{slowDown, pending(), pending()} << QList<int>{5, 10, 10, 10};
        QTest::newRow("E02: twice adds ten")
            << QList<Answer>{slowDown, slowDown, pending()} << QList<int>{5, 10, 15, 15};
        QTest::newRow("E06: 503 goes on")
            << QList<Answer>{{.status = 503}, pending()} << QList<int>{5, 5, 5};
        QTest::newRow("E06: 429 with a time to wait")
            << QList<Answer>{Answer{.status = 429}.with("Retry-After", "42"), pending()}
            << QList<int>{5, 42, 5};
        QTest::newRow("E06: a time to wait below the interval")
            << QList<Answer>{Answer{.status = 503}.with("Retry-After", "1"), pending()}
            << QList<int>{5, 5, 5};
        QTest::newRow("MS-31: a connection that breaks doubles the interval")
            << QList<Answer>{Answer::hangUp(), pending(), Answer::hangUp(), pending()}
            << QList<int>{5, 10, 10, 20, 20};
        QTest::newRow("MS-31: an internal error doubles it too")
            << QList<Answer>{{.status = 500}, pending()} << QList<int>{5, 10, 10};
        QTest::newRow("E05: the page of a network that wants a sign-in of its own")
            << QList<Answer>{hotelPage(), pending(), hotelPage(403), pending()}
            << QList<int>{5, 10, 10, 20, 20};
        QTest::newRow("E05: a redirect to such a page")
            << QList<Answer>{Answer::redirect("https://127.0.0.2/", 307), pending()}
            << QList<int>{5, 10, 10};
        QTest::newRow("E05: an answer larger than any")
            << QList<Answer>{Answer{.body = QByteArray(5 << 20, ' ')}, pending()}
            << QList<int>{5, 10, 10};
    }
    void askedForMoreOrLessOften()
    {
        QFETCH(QList<Answer>, answers);
        QFETCH(QList<int>, gaps);
        Shown shown;
        QVERIFY(shown.isShown());
        for (const Answer &answer : answers)
            shown.parts.server.enqueue(Endpoint::Token, answer);
        for (int question = 0; question < gaps.size(); ++question) {
            const std::chrono::seconds gap(gaps.at(question));
            QTRY_COMPARE(shown.parts.clock.nextAlarm().value_or(0s), gap);
            if (question == gaps.size() - 1)
                QVERIFY(shown.parts.server.allowDevice(shown.actions.constFirst().userCode,
                                                       QStringLiteral("alice")));
            shown.parts.clock.advance(gap - 1ms);
            QCoreApplication::processEvents();
            QCOMPARE(shown.parts.server.count(Endpoint::Token), question); // not a moment sooner
            shown.parts.clock.advance(1ms);
            QTRY_COMPARE(shown.parts.server.count(Endpoint::Token), question + 1);
        }
        QVERIFY(shown.isEnded());
        QVERIFY2(*shown.ended,
                 shown.ended->has_value() ? "" : shown.ended->error().reason.constData());
    }

    void anAnswerThatIsFinalEndsIt_data()
    {
        QTest::addColumn<Answer>("answer");
        QTest::addColumn<AuthError::Code>("code");
        QTest::addColumn<QByteArray>("word");
        QTest::addColumn<int>("lastStep");
        const auto row = [](const char *name, const Answer &answer, Code code, const char *word,
                            Step step = Step::Failed) {
            QTest::newRow(name) << answer << code << QByteArray(word) << int(step);
        };
        row("E05: the code has run out", Answer::error(400, "expired_token"),
            Code::DeviceCodeExpired, "expired_token");
        row("E05: the person said no", Answer::error(400, "access_denied"), Code::Denied,
            "access_denied", Step::Denied);
        row("E05: the code is not good", Answer::error(400, "invalid_grant"), Code::ServerRefused,
            "invalid_grant");
        row("E05: an error nobody knows", Answer::error(400, "gone_fishing"), Code::ServerRefused,
            "gone_fishing");
        row("E05: an error with status 200", Answer::error(200, "access_denied"), Code::Denied,
            "access_denied", Step::Denied);
        row("E05: tokens of a kind that cannot be used",
            Answer::json(200,
                         {{QStringLiteral("access_token"), QStringLiteral("x")},
                          {QStringLiteral("token_type"), QStringLiteral("mac")}}),
            Code::TokenTypeUnsupported, "");
    }
    void anAnswerThatIsFinalEndsIt()
    {
        QFETCH(Answer, answer);
        Shown shown;
        QVERIFY(shown.isShown());
        shown.parts.server.enqueue(Endpoint::Token, answer);
        QVERIFY(shown.waits(5s));
        QVERIFY(shown.isEnded());
        QVERIFY(!*shown.ended);
        QTEST(shown.ended->error().code, "code");
        QTEST(shown.ended->error().serverCode, "word");
        QTEST(int(shown.steps.constLast()), "lastStep");
        shown.parts.clock.advance(1h);
        QCoreApplication::processEvents();
        QCOMPARE(shown.parts.server.count(Endpoint::Token), 1);
    }

    void aConnectionThatIsNotSafeIsTriedAgain_data()
    {
        onlyRow("E05: somebody answers in the server's place, for once");
    }
    void aConnectionThatIsNotSafeIsTriedAgain()
    {
        Shown shown;
        QVERIFY(shown.isShown());
        shown.transport.failures = {AuthError::of(Code::TlsFailed, "certificate_untrusted")};
        QVERIFY(shown.waits(5s));
        QTRY_COMPARE(shown.parts.clock.nextAlarm().value_or(0s), 10s);
        QVERIFY(!shown.ended);
        QVERIFY(shown.parts.server.allowDevice(shown.actions.constFirst().userCode,
                                               QStringLiteral("alice")));
        QVERIFY(shown.waits(10s));
        QVERIFY(shown.isEnded());
        QVERIFY(*shown.ended);
    }

    void whatNeverCanWorkIsNotTriedAgain_data()
    {
        QTest::addColumn<AuthError::Code>("code");
        QTest::newRow("the settings contradict each other") << Code::InvalidConfiguration;
        QTest::newRow("the address is not safe") << Code::InsecureUrl;
    }
    void whatNeverCanWorkIsNotTriedAgain()
    {
        QFETCH(AuthError::Code, code);
        Shown shown;
        QVERIFY(shown.isShown());
        shown.transport.failures = {AuthError::of(code, "x")};
        QVERIFY(shown.waits(5s));
        QVERIFY(shown.isEnded());
        QCOMPARE(shown.ended->error().code, code);
    }

    void aCodeThatRanOutUnheardSaysWhy_data()
    {
        QTest::addColumn<QList<Answer>>("answers");
        QTest::addColumn<AuthError::Code>("code");
        QTest::newRow("E03, E05: nothing but pages of the network")
            << QList<Answer>{hotelPage(), hotelPage()} << Code::ResponseMalformed;
        QTest::newRow("E03, E05: a page that says no in the end")
            << QList<Answer>{hotelPage(), hotelPage(403)} << Code::ServerRefused;
        QTest::newRow("E03: the server was heard since")
            << QList<Answer>{hotelPage(), pending()} << Code::DeviceCodeExpired;
    }
    void aCodeThatRanOutUnheardSaysWhy()
    {
        QFETCH(QList<Answer>, answers);
        Shown shown({},
                    [](QJsonObject &object) { object.insert(QStringLiteral("expires_in"), 36); });
        QVERIFY(shown.isShown());
        for (const Answer &answer : answers)
            shown.parts.server.enqueue(Endpoint::Token, answer);
        QVERIFY(shown.waits(5s));
        QTRY_COMPARE(shown.parts.clock.nextAlarm().value_or(0s), 10s);
        QVERIFY(shown.waits(10s));
        QTRY_COMPARE(shown.parts.server.count(Endpoint::Token), 2);
        QTRY_COMPARE(shown.parts.clock.nextAlarm().value_or(0s),
                     answers.constLast().status == 400 ? 10s : 20s);
        shown.parts.clock.advance(21s);
        QVERIFY(shown.isEnded());
        QTEST(shown.ended->error().code, "code");
    }

    void keysAreThereBeforeTheyAreNeeded_data()
    {
        onlyRow("MS-30: they are fetched while the person types");
    }
    void keysAreThereBeforeTheyAreNeeded()
    {
        Shown shown;
        QVERIFY(shown.isShown());
        QTRY_COMPARE(shown.parts.server.count(Endpoint::Jwks), 1);
        QVERIFY(shown.parts.server.allowDevice(shown.actions.constFirst().userCode,
                                               QStringLiteral("alice")));
        QVERIFY(shown.waits(5s));
        QVERIFY(shown.isEnded());
        QVERIFY(*shown.ended);
        QCOMPARE(shown.parts.server.count(Endpoint::Jwks), 1);
    }

    void keysThatFailForAMomentCostNoTokens_data()
    {
        QTest::addColumn<int>("failures");
        QTest::addColumn<bool>("succeeds");
        QTest::newRow("once, while the person types") << 1 << true;
        QTest::newRow("twice after that") << 3 << true;
        QTest::newRow("for longer") << 4 << false;
    }
    void keysThatFailForAMomentCostNoTokens()
    {
        QFETCH(int, failures);
        QFETCH(bool, succeeds);
        Shown shown;
        for (int i = 0; i < failures; ++i)
            shown.parts.server.enqueue(Endpoint::Jwks, {.status = 500});
        QVERIFY(shown.isShown());
        QTRY_COMPARE(shown.parts.server.count(Endpoint::Jwks), 1);
        QTest::qWait(0);
        QVERIFY(shown.parts.server.allowDevice(shown.actions.constFirst().userCode,
                                               QStringLiteral("alice")));
        QVERIFY(shown.waits(5s));
        QVERIFY(shown.isEnded());
        QCOMPARE(shown.ended->has_value(), succeeds);
    }

    void whatRunsOutIsNotAskedForAgain_data()
    {
        QTest::addColumn<int>("lifetime");
        QTest::addColumn<int>("questions");
        QTest::newRow("E03: pending for a minute") << 60 << 11;
        QTest::newRow("E03: less than an interval") << 3 << 0;
    }
    void whatRunsOutIsNotAskedForAgain()
    {
        QFETCH(int, lifetime);
        QFETCH(int, questions);
        Shown shown({}, [lifetime](QJsonObject &object) {
            object.insert(QStringLiteral("expires_in"), lifetime);
        });
        QVERIFY(shown.isShown());
        for (int question = 1; question <= questions; ++question) {
            QTRY_COMPARE(shown.parts.clock.nextAlarm().value_or(0s), 5s);
            shown.parts.clock.advance(5s);
            QTRY_COMPARE(shown.parts.server.count(Endpoint::Token), question);
            QTest::qWait(0);
        }
        QTRY_VERIFY(shown.parts.clock.nextAlarm().value_or(1h) <= 5s);
        shown.parts.clock.advance(5s);
        QVERIFY(shown.isEnded());
        QCOMPARE(shown.ended->error().code, Code::DeviceCodeExpired);
        shown.parts.clock.advance(1h);
        QCoreApplication::processEvents();
        QCOMPARE(shown.parts.server.count(Endpoint::Token), questions);
    }

    void cancellingEndsItAtOnce_data()
    {
        QTest::addColumn<QByteArray>("when");
        QTest::newRow("E03: before the code is there") << QByteArray("before");
        QTest::newRow("E03: while the code is shown") << QByteArray("shown");
        QTest::newRow("E03: while a question is under way") << QByteArray("asking");
    }
    void cancellingEndsItAtOnce()
    {
        QFETCH(QByteArray, when);
        Shown shown;
        if (when != "before")
            QVERIFY(shown.isShown());
        if (when == "asking") {
            shown.parts.server.hold(Endpoint::Token);
            QVERIFY(shown.waits(5s));
            QTRY_COMPARE(shown.parts.server.count(Endpoint::Token), 1);
        }
        shown.flow->cancel();
        QVERIFY(shown.isEnded());
        QCOMPARE(shown.ended->error().code, Code::Cancelled);
        QVERIFY(!shown.parts.clock.nextAlarm());
    }

    void sleepIsNotMadeUpFor_data()
    {
        QTest::addColumn<int>("minutes");
        QTest::addColumn<int>("questions");
        QTest::newRow("E12: nine minutes of sleep, one question") << 9 << 1;
        QTest::newRow("E12: an hour of sleep, none: the code is over") << 60 << 0;
    }
    void sleepIsNotMadeUpFor()
    {
        QFETCH(int, minutes);
        QFETCH(int, questions);
        Shown shown;
        QVERIFY(shown.isShown());
        shown.parts.clock.advance(std::chrono::minutes(minutes));
        QTRY_COMPARE(shown.parts.server.count(Endpoint::Token), questions);
        if (questions == 0)
            QVERIFY(shown.isEnded());
        else
            QTRY_COMPARE(shown.parts.clock.nextAlarm().value_or(0s), 5s);
        QCOMPARE(shown.parts.server.count(Endpoint::Token), questions);
    }

    void aClockThatIsCorrectedChangesNothing_data()
    {
        onlyRow("E12: an hour forward and two back");
    }
    void aClockThatIsCorrectedChangesNothing()
    {
        Shown shown;
        QVERIFY(shown.isShown());
        shown.parts.clock.jump(1h);
        shown.parts.clock.jump(-2h);
        QCOMPARE(shown.parts.clock.nextAlarm().value_or(0s), 5s);
        QVERIFY(!shown.ended);
    }

    void twoFlowsKeepTheirOwnTime_data()
    {
        onlyRow("E13: one is told to slow down, the other is not");
    }
    void twoFlowsKeepTheirOwnTime()
    {
        Shown slow;
        Shown quick;
        QVERIFY(slow.isShown());
        QVERIFY(quick.isShown());
        slow.parts.server.enqueue(Endpoint::Token, Answer::error(400, "slow_down"));
        QVERIFY(slow.waits(5s));
        QVERIFY(quick.waits(5s));
        QTRY_COMPARE(slow.parts.clock.nextAlarm().value_or(0s), 10s);
        QTRY_COMPARE(quick.parts.clock.nextAlarm().value_or(0s), 5s);
        QCOMPARE(slow.flow->interval(), 10s);
        QCOMPARE(quick.flow->interval(), 5s);
    }

    void theGrantCanHaveAnotherName_data()
    {
        onlyRow("MS-32: grant type and parameter of an older draft");
    }
    void theGrantCanHaveAnotherName()
    {
        Shown shown([](DeviceFlowRequest &request) {
            request.names = {.grantType = "http://oauth.net/grant_type/device/1.0",
                             .codeParameter = "code"};
            request.parameters = {{"response_type", "device_code"}};
        });
        QVERIFY(shown.isShown());
        shown.parts.server.enqueue(Endpoint::Token, pending());
        QVERIFY(shown.waits(5s));
        QTRY_COMPARE(shown.parts.server.count(Endpoint::Token), 1); // MS-32
        const FormParameters form =
            shown.parts.server.requests(Endpoint::Token).constFirst().form();
        QCOMPARE(form.value("grant_type").value_or(""),
                 QByteArray("http://oauth.net/grant_type/device/1.0"));
        QVERIFY(form.contains("code"));
        const FormParameters first =
            shown.parts.server.requests(Endpoint::DeviceAuthorization).constFirst().form();
        QCOMPARE(first.encoded(),
                 QByteArray("scope=openid+profile&response_type=device_code"
                            "&client_id=tv"));
    }

    void whatCannotWorkIsFoundOutBeforeThePersonIsAsked_data()
    {
        QTest::addColumn<QByteArray>("missing");
        QTest::newRow("MS-30: no device authorization endpoint")
            << QByteArray("device_authorization_endpoint");
        QTest::newRow("no token endpoint") << QByteArray("token_endpoint");
        QTest::newRow("no keys for the ID token") << QByteArray("jwks_uri");
    }
    void whatCannotWorkIsFoundOutBeforeThePersonIsAsked()
    {
        QFETCH(QByteArray, missing);
        Shown shown([&missing](DeviceFlowRequest &request) {
            ProviderMetadata provider{
                .issuer = std::exchange(request.issuer, {}),
                .tokenEndpoint = QUrl(QStringLiteral("https://as.example/token")),
                .jwksUri = QUrl(QStringLiteral("https://as.example/jwks")),
                .deviceAuthorizationEndpoint = QUrl(QStringLiteral("https://as.example/device"))};
            if (missing == "token_endpoint")
                provider.tokenEndpoint.clear();
            if (missing == "jwks_uri")
                provider.jwksUri.clear();
            if (missing == "device_authorization_endpoint")
                provider.deviceAuthorizationEndpoint.clear();
            request.provider = provider;
        });
        QVERIFY(shown.isEnded());
        QCOMPARE(shown.ended->error().code, Code::MissingEndpoint);
        QCOMPARE(shown.ended->error().reason, missing);
        QVERIFY(shown.actions.isEmpty());
    }

    void thereIsNoRedirectToPaste()
    {
        Shown shown;
        QVERIFY(shown.isShown());
        const auto taken = shown.flow->acceptPastedAddress(QStringLiteral("code=a&state=b"));
        QCOMPARE(taken.error().reason, QByteArray("not_waiting"));
    }
};

QONSENT_TEST(tst_DeviceFlow)
#include "tst_deviceflow.moc"
