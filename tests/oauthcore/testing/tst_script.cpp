// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "oauthcore/jose/jwssigner.h"
#include "tests/oauthcore/testing/tinyclient.h"
#include "tests/support/testmain.h"

#include <QSignalSpy>
#include <QTcpSocket>
#include <QTest>

using namespace Qonsent;
using namespace Qonsent::Test;

class tst_Script : public QObject
{
    Q_OBJECT

    static ServerOptions remembering() { return {.rememberedUser = QStringLiteral("alice")}; }

private Q_SLOTS:
    void answersWhatIsEnqueuedAndThenHonestly()
    {
        AuthorizationServer server;
        server.enqueue(Endpoint::Discovery, {.status = 500});
        server.enqueue(Endpoint::Discovery, Answer::error(503, "temporarily_unavailable"));
        const Call call{.url = server.url(Endpoint::Discovery)};
        QCOMPARE(fetch(call).status, 500);
        QCOMPARE(fetch({.url = server.url(Endpoint::Jwks)}).status, 200);
        QCOMPARE(member(json(fetch(call)), "error"), QByteArray("temporarily_unavailable"));
        QCOMPARE(fetch(call).status, 200);
    }

    void spendsNothingOnAScriptedAnswer()
    {
        AuthorizationServer server(remembering());
        const TinyClient client(server);
        const FormParameters form = client.redemption(client.code());
        server.enqueue(Endpoint::Token, Answer::hangUp());
        QCOMPARE(client.post(Endpoint::Token, form).status, 0);
        QCOMPARE(client.post(Endpoint::Token, form).status, 200);
    }

    void changesOneMemberOfAnHonestAnswer()
    {
        AuthorizationServer server;
        const QJsonObject honest = json(fetch({.url = server.url(Endpoint::Discovery)}));
        server.edit(Endpoint::Discovery, [](QJsonObject &body) {
            body.insert(QStringLiteral("issuer"), QStringLiteral("https://evil.example"));
        });
        QJsonObject edited = json(fetch({.url = server.url(Endpoint::Discovery)}));
        QCOMPARE(member(edited, "issuer"), QByteArray("https://evil.example"));
        edited.insert(QStringLiteral("issuer"), server.issuer());
        QCOMPARE(edited, honest);
        server.clearScript();
        QCOMPARE(json(fetch({.url = server.url(Endpoint::Discovery)})), honest);
    }

    void changesTheBytesOfAnHonestAnswer()
    {
        AuthorizationServer server;
        server.editAnswer(Endpoint::Jwks, [](Answer &answer) {
            answer.status = 203;
            answer.setHeader("content-type", "text/plain");
            answer.body += " x";
        });
        const HttpResponse response = fetch({.url = server.url(Endpoint::Jwks)});
        QCOMPARE(response.status, 203);
        QCOMPARE(response.header("Content-Type"), QByteArray("text/plain"));
        QVERIFY(response.body.reveal().endsWith("]} x"));
    }

    void changesAnIdTokenBeforeItIsSigned()
    {
        AuthorizationServer server(remembering());
        const TinyClient client(server);
        server.editIdToken([](IdTokenDraft &token) {
            token.claims.remove(QLatin1String("nonce"));
            token.header.insert(QStringLiteral("alg"), QStringLiteral("none"));
        });
        const QByteArray idToken = member(client.signIn(), "id_token");
        QCOMPARE(member(jwsPart(idToken, 0), "alg"), QByteArray("none"));
        QVERIFY(!jwsPart(idToken, 1).contains(QLatin1String("nonce")));
        QVERIFY(jwsPart(idToken, 1).contains(QLatin1String("at_hash")));
    }

    void signsAnIdTokenWithAnotherKey()
    {
        AuthorizationServer server(remembering());
        const TinyClient client(server);
        const auto key = SigningKey::generate("ES256", QStringLiteral("stranger"));
        QVERIFY(key);
        server.editIdToken([&](IdTokenDraft &token) { token.key = *key; });
        const QByteArray idToken = member(client.signIn(), "id_token");
        QCOMPARE(member(jwsPart(idToken, 0), "alg"), QByteArray("RS256")); // as the header said
        QCOMPARE(idToken.split('.').last().size(), 86);                    // 64 bytes: ES256
    }

    void breaksASignature()
    {
        AuthorizationServer server(remembering());
        const TinyClient client(server);
        server.tamperIdToken([](QByteArray &token) { token.truncate(token.lastIndexOf('.') + 1); });
        QVERIFY(member(client.signIn(), "id_token").endsWith('.'));
    }

    void holdsAnswersUntilTheyAreReleased()
    {
        AuthorizationServer server;
        QSignalSpy received(&server, &AuthorizationServer::requestReceived);
        server.hold(Endpoint::Jwks);
        QTcpSocket socket;
        QSignalSpy answered(&socket, &QTcpSocket::readyRead);
        const QUrl url = server.url(Endpoint::Jwks);
        socket.connectToHost(QHostAddress::LocalHost, quint16(url.port()));
        socket.write("GET /jwks HTTP/1.1\r\nHost: " + url.authority().toLatin1() + "\r\n\r\n");
        QVERIFY(received.wait());
        QCOMPARE(received.first().first().value<Endpoint>(), Endpoint::Jwks);
        QVERIFY(!answered.wait(50));
        server.release(Endpoint::Jwks);
        QVERIFY(answered.wait());
        QVERIFY(socket.readAll().startsWith("HTTP/1.1 200 OK\r\n"));
    }

    void recordsWhatItWasAsked()
    {
        AuthorizationServer server(remembering());
        const TinyClient client(server);
        (void)client.signIn();
        QCOMPARE(server.requests().size(), 2);
        QCOMPARE(server.count(Endpoint::Token), 1);
        const ReceivedRequest request = server.requests(Endpoint::Token).constFirst();
        QCOMPARE(request.method, QByteArray("POST"));
        QCOMPARE(request.path(), QByteArray("/token"));
        QCOMPARE(request.form().value("code_verifier"), client.verifier);
        QCOMPARE(request.header("content-type"), QByteArray("application/x-www-form-urlencoded"));
        QCOMPARE(server.requests(Endpoint::Authorization).constFirst().query().value("nonce"),
                 client.nonce);
        server.clearRequests();
        QVERIFY(server.requests().isEmpty());
        QCOMPARE(server.count(Endpoint::Token), 0);
    }

    void changesItsSetupWhileItRuns()
    {
        AuthorizationServer server(remembering());
        const TinyClient client(server);
        server.options().accessTokenLifetime = std::chrono::seconds(7);
        QCOMPARE(client.signIn().value(QLatin1String("expires_in")).toInt(), 7);
    }

    void saysWhenItCouldNotStart()
    {
        const AuthorizationServer first;
        QVERIFY(first.started());
        const AuthorizationServer second({.port = quint16(first.url(Endpoint::Token).port())});
        QVERIFY(!second.started());
        QCOMPARE(second.started().error().code, AuthError::Code::PortUnavailable);
    }
};

QONSENT_TEST(tst_Script)
#include "tst_script.moc"
