// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "tests/oauthcore/access/accessscene.h"
#include "tests/support/leakoracle.h"
#include "tests/support/onlyrow.h"
#include "tests/support/scriptedserver.h"
#include "tests/support/testcertificates.h"
#include "tests/support/testmain.h"

#include <QSignalSpy>
#include <QTest>
#include <QThread>

using namespace Qonsent;
using Test::Answer;
using Test::ReceivedRequest;

class tst_AuthorizedAccess : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyVerbCarriesTheToken_data()
    {
        QTest::addColumn<QByteArray>("verb");
        for (const char *id : {"RX-05", "RO-35"}) {
            for (const char *verb :
                 {"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "PROPFIND"})
                QTest::newRow(qPrintable(
                    QStringLiteral("%1: %2").arg(QLatin1String(id), QLatin1String(verb))))
                    << QByteArray(verb);
        }
    }
    void everyVerbCarriesTheToken()
    {
        QFETCH(QByteArray, verb);
        AccessScene scene;
        Resource resource;
        AuthorizedAccess access(scene.accounts, scene.account.id, scene.manager);
        const QNetworkRequest request = resource.request();
        AccessReply *reply = verb == "GET" ? access.get(request)
            : verb == "HEAD"               ? access.head(request)
            : verb == "POST"               ? access.post(request, "x")
            : verb == "PUT"                ? access.put(request, "x")
            : verb == "PATCH"              ? access.patch(request, "x")
            : verb == "DELETE"             ? access.deleteResource(request)
            : verb == "OPTIONS"            ? access.options(request)
                                           : access.sendCustomRequest(request, verb);
        QVERIFY(outcomeOf<HttpResponse>(reply));
        QCOMPARE(resource.requests.size(), 1);
        QCOMPARE(resource.requests.first().method, verb);
        QCOMPARE(resource.authorizations(), QByteArrayList{"Bearer CNRYA-old"});
        const bool hasBody = verb == "POST" || verb == "PUT" || verb == "PATCH";
        QCOMPARE(resource.requests.first().body, hasBody ? QByteArray("x") : QByteArray());
    }

    void whatServersAnswerIsTheProgramsBusiness_data()
    {
        QTest::addColumn<Answer>("answer");
        QTest::addColumn<QByteArray>("outcome");
        const auto row = [](const char *name, const Answer &answer, const char *outcome) {
            QTest::newRow(name) << answer << QByteArray(outcome);
        };
        row("204", {.status = 204}, "204 ");
        row("404", {.status = 404, .body = "gone"}, "404 gone");
        row("429", Answer{.status = 429, .body = "slow"}.with("Retry-After", "3"), "429 slow");
        row("503", Answer{.status = 503, .body = "busy"}.with("Retry-After", "3"), "503 busy");
        row("500", {.status = 500, .body = "oops"}, "500 oops");
        row("403 without a challenge", {.status = 403, .body = "no"}, "403 no");
        row("401 that wants a password", challenge("Basic realm=\"x\""), "401 no");
        row("304", {.status = 304}, "304 ");
        row("401 invalid_request", challenge("Bearer error=\"invalid_request\""),
            "server_refused invalid_request");
        row("the server hangs up", Answer::hangUp(), "unreachable connection_closed");
        row("an answer cut short", Answer::raw("HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nfi"),
            "unreachable connection_closed");
    }
    void whatServersAnswerIsTheProgramsBusiness()
    {
        QFETCH(Answer, answer);
        AccessScene scene;
        Resource resource([&answer](const ReceivedRequest &) { return answer; });
        AuthorizedAccess access(scene.accounts, scene.account.id, scene.manager);
        const LeakOracle oracle;
        QTEST(told(outcomeOf<HttpResponse>(access.get(resource.request()))), "outcome");
        QCOMPARE(scene.renewals(), 0);
        QCOMPARE(oracle.findInLog(), QStringList());
    }

    void aPostIsSentOnceWhateverTheServerDoes()
    {
        AccessScene scene;
        Resource resource([](const ReceivedRequest &) { return Answer::hangUp(); });
        AuthorizedAccess access(scene.accounts, scene.account.id, scene.manager);
        QCOMPARE(told(outcomeOf<HttpResponse>(access.post(resource.request(), "pay"))),
                 "outcome_unknown connection_closed");
        QCOMPARE(resource.requests.size(), 1);
    }

    void whatCannotHaveATokenIsNotSent_data()
    {
        QTest::addColumn<QString>("kind");
        QTest::addColumn<QByteArray>("outcome");
        QTest::newRow("RO-01: http to the world")
            << QStringLiteral("http") << QByteArray("insecure_url scheme");
        QTest::newRow("another origin than was named")
            << QStringLiteral("origin") << QByteArray("insecure_url origin");
        QTest::newRow("the program's own Authorization")
            << QStringLiteral("own") << QByteArray("invalid_configuration authorization_header");
        QTest::newRow("an account nobody knows")
            << QStringLiteral("unknown") << QByteArray("unknown_account account_id");
    }
    void whatCannotHaveATokenIsNotSent()
    {
        QFETCH(QString, kind);
        AccessScene scene;
        Resource resource;
        QNetworkRequest request = resource.request();
        AccessOptions options;
        AccountId id = scene.account.id;
        if (kind == QLatin1String("http"))
            request.setUrl(QUrl(QStringLiteral("http://api.example/")));
        else if (kind == QLatin1String("origin"))
            options.origins = {QUrl(QStringLiteral("https://api.example"))};
        else if (kind == QLatin1String("own"))
            request.setRawHeader("Authorization", "Basic YTpi");
        else
            id = AccountId::generate();
        AuthorizedAccess access(scene.accounts, id, scene.manager, options);
        QTEST(told(outcomeOf<HttpResponse>(access.get(request))), "outcome");
        QCOMPARE(resource.requests.size(), 0);
        QCOMPARE(resource.connections(), quint64(0));
    }

    void theTokenCanBeWithheld_data()
    {
        onlyRow("RO-34, RO-40: with one request and not with the next");
    }
    void theTokenCanBeWithheld()
    {
        AccessScene scene;
        Resource resource([](const ReceivedRequest &) { return challenge("Bearer"); });
        int hooked = 0;
        AuthorizedAccess access(scene.accounts, scene.account.id, scene.manager,
                                {.hooks = {[&hooked](ResourceRequest &) { ++hooked; }}});
        QNetworkRequest request = resource.request();
        request.setAttribute(WithholdToken, true);
        QCOMPARE(told(outcomeOf<HttpResponse>(access.get(request))), "401 no"); // RO-34
        QCOMPARE(resource.authorizations(), QByteArrayList{"none"});
        QCOMPARE(scene.renewals(), 0);
        QCOMPARE(hooked, 0);
        request.setAttribute(WithholdToken, false);
        QVERIFY(!outcomeOf<HttpResponse>(access.get(request)));
        QVERIFY(resource.authorizations().last().startsWith("Bearer "));
        QCOMPARE(hooked, 1); // once a request, not once an attempt
    }

    void whatIsLackingIsSaidWithWhatToAskFor_data()
    {
        QTest::addColumn<int>("status");
        QTest::addColumn<QByteArray>("field");
        QTest::addColumn<QByteArray>("reason");
        QTest::addColumn<QByteArray>("asked");
        QTest::newRow("403 insufficient_scope")
            << 403 << QByteArray("Bearer error=\"insufficient_scope\", scope=\"read write\"")
            << QByteArray("insufficient_scope") << QByteArray("read write ");
        QTest::newRow("RFC 9470 step up")
            << 401
            << QByteArray("Bearer error=\"insufficient_user_authentication\", "
                          "acr_values=\"gold\", max_age=\"60\"")
            << QByteArray("insufficient_user_authentication")
            << QByteArray(" acr_values=gold&max_age=60");
        QTest::newRow("claims challenge")
            << 401 << QByteArray("Bearer error=\"insufficient_claims\", claims=\"e30=\"")
            << QByteArray("insufficient_claims") << QByteArray(" claims=%7B%7D");
    }
    void whatIsLackingIsSaidWithWhatToAskFor()
    {
        QFETCH(int, status);
        QFETCH(QByteArray, field);
        AccessScene scene;
        Resource resource([&](const ReceivedRequest &) { return challenge(field, status); });
        AuthorizedAccess access(scene.accounts, scene.account.id, scene.manager);
        QSignalSpy needed(&access, &AuthorizedAccess::moreAccessNeeded);
        AccessReply *reply = access.get(resource.request());
        std::optional<AccessDemand> demand;
        std::optional<HttpResponse> answer;
        connect(reply, &Reply::finished, this, [&] {
            demand = reply->demand();
            answer = reply->answer();
        });
        const auto result = outcomeOf<HttpResponse>(reply);
        QVERIFY(!result);
        QCOMPARE(result.error().code, AuthError::Code::SignInNeeded);
        QTEST(result.error().reason, "reason");
        QVERIFY2(result.error().message.startsWith(QStringLiteral("127.0.0.1 wants")),
                 "nobody ended the sign-in");
        QVERIFY(demand);
        QTEST(demand->scopes.toString().toUtf8() + ' ' + demand->parameters().encoded(), "asked");
        QCOMPARE(needed.count(), 1);
        QCOMPARE(answer->status, status);
        QCOMPARE(scene.renewals(), 0); // a new token would lack the same
        QCOMPARE(resource.requests.size(), 1);
        QCOMPARE(scene.accounts.account(scene.account.id)->state, Account::State::Ready);
    }

    void redirectsKeepTheTokenAtHome_data()
    {
        QTest::addColumn<int>("status");
        for (const int status : {301, 302, 303, 307, 308})
            QTest::newRow(qPrintable(QStringLiteral("B04: %1").arg(status))) << status;
    }
    void redirectsKeepTheTokenAtHome()
    {
        QFETCH(int, status);
        AccessScene scene;
        Resource elsewhere;
        Resource resource([&](const ReceivedRequest &request) {
            if (request.target == "/data")
                return Answer::redirect("/moved", status);
            if (request.target == "/moved")
                return Answer::redirect(elsewhere.url().toEncoded(), status);
            return Answer{.body = "?"};
        });
        AuthorizedAccess access(scene.accounts, scene.account.id, scene.manager);
        QNetworkRequest request = resource.request();
        request.setRawHeader("Cookie", "sid=1");
        request.setRawHeader("X-Own", "kept");
        const LeakOracle oracle;
        QCOMPARE(told(outcomeOf<HttpResponse>(access.get(request))), "200 fine");
        QCOMPARE(resource.authorizations(),
                 (QByteArrayList{"Bearer CNRYA-old", "Bearer CNRYA-old"}));
        QCOMPARE(elsewhere.authorizations(), QByteArrayList{"none"});
        QVERIFY(!elsewhere.requests.first().header("Cookie"));
        QCOMPARE(*elsewhere.requests.first().header("X-Own"), "kept");
        QCOMPARE(oracle.findInLog(), QStringList());
    }

    void aRedirectSaysWhatBecomesOfABody_data()
    {
        QTest::addColumn<int>("status");
        QTest::addColumn<QByteArray>("second");
        QTest::newRow("301") << 301 << QByteArray("GET ");
        QTest::newRow("302") << 302 << QByteArray("GET ");
        QTest::newRow("303") << 303 << QByteArray("GET ");
        QTest::newRow("307") << 307 << QByteArray("POST body");
        QTest::newRow("308") << 308 << QByteArray("POST body");
    }
    void aRedirectSaysWhatBecomesOfABody()
    {
        QFETCH(int, status);
        AccessScene scene;
        Resource resource([&](const ReceivedRequest &request) {
            return request.target == "/data" ? Answer::redirect("/moved", status)
                                             : Answer{.body = "fine"};
        });
        AuthorizedAccess access(scene.accounts, scene.account.id, scene.manager);
        QNetworkRequest request = resource.request();
        request.setRawHeader("Content-Type", "text/plain");
        QCOMPARE(told(outcomeOf<HttpResponse>(access.post(request, "body"))), "200 fine");
        QCOMPARE(resource.requests.size(), 2);
        const ReceivedRequest last = resource.requests.last();
        QTEST(last.method + ' ' + last.body, "second");
        QCOMPARE(last.header("Content-Type").has_value(), last.method == "POST");
        QCOMPARE(resource.authorizations().last(), "Bearer CNRYA-old");
    }

    void whoSentUsAwayDoesNotChooseWhereTheTokenComesBack()
    {
        AccessScene scene;
        Resource elsewhere;
        Resource resource([&](const ReceivedRequest &request) {
            return request.target == "/data" ? Answer::redirect(elsewhere.url().toEncoded(), 307)
                                             : Answer{.body = "back"};
        });
        elsewhere.behaviour = [&](const ReceivedRequest &) {
            return Answer::redirect(resource.url(QStringLiteral("/delete-all")).toEncoded(), 307);
        };
        AuthorizedAccess access(scene.accounts, scene.account.id, scene.manager);
        QCOMPARE(told(outcomeOf<HttpResponse>(access.get(resource.request()))), "200 back");
        QCOMPARE(resource.authorizations(), (QByteArrayList{"Bearer CNRYA-old", "none"}));
    }

    void aRefusalElsewhereIsNotAboutOurToken()
    {
        AccessScene scene;
        Resource elsewhere(
            [](const ReceivedRequest &) { return challenge("Bearer error=\"invalid_token\""); });
        Resource resource([&](const ReceivedRequest &) {
            return Answer::redirect(elsewhere.url().toEncoded(), 307);
        });
        AuthorizedAccess access(scene.accounts, scene.account.id, scene.manager);
        QSignalSpy needed(&access, &AuthorizedAccess::moreAccessNeeded);
        QCOMPARE(told(outcomeOf<HttpResponse>(access.get(resource.request()))), "401 no");
        elsewhere.behaviour = [](const ReceivedRequest &) {
            return challenge("Bearer error=\"insufficient_scope\"", 403);
        };
        QCOMPARE(told(outcomeOf<HttpResponse>(access.get(resource.request()))), "403 no");
        QCOMPARE(scene.renewals(), 0);
        QCOMPARE(needed.count(), 0);
    }

    void redirectsThatAreRefused_data()
    {
        QTest::addColumn<QByteArray>("location");
        QTest::addColumn<QNetworkRequest::RedirectPolicy>("policy");
        QTest::addColumn<QByteArray>("outcome");
        const auto row = [](const char *name, const char *location,
                            QNetworkRequest::RedirectPolicy policy, const char *outcome) {
            QTest::newRow(name) << QByteArray(location) << policy << QByteArray(outcome);
        };
        row("B06: a loop", "/data", QNetworkRequest::NoLessSafeRedirectPolicy,
            "redirect_refused too_many_redirects");
        row("another origin where only one is allowed", "http://127.0.0.1:1/",
            QNetworkRequest::SameOriginRedirectPolicy, "redirect_refused insecure_redirect");
        row("a file", "file:///etc/passwd", QNetworkRequest::NoLessSafeRedirectPolicy,
            "unreachable not_http");
        row("data", "data:text/plain,CNRYA", QNetworkRequest::NoLessSafeRedirectPolicy,
            "unreachable not_http");
        row("javascript", "javascript:alert(1)", QNetworkRequest::NoLessSafeRedirectPolicy,
            "unreachable not_http");
        row("redirects are the program's", "/other", QNetworkRequest::ManualRedirectPolicy, "302 ");
    }
    void redirectsThatAreRefused()
    {
        QFETCH(QByteArray, location);
        QFETCH(QNetworkRequest::RedirectPolicy, policy);
        AccessScene scene;
        Resource resource([&](const ReceivedRequest &) { return Answer::redirect(location, 302); });
        AuthorizedAccess access(scene.accounts, scene.account.id, scene.manager);
        QNetworkRequest request = resource.request();
        request.setAttribute(QNetworkRequest::RedirectPolicyAttribute, policy);
        request.setMaximumRedirectsAllowed(4);
        QTEST(told(outcomeOf<HttpResponse>(access.get(request))), "outcome");
        QVERIFY(resource.requests.size() <= 5);
    }

    void aRedirectFromHttpsToHttpIsRefused()
    {
        const TestIdentity authority = makeCertificate({.commonName = "Test authority"});
        Resource open;
        ScriptedServer secure(makeLoopbackCertificate(authority).serverConfiguration());
        secure.answerAll(
            ScriptedServer::answer("302 Found", {}, {"Location: " + open.url().toEncoded()}));
        AccessScene scene;
        AuthorizedAccess access(scene.accounts, scene.account.id, scene.manager);
        QNetworkRequest request(secure.url(QStringLiteral("/data")));
        QSslConfiguration tls = QSslConfiguration::defaultConfiguration();
        tls.setCaCertificates({authority.certificate});
        request.setSslConfiguration(tls);
        QCOMPARE(told(outcomeOf<HttpResponse>(access.get(request))),
                 "redirect_refused insecure_redirect");
        QCOMPARE(secure.requests().size(), 1);
        QCOMPARE(secure.requests().first().header("Authorization"), "Bearer CNRYA-old");
        QCOMPARE(open.connections(), quint64(0));
    }

    void aServerWithoutAGoodCertificateSeesNoToken()
    {
        const TestIdentity authority = makeCertificate({.commonName = "Test authority"});
        ScriptedServer secure(makeLoopbackCertificate(authority).serverConfiguration());
        secure.answerAll(ScriptedServer::answer("200 OK", "fine"));
        AccessScene scene;
        AuthorizedAccess access(scene.accounts, scene.account.id, scene.manager);
        const auto answer = outcomeOf<HttpResponse>(
            access.get(QNetworkRequest(secure.url(QStringLiteral("/data")))));
        QVERIFY(!answer);
        QCOMPARE(answer.error().code, AuthError::Code::TlsFailed); // B21
        QCOMPARE(secure.requests().size(), 0);
    }

    void theTokenIsNeitherInAddressesNorInTexts()
    {
        AccessScene scene;
        Resource resource([](const ReceivedRequest &request) {
            return request.path() == "/data" ? Answer::redirect("/moved", 302)
                                             : Answer{.status = 404, .body = "no"};
        });
        const LeakOracle oracle;
        AuthorizedAccess access(scene.accounts, scene.account.id, scene.manager,
                                {.placement = {.place = TokenPlacement::Place::Query}});
        QCOMPARE(told(outcomeOf<HttpResponse>(access.get(resource.request()))), "404 no");
        QCOMPARE(resource.requests.size(), 2);
        for (const ReceivedRequest &request : resource.requests) { // RO-51
            QCOMPARE(*request.query().value("access_token"), "CNRYA-old");
            QVERIFY(!request.header("Authorization"));
            QVERIFY(!request.header("Referer"));
        }
        QCOMPARE(oracle.findInLog(), QStringList());
    }

    void aRequestCanBeAuthorizedForTheProgramToSend_data()
    {
        onlyRow("RX-05, RO-01: https, and http on loopback");
    }
    void aRequestCanBeAuthorizedForTheProgramToSend()
    {
        AccessScene scene;
        Resource resource;
        AuthorizedAccess access(scene.accounts, scene.account.id, scene.manager);
        const auto ready = outcomeOf(access.authorize(resource.request())); // RX-05, RO-01
        QVERIFY(ready);
        QCOMPARE(ready->rawHeader("Authorization"), "Bearer CNRYA-old");
        QCOMPARE(ready->attribute(QNetworkRequest::RedirectPolicyAttribute).toInt(),
                 int(QNetworkRequest::ManualRedirectPolicy));
        const auto refused = outcomeOf(
            access.authorize(QNetworkRequest(QUrl(QStringLiteral("http://api.example/")))));
        QVERIFY(!refused);
        QCOMPARE(refused.error().code, AuthError::Code::InsecureUrl);
    }

    void aBodyBeyondTheLimitIsTooLarge()
    {
        AccessScene scene;
        Resource resource(
            [](const ReceivedRequest &) { return Answer{.body = QByteArray(300'000, 'x')}; });
        AuthorizedAccess access(scene.accounts, scene.account.id, scene.manager,
                                {.maximumBytes = 299'999});
        QCOMPARE(told(outcomeOf<HttpResponse>(access.get(resource.request()))), "too_large body");
        AuthorizedAccess roomy(scene.accounts, scene.account.id, scene.manager,
                               {.maximumBytes = 300'000});
        QVERIFY(outcomeOf<HttpResponse>(roomy.get(resource.request())));
    }

    void cancellingEndsARequestWhereverItIs()
    {
        AccessScene scene;
        Resource resource;
        resource.isHolding = true;
        AuthorizedAccess access(scene.accounts, scene.account.id, scene.manager);
        AccessReply *atOnce = access.get(resource.request());
        atOnce->cancel();
        QCOMPARE(told(outcomeOf<HttpResponse>(atOnce)), "cancelled ");
        QCOMPARE(resource.requests.size(), 0);
        AccessReply *onItsWay = access.get(resource.request());
        QTRY_COMPARE(resource.requests.size(), 1);
        onItsWay->cancel();
        onItsWay->cancel();
        QCOMPARE(told(outcomeOf<HttpResponse>(onItsWay)), "cancelled ");
    }

    void whatGoesAwayTakesItsRequestsAlong()
    {
        AccessScene scene;
        Resource resource;
        resource.isHolding = true;
        int heard = 0;
        {
            AuthorizedAccess access(scene.accounts, scene.account.id, scene.manager);
            whenFinished<HttpResponse>(access.get(resource.request()), this,
                                       [&heard](const Result<HttpResponse> &) { ++heard; });
            QTRY_COMPARE(resource.requests.size(), 1);
        }
        QCoreApplication::processEvents();
        QCOMPARE(heard, 0);
        // The program's manager goes first.
        auto manager = std::make_unique<QNetworkAccessManager>();
        AuthorizedAccess access(scene.accounts, scene.account.id, *manager);
        AccessReply *reply = access.get(resource.request());
        QTRY_COMPARE(resource.requests.size(), 2);
        manager.reset();
        QCOMPARE(told(outcomeOf<HttpResponse>(reply)), "cancelled ");
        QCOMPARE(told(outcomeOf<HttpResponse>(access.get(resource.request()))), "cancelled ");
    }

    void accountsThatGoFirstCancelWhatWaitsForThem()
    {
        AccessScene scene;
        Resource resource;
        auto accounts = std::make_unique<Accounts>(scene.services());
        scene.clock.advance(std::chrono::hours(2));
        scene.provider.hold(Test::Endpoint::Token);
        AuthorizedAccess access(*accounts, scene.account.id, scene.manager);
        AccessReply *reply = access.get(resource.request());
        QTRY_COMPARE(scene.renewals(), 1);
        accounts.reset();
        QCOMPARE(told(outcomeOf<HttpResponse>(reply)), "cancelled ");
        QCOMPARE(told(outcomeOf<HttpResponse>(access.get(resource.request()))), "cancelled ");
        QCOMPARE(resource.requests.size(), 0);
    }

    void itWorksInAnyThread()
    {
        AccessScene scene;
        Resource resource([](const ReceivedRequest &request) {
            return request.header("Authorization") == "Bearer CNRYA-old"
                ? challenge("Bearer error=\"invalid_token\"")
                : Answer{.body = "fine"};
        });
        QByteArray outcome;
        QThread thread;
        QObject inside;
        inside.moveToThread(&thread);
        thread.start();
        const TokenSet tokens = scene.tokens();
        QMetaObject::invokeMethod(&inside, [&] {
            Services own = inMemoryServices();
            own.clock = &scene.clock;
            Accounts accounts(own);
            static_cast<void>(outcomeOf(own.vault->write(scene.account, tokens)));
            QNetworkAccessManager manager;
            AuthorizedAccess access(accounts, scene.account.id, manager);
            outcome = told(outcomeOf<HttpResponse>(access.get(resource.request())));
            thread.quit();
        });
        QTRY_VERIFY(thread.isFinished());
        QCOMPARE(outcome, "200 fine");
        QCOMPARE(scene.renewals(), 1);
    }
};

QONSENT_TEST(tst_AuthorizedAccess)
#include "tst_authorizedaccess.moc"
