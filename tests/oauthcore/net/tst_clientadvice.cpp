// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "oauthcore/net/introspectionclient.h"
#include "oauthcore/net/qthttptransport.h"
#include "oauthcore/net/registrationclient.h"
#include "oauthcore/net/revocationclient.h"
#include "tests/support/fakeclock.h"
#include "tests/support/outcome.h"
#include "tests/support/scriptedserver.h"
#include "tests/support/testmain.h"

#include <QLocale>
#include <QTest>

using namespace Qonsent;
using namespace std::chrono_literals;
using Code = AuthError::Code;

namespace {

/// What a refusing server is asked with.
class Asking
{
public:
    Asking(const ScriptedServer &asked, HttpTransport &way, const Clock &time,
           const ClientRegistration &by)
        : server(asked)
        , transport(way)
        , clock(time)
        , client(by)
    { }

    AuthError revocation() const
    {
        RevocationClient revoker(transport, clock);
        return errorOf(outcomeOf(revoker.revoke({.revocationEndpoint = server.url(path)}, client,
                                                token, TokenTypeHint::RefreshToken)));
    }
    AuthError introspection(IntrospectionClient::Form form) const
    {
        KeysClient keys(transport, clock);
        IntrospectionClient asker(transport, keys, clock);
        const ProviderMetadata provider{.issuer = QStringLiteral("https://id.example"),
                                        .jwksUri = server.url(QStringLiteral("/keys")),
                                        .introspectionEndpoint = server.url(path)};
        return errorOf(
            outcomeOf(asker.introspect(provider, client, token, TokenTypeHint::AccessToken, form)));
    }
    AuthError signedIntrospection() const
    {
        return introspection(IntrospectionClient::Form::Signed);
    }
    AuthError plainIntrospection() const { return introspection(IntrospectionClient::Form::Json); }

    AuthError registration() const { return registered({}); }
    AuthError registrationWithToken() const { return registered(Secret("CNRYA-1")); }
    AuthError management() const
    {
        RegistrationClient registrar(transport, clock);
        return errorOf(outcomeOf(registrar.read(managed())));
    }
    AuthError change() const
    {
        RegistrationClient registrar(transport, clock);
        return errorOf(outcomeOf(registrar.update(managed(), wanted({}))));
    }
    AuthError removal() const
    {
        RegistrationClient registrar(transport, clock);
        return errorOf(outcomeOf(registrar.remove(managed())));
    }

private:
    template <typename T>
    static AuthError errorOf(const Result<T> &result)
    {
        return result ? AuthError{.reason = "no_error"} : result.error();
    }
    static RegistrationRequest wanted(const Secret &initialToken)
    {
        return {.redirectUris = {QUrl(QStringLiteral("http://127.0.0.1/callback"))},
                .initialAccessToken = initialToken};
    }
    AuthError registered(const Secret &initialToken) const
    {
        RegistrationClient registrar(transport, clock);
        return errorOf(outcomeOf(
            registrar.create({.registrationEndpoint = server.url(path)}, wanted(initialToken))));
    }
    RegisteredClient managed() const
    {
        return {.client = {.id = QStringLiteral("app")},
                .managementEndpoint = server.url(path),
                .managementToken = Secret("CNRYA-2")};
    }

    const ScriptedServer &server;
    HttpTransport &transport;
    const Clock &clock;
    const ClientRegistration client;
    const QString path = QStringLiteral("/endpoint");
    const Secret token = Secret("CNRYR-1");
};

using Ask = AuthError (Asking::*)() const;

ClientRegistration clientBy(const char *method, const char *secret = "CNRYS-wr/ng")
{
    return {.id = QStringLiteral("app"),
            .secret = secret ? Secret(secret) : Secret(),
            .authenticationMethod = method};
}

} // namespace

Q_DECLARE_METATYPE(Ask)

/// Every endpoint that does not accept a client says what else to try.
class tst_ClientAdvice : public QObject
{
    Q_OBJECT

    FakeClock m_clock;
    QtHttpTransport m_transport;

    QByteArray dateAfter(std::chrono::seconds later) const
    {
        return QLocale::c()
            .toString(m_clock.now().addSecs(later.count()),
                      QStringLiteral("ddd, dd MMM yyyy hh:mm:ss 'GMT'"))
            .toLatin1();
    }

private Q_SLOTS:
    void aRefusedClientIsToldWhatToDo_data()
    {
        QTest::addColumn<Ask>("ask");
        QTest::addColumn<ClientRegistration>("client");
        QTest::addColumn<QByteArray>("answer");
        QTest::addColumn<int>("ahead"); // seconds, ours; 0: the server does not say
        QTest::addColumn<QString>("tells");
        const auto row = [](const char *name, Ask ask, const ClientRegistration &client,
                            const QByteArray &answer, const char *tells, int ahead = 0) {
            QTest::newRow(name) << ask << client << answer << ahead << QString::fromLatin1(tells);
        };
        const QByteArray named = "{\"error\":\"invalid_client\"}";
        const ClientRegistration basic = clientBy("client_secret_basic");
        ClientRegistration raw = basic;
        raw.basicEncoding = ClientRegistration::BasicEncoding::Raw;
        const ClientRegistration post = clientBy("client_secret_post");
        const ClientRegistration none = clientBy("none", nullptr);
        const ClientRegistration jwt =
            clientBy("client_secret_jwt", "CNRYS-0123456789012345678901234567");

        row("CK-P34: revocation, in the header", &Asking::revocation, basic, named,
            "(client_secret_post), or in the header as they are, without encoding (raw)");
        row("CK-P34: revocation, in the header as it is", &Asking::revocation, raw, named,
            "form-encoded, or in the form");
        row("CK-P34: revocation, in the form", &Asking::revocation, post, named,
            "in the header instead (client_secret_basic)");
        row("CK-P34: revocation without a secret", &Asking::revocation, none, named,
            "by its client ID alone");
        row("CK-P34: revocation, signed by a clock that is fast", &Asking::revocation, jwt, named,
            "clock is 60 minutes fast", 3600);
        row("CK-P34: revocation, 401 without a word", &Asking::revocation, post, {},
            "(client_secret_basic)");
        row("CK-P34: introspection, in the header", &Asking::plainIntrospection, basic, named,
            "(raw)");
        row("CK-P34: introspection, in the form", &Asking::plainIntrospection, post, named,
            "(client_secret_basic)");
        row("CK-P34: introspection, signed by a clock that is slow", &Asking::plainIntrospection,
            jwt, named, "clock is 60 minutes slow", -3600);
        row("CK-P34: signed introspection, in the form", &Asking::signedIntrospection, post, named,
            "(client_secret_basic)");
        row("CK-P34: signed introspection, signed by a clock that is fast",
            &Asking::signedIntrospection, jwt, named, "clock is 60 minutes fast", 3600);
        row("CK-P34: signed introspection, 401 without a word", &Asking::signedIntrospection, basic,
            {}, "(raw)");
        row("registration without a token", &Asking::registration, {}, named,
            "bring an initial access token");
        row("registration with a token, 401 without a word", &Asking::registrationWithToken, {}, {},
            "did not accept the initial access token");
        row("reading a registration", &Asking::management, {}, named,
            "the access token of this registration");
        row("changing a registration", &Asking::change, {}, named,
            "the access token of this registration");
        row("removing a registration", &Asking::removal, {}, named,
            "the access token of this registration");
    }
    void aRefusedClientIsToldWhatToDo()
    {
        QFETCH(Ask, ask);
        QFETCH(ClientRegistration, client);
        QFETCH(QByteArray, answer);
        QFETCH(int, ahead);
        QFETCH(QString, tells);
        ScriptedServer server;
        QByteArrayList headers;
        if (!answer.isEmpty())
            headers += "Content-Type: application/json";
        if (ahead != 0)
            headers += "Date: " + dateAfter(std::chrono::seconds(-ahead));
        server.answerAll(ScriptedServer::answer("401 Unauthorized", answer, headers));
        const AuthError error = (Asking(server, m_transport, m_clock, client).*ask)();
        QCOMPARE(error.code, Code::ServerRefused);
        QCOMPARE(error.serverCode, answer.isEmpty() ? QByteArray() : QByteArray("invalid_client"));
        QVERIFY2(error.message.contains(tells), qPrintable(error.message));
        QVERIFY2(error.message.contains(QLatin1String("127.0.0.1"))
                     || error.message.startsWith(QLatin1String("This computer")),
                 qPrintable(error.message));
        QVERIFY(!error.message.contains(QLatin1String("CNRY")));
        QCOMPARE(server.requests().size(), 1);
    }

    void whatIsNoMatterOfTheClientStaysAsItIs_data()
    {
        QTest::addColumn<Ask>("ask");
        QTest::newRow("revocation") << Ask(&Asking::revocation);
        QTest::newRow("introspection") << Ask(&Asking::plainIntrospection);
        QTest::newRow("signed introspection") << Ask(&Asking::signedIntrospection);
        QTest::newRow("registration") << Ask(&Asking::registration);
        QTest::newRow("reading a registration") << Ask(&Asking::management);
    }
    void whatIsNoMatterOfTheClientStaysAsItIs()
    {
        QFETCH(Ask, ask);
        ScriptedServer server;
        server.answerAll(ScriptedServer::answer("400 Bad Request", "{\"error\":\"unlikely\"}",
                                                {"Content-Type: application/json"}));
        const AuthError error =
            (Asking(server, m_transport, m_clock, clientBy("client_secret_post")).*ask)();
        QCOMPARE(error.message,
                 AuthError::of(Code::ServerRefused, {}, QStringLiteral("127.0.0.1")).message);
        QCOMPARE(error.remedy, QString());
    }
};

QONSENT_TEST(tst_ClientAdvice)
#include "tst_clientadvice.moc"
