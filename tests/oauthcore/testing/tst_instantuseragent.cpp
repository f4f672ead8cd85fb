// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "oauthcore/testing/htmlform_p.h"
#include "oauthcore/testing/httpserver.h"
#include "oauthcore/testing/instantuseragent.h"
#include "oauthcore/testing/responseparser_p.h"
#include "tests/oauthcore/testing/tinyclient.h"
#include "tests/support/testmain.h"

#include <QSignalSpy>
#include <QTest>

using namespace Qonsent;
using namespace Qonsent::Test;

Q_DECLARE_METATYPE(Qonsent::Test::Behaviour::Decision)

class tst_InstantUserAgent : public QObject
{
    Q_OBJECT

    /// The listener of a program: remembers what came.
    class Listener
    {
    public:
        explicit Listener(const Answer &answer = {.body = "done", .ending = Answer::Ending::Close})
            : m_http([this, answer](const ReceivedRequest &request,
                                    const HttpServer::Responder &respond) {
                requests.append(request);
                respond(request.path() == "/callback" ? answer : Answer{.body = "landed"});
            })
        {
            started = m_http.listen().has_value();
        }
        QByteArray redirectUri() const
        {
            return "http://127.0.0.1:" + QByteArray::number(m_http.port()) + "/callback";
        }

        QList<ReceivedRequest> requests;
        bool started = false;

    private:
        HttpServer m_http;
    };

    static AuthorizationPage pageFor(const AuthorizationServer &server, const TinyClient &client)
    {
        return {.url = client.authorizationUrl(client.authorization()),
                .redirectUri = QUrl(QString::fromLatin1(client.redirectUri)),
                .issuer = server.issuer()};
    }
    /// Waits for \a reply and copies its result, which goes with it.
    static Result<PageOutcome> resultOf(ReplyOf<PageOutcome> *reply)
    {
        Result<PageOutcome> result = AuthError::of(AuthError::Code::TimedOutNetwork);
        QSignalSpy finished(reply, &Reply::finished);
        whenFinished(reply, reply, [&](const Result<PageOutcome> &outcome) { result = outcome; });
        finished.wait();
        return result;
    }

private Q_SLOTS:
    void signsInLikeAPerson()
    {
        const AuthorizationServer server;
        Listener listener;
        QVERIFY(listener.started);
        TinyClient client(server);
        client.redirectUri = listener.redirectUri();
        InstantUserAgent agent;
        const Result<PageOutcome> outcome = resultOf(agent.open(pageFor(server, client), this));
        QVERIFY2(outcome, outcome ? "" : outcome.error().reason.constData());
        QVERIFY(outcome->redirect.isEmpty());
        QCOMPARE(agent.lastPage().body.reveal(), QByteArrayView("done"));
        QCOMPARE(agent.visited().size(), 4);

        QCOMPARE(listener.requests.size(), 1);
        const FormParameters query = listener.requests.first().query();
        QCOMPARE(query.value("state"), QByteArray("the state+&="));
        QCOMPARE(query.value("iss"), server.issuer().toLatin1());
        const QJsonObject tokens =
            json(client.post(Endpoint::Token, client.redemption(*query.value("code"))));
        QCOMPARE(member(jwsPart(member(tokens, "id_token"), 1), "preferred_username"),
                 QByteArray("alice"));
        // One connection for the pages, one for the token request.
        QCOMPARE(server.connectionCount(), 2);
    }

    void looksLikeANavigation()
    {
        const AuthorizationServer server;
        Listener listener;
        TinyClient client(server);
        client.redirectUri = listener.redirectUri();
        InstantUserAgent agent;
        QVERIFY(resultOf(agent.open(pageFor(server, client), this)));
        const ReceivedRequest request = listener.requests.value(0);
        QCOMPARE(request.header("Sec-Fetch-Mode"), QByteArray("navigate"));
        QCOMPARE(request.header("Sec-Fetch-Dest"), QByteArray("document"));
        QCOMPARE(request.header("Sec-Fetch-Site"), QByteArray("same-site"));
        QCOMPARE("http://" + *request.header("Host") + "/callback", client.redirectUri);
        const ReceivedRequest first = server.requests().value(0);
        QCOMPARE(first.header("Sec-Fetch-Site"), QByteArray("none"));
        QCOMPARE(server.requests().value(1).header("Sec-Fetch-Site"), QByteArray("same-origin"));
    }

    void triesItsPasswordsOneAfterTheOther()
    {
        const AuthorizationServer server;
        Listener listener;
        TinyClient client(server);
        client.redirectUri = listener.redirectUri();
        InstantUserAgent agent({.passwords = {QStringLiteral("wrong"), QStringLiteral("demo")}});
        QVERIFY(resultOf(agent.open(pageFor(server, client), this)));
        QCOMPARE(server.count(Endpoint::Interaction), 3);
        QVERIFY(listener.requests.value(0).query().contains("code"));
    }

    void givesUpWithoutAPassword()
    {
        const AuthorizationServer server;
        Listener listener;
        TinyClient client(server);
        client.redirectUri = listener.redirectUri();
        InstantUserAgent agent({.passwords = {QStringLiteral("wrong")}});
        const Result<PageOutcome> outcome = resultOf(agent.open(pageFor(server, client), this));
        QVERIFY(!outcome);
        QCOMPARE(outcome.error().code, AuthError::Code::Cancelled);
        QCOMPARE(outcome.error().reason, QByteArray("no_more_passwords"));
        QVERIFY(listener.requests.isEmpty());
    }

    void deniesIfToldTo()
    {
        const AuthorizationServer server;
        Listener listener;
        TinyClient client(server);
        client.redirectUri = listener.redirectUri();
        InstantUserAgent agent({.decision = Behaviour::Decision::Deny});
        QVERIFY(resultOf(agent.open(pageFor(server, client), this)));
        QCOMPARE(listener.requests.value(0).query().value("error"), QByteArray("access_denied"));
    }

    void handsTheRedirectBackIfToldTo()
    {
        const AuthorizationServer server;
        Listener listener;
        TinyClient client(server);
        client.redirectUri = listener.redirectUri();
        InstantUserAgent agent({.redirect = Behaviour::Redirect::HandBack});
        const Result<PageOutcome> outcome = resultOf(agent.open(pageFor(server, client), this));
        QVERIFY(outcome);
        QVERIFY(outcome->redirect.query().contains(QLatin1String("code=")));
        QVERIFY(listener.requests.isEmpty());
    }

    void handsASchemeOfTheProgramBack()
    {
        const AuthorizationServer server(
            {.openClient = Client{.redirectUris = {"com.example.app:/callback"}}});
        TinyClient client(server);
        client.redirectUri = "com.example.app:/callback";
        InstantUserAgent agent;
        const Result<PageOutcome> outcome = resultOf(agent.open(pageFor(server, client), this));
        QVERIFY2(outcome, outcome ? "" : outcome.error().reason.constData());
        QCOMPARE(outcome->redirect.scheme(), QStringLiteral("com.example.app"));
    }

    void followsTheListenerToItsOwnPage()
    {
        const AuthorizationServer server;
        Listener listener(Answer::redirect("/done"));
        TinyClient client(server);
        client.redirectUri = listener.redirectUri();
        InstantUserAgent agent;
        QVERIFY(resultOf(agent.open(pageFor(server, client), this)));
        QCOMPARE(agent.lastPage().body.reveal(), QByteArrayView("landed"));
    }

    void isContentWithAListenerThatHangsUp()
    {
        const AuthorizationServer server;
        Listener listener(Answer::hangUp());
        TinyClient client(server);
        client.redirectUri = listener.redirectUri();
        InstantUserAgent agent;
        QVERIFY(resultOf(agent.open(pageFor(server, client), this)));
        QCOMPARE(listener.requests.size(), 1);
    }

    void reportsAPageItCannotUse()
    {
        const AuthorizationServer server;
        TinyClient client(server);
        client.redirectUri = "http://evil.example/callback";
        InstantUserAgent agent;
        const Result<PageOutcome> outcome = resultOf(agent.open(pageFor(server, client), this));
        QVERIFY(!outcome);
        QCOMPARE(outcome.error().reason, QByteArray("no_form"));
        QCOMPARE(agent.lastPage().status, 400);
    }

    void reportsAServerThatIsNotThere()
    {
        auto server = std::make_unique<AuthorizationServer>();
        const AuthorizationPage page = pageFor(*server, TinyClient(*server));
        server.reset();
        InstantUserAgent agent;
        const Result<PageOutcome> outcome = resultOf(agent.open(page, this));
        QVERIFY(!outcome);
        QCOMPARE(outcome.error().code, AuthError::Code::BrowserNotStarted);
    }

    void stopsWhenCancelled()
    {
        AuthorizationServer server;
        server.hold(Endpoint::Authorization);
        const TinyClient client(server);
        auto agent = std::make_unique<InstantUserAgent>();
        ReplyOf<PageOutcome> *reply = agent->open(pageFor(server, client), this);
        QTRY_COMPARE(server.count(Endpoint::Authorization), 1);
        agent.reset(); // the visit does not need it
        reply->cancel();
        const Result<PageOutcome> outcome = resultOf(reply);
        QVERIFY(!outcome);
        QCOMPARE(outcome.error().code, AuthError::Code::Cancelled);
        server.release(Endpoint::Authorization); // for nobody
    }

    void readsResponsesInEveryFraming_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::newRow("with a length")
            << QByteArray("HTTP/1.1 200 OK\r\nContent-Length: 3\r\n\r\nabc");
        QTest::newRow("in chunks") << QByteArray("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked"
                                                 "\r\n\r\n1\r\na\r\n2\r\nbc\r\n0\r\n\r\n");
        QTest::newRow("to the end") << QByteArray("HTTP/1.1 200 OK\r\nX: y\r\n\r\nabc");
    }
    void readsResponsesInEveryFraming()
    {
        QFETCH(QByteArray, bytes);
        for (qsizetype cut = 0; cut < bytes.size(); ++cut) {
            ResponseParser parser;
            QCOMPARE(parser.feed(bytes.left(cut)), ResponseParser::State::NeedsMore);
            if (parser.feed(bytes.mid(cut)) == ResponseParser::State::NeedsMore)
                QCOMPARE(parser.endOfStream(), ResponseParser::State::Complete);
            const HttpResponse response = parser.take();
            QCOMPARE(response.status, 200);
            QCOMPARE(response.body.reveal(), QByteArrayView("abc"));
        }
    }

    void readsAFormAsABrowserWould()
    {
        const std::optional<HtmlForm> form =
            readForm("<p>x</p><form method=\"post\" action=\"/a?b&amp;c\">\n"
                     "<input\n type=\"hidden\" name=\"h\" value=\"&lt;1&gt;\">"
                     "<input type=\"email\" name=\"u\"><input type=\"password\" name=\"p\">"
                     "<button name=\"decision\" value=\"allow\"></form>");
        QVERIFY(form);
        QCOMPARE(form->action, QByteArray("/a?b&c"));
        QCOMPARE(form->hidden, (FormParameters{{"h", "<1>"}}));
        QCOMPARE(form->userField, QByteArray("u"));
        QCOMPARE(form->passwordField, QByteArray("p"));
        QVERIFY(form->hasDecision);
        QVERIFY(!readForm("<p>nothing</p>"));
        QVERIFY(!readForm("<form action=\"/\">"));
    }
};

QONSENT_TEST(tst_InstantUserAgent)
#include "tst_instantuseragent.moc"
