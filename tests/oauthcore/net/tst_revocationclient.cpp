// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "oauthcore/net/qthttptransport.h"
#include "oauthcore/net/revocationclient.h"
#include "tests/support/fakeclock.h"
#include "tests/support/leakoracle.h"
#include "tests/support/outcome.h"
#include "tests/support/scriptedserver.h"
#include "tests/support/testmain.h"

#include <QTest>

using namespace Qonsent;
using namespace Qonsent::Script;
using Code = AuthError::Code;

class tst_RevocationClient : public QObject
{
    Q_OBJECT

    FakeClock m_clock;
    QtHttpTransport m_transport;

    static Secret token() { return Secret(QByteArrayView("CNRYR-1")); }
    static ClientRegistration client() { return {.id = QStringLiteral("app")}; }
    static ProviderMetadata providerAt(const ScriptedServer &server)
    {
        return {.revocationEndpoint = server.url(QStringLiteral("/revoke"))};
    }

    Result<Done> revokeAt(const ScriptedServer &server)
    {
        RevocationClient revoker(m_transport, m_clock);
        return outcomeOf(
            revoker.revoke(providerAt(server), client(), token(), TokenTypeHint::RefreshToken));
    }

private Q_SLOTS:
    void onePostEndsTheToken()
    {
        ScriptedServer server;
        server.answerAll(ScriptedServer::answer("200 OK"));
        QVERIFY(revokeAt(server));
        QCOMPARE(server.requests().size(), 1);
        const ServerRequest request = server.requests().first();
        QCOMPARE(request.method, "POST");
        QCOMPARE(request.target, "/revoke");
        QCOMPARE(request.header("Content-Type"), "application/x-www-form-urlencoded");
        QCOMPARE(request.header("Accept"), "application/json");
        QCOMPARE(request.body, "token=CNRYR-1&token_type_hint=refresh_token&client_id=app");
    }

    void theAnswerDecidesAndNothingIsSentTwice_data()
    {
        QTest::addColumn<ServerScript>("script");
        QTest::addColumn<QByteArray>("outcome");
        const auto row = [](const char *name, const ServerScript &script, const char *outcome) {
            QTest::newRow(name) << script << QByteArray(outcome);
        };
        const auto answers = [](const QByteArray &status, const QByteArray &body = {},
                                const QByteArrayList &headers = {}) {
            return ServerScript{awaits(), sends(ScriptedServer::answer(status, body, headers)),
                                closes()};
        };
        const QByteArray json = "Content-Type: application/json";
        row("B46: a page under 200 is success",
            answers("200 OK", "<html>", {"Content-Type: text/html"}), "done");
        row("B46: 204 is success", answers("204 No Content"), "done");
        row("B46: a token that had ended before is success",
            answers("400 Bad Request", "{\"error\":\"invalid_token\"}", {json}), "done");
        row("B46: unsupported_token_type",
            answers("400 Bad Request", "{\"error\":\"unsupported_token_type\"}", {json}),
            "server_refused unsupported_token_type");
        row("B46: 401 invalid_client",
            answers("401 Unauthorized", "{\"error\":\"invalid_client\"}", {json}),
            "server_refused invalid_client");
        row("401 with a challenge of the transport's own kind",
            answers("401 Unauthorized", {}, {"WWW-Authenticate: Basic realm=\"x\""}),
            "server_refused http_401");
        row("B46: 503", answers("503 Service Unavailable", {}, {"Retry-After: 30"}),
            "rate_limited http_503 after 30");
        row("429 with a date from long ago",
            answers("429 Slow", {}, {"Retry-After: Wed, 21 Oct 2015 07:28:00 GMT"}),
            "rate_limited http_429");
        row("500 in HTML", answers("500 Oops", "<html>", {"Content-Type: text/html"}),
            "unreachable http_500");
        row("a redirect to another host",
            answers("307 There", {}, {"Location: https://evil.example/"}),
            "redirect_refused post_redirected");
        row("a redirect to the same host", answers("308 There", {}, {"Location: /revoke2"}),
            "redirect_refused post_redirected");
        row("303, which would become a Get", answers("303 There", {}, {"Location: /done"}),
            "redirect_refused post_redirected");
        row("the connection closes without an answer", {awaits(), closes()},
            "outcome_unknown connection_closed");
        row("the connection is torn down", {awaits(), resets()},
            "outcome_unknown connection_closed");
        row("an answer that is no HTTP", {awaits(), sends("hello\r\n\r\n"), closes()},
            "outcome_unknown connection_closed");
        row("a body beyond every budget",
            {awaits(), sends("HTTP/1.1 200 OK\r\nContent-Length: 9999999999\r\n\r\n")},
            "too_large body");
    }
    void theAnswerDecidesAndNothingIsSentTwice()
    {
        QFETCH(ServerScript, script);
        ScriptedServer server;
        server.play(script);
        const LeakOracle oracle;
        const Result<Done> done = revokeAt(server);
        QByteArray outcome = "done";
        if (!done) {
            const AuthError &error = done.error();
            outcome = error.jsonCode() + ' '
                + (error.serverCode.isEmpty() ? error.reason : error.serverCode);
            if (error.retryAfter.count() > 0)
                outcome += " after " + QByteArray::number(qint64(error.retryAfter.count()));
            QVERIFY2(error.message.contains(QStringLiteral("127.0.0.1"))
                         || !error.message.contains(QStringLiteral("rovider")),
                     qPrintable(error.message));
        }
        QTEST(outcome, "outcome");
        QCOMPARE(server.requests().size(), 1);
        QCOMPARE(oracle.findInLog(), QStringList());
    }

    void whatCannotBeAskedSendsNothing_data()
    {
        QTest::addColumn<bool>("hasEndpoint");
        QTest::addColumn<QByteArray>("token");
        QTest::addColumn<QByteArray>("method");
        QTest::addColumn<AuthError::Code>("code");
        QTest::addColumn<QByteArray>("reason");
        QTest::newRow("B46: the provider has no such endpoint")
            << false << QByteArray("CNRYR-1") << QByteArray() << Code::MissingEndpoint
            << QByteArray("revocation_endpoint");
        QTest::newRow("there is no token") << true << QByteArray() << QByteArray()
                                           << Code::InvalidConfiguration << QByteArray("token");
        QTest::newRow("a method nobody knows")
            << true << QByteArray("CNRYR-1") << QByteArray("magic") << Code::InvalidConfiguration
            << QByteArray("token_endpoint_auth_method");
        QTest::newRow("a method that wants a secret")
            << true << QByteArray("CNRYR-1") << QByteArray("client_secret_basic")
            << Code::InvalidConfiguration << QByteArray("client_secret");
    }
    void whatCannotBeAskedSendsNothing()
    {
        QFETCH(bool, hasEndpoint);
        QFETCH(QByteArray, token);
        QFETCH(QByteArray, method);
        ScriptedServer server;
        server.answerAll(ScriptedServer::answer("200 OK"));
        ClientRegistration registration = client();
        registration.authenticationMethod = method;
        RevocationClient revoker(m_transport, m_clock);
        const auto done = outcomeOf(
            revoker.revoke(hasEndpoint ? providerAt(server) : ProviderMetadata(), registration,
                           Secret(QByteArrayView(token)), TokenTypeHint::RefreshToken));
        QVERIFY(!done);
        QTEST(done.error().code, "code");
        QTEST(done.error().reason, "reason");
        QCOMPARE(server.connections(), 0);
    }

    void anEndpointInClearTextIsNotAsked()
    {
        RevocationClient revoker(m_transport, m_clock);
        const auto done = outcomeOf(
            revoker.revoke({.revocationEndpoint = QUrl(QStringLiteral("http://id.example/revoke"))},
                           client(), token(), TokenTypeHint::RefreshToken));
        QVERIFY(!done);
        QCOMPARE(done.error().code, Code::InsecureUrl);
    }

    void cancellingEndsTheWait()
    {
        ScriptedServer server;
        server.play({awaits()}); // and never answers
        RevocationClient revoker(m_transport, m_clock);
        ReplyOf<Done> *reply =
            revoker.revoke(providerAt(server), client(), token(), TokenTypeHint::RefreshToken);
        std::optional<Result<Done>> result;
        whenFinished(reply, this, [&result](const Result<Done> &done) { result = done; });
        QTRY_COMPARE(server.requests().size(), 1);
        reply->cancel();
        reply->cancel();
        QTRY_VERIFY(result);
        QCOMPARE(result->error().code, Code::Cancelled);
        QTRY_COMPARE(server.openConnections(), 0);
        QCOMPARE(server.requests().size(), 1);
    }

    void aClientThatGoesTakesItsRepliesAlong()
    {
        ScriptedServer server;
        server.play({awaits()});
        bool heard = false;
        {
            RevocationClient revoker(m_transport, m_clock);
            whenFinished(revoker.revoke(providerAt(server), client(), token(), TokenTypeHint::Left),
                         this, [&heard](const Result<Done> &) { heard = true; });
            QTRY_COMPARE(server.requests().size(), 1);
        }
        QCoreApplication::processEvents();
        QVERIFY(!heard);
    }
};

QONSENT_TEST(tst_RevocationClient)
#include "tst_revocationclient.moc"
