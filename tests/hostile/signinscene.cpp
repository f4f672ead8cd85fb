// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "tests/hostile/signinscene.h"

#include "tests/support/outcome.h"

#include <QTest>

namespace Qonsent {

using Test::Endpoint;

namespace {

constexpr auto clientId = "app";
constexpr auto clientSecret = "CNRYS-1";

Test::ServerOptions withCanaries(Test::ServerOptions options, const Clock *clock)
{
    options.clock = clock;
    options.canaries = true;
    options.users = {{.name = QStringLiteral("alice"), .password = QStringLiteral("demo")}};
    options.clients = {{.id = clientId, .secret = clientSecret}};
    if (options.signingAlgorithm == Test::ServerOptions().signingAlgorithm)
        options.signingAlgorithm = "ES256"; // whose keys are made in no time
    return options;
}

Services servicesAt(const Clock *clock)
{
    Services services = inMemoryServices();
    services.clock = clock;
    return services;
}

/// Everything \a request said.
QByteArray text(const Test::ReceivedRequest &request)
{
    QByteArray all = request.target + '\n' + request.body;
    for (const HttpHeader &header : request.headers)
        all += '\n' + header.name + ": " + header.value;
    return all;
}

} // namespace

SignInScene::SignInScene(Test::ServerOptions options)
    : server(withCanaries(std::move(options), &clock))
    , services(servicesAt(&clock))
    , accounts(services)
    , request({.issuer = server.issuer(),
               .client = {.id = QLatin1String(clientId),
                          .secret = Secret(QByteArrayView(clientSecret)),
                          .authenticationMethod = "client_secret_post"},
               .scopes = {QStringLiteral("openid"), QStringLiteral("profile")},
               .userAgent = agent})
{
    if (!m_canary.listen(QHostAddress(QStringLiteral("127.0.0.2"))))
        qCritical("Nobody listens at 127.0.0.2.");
}

QByteArray SignInScene::canary() const
{
    return "http://127.0.0.2:" + QByteArray::number(m_canary.serverPort());
}

Result<Account> SignInScene::signIn()
{
    ++m_signIns;
    SignIn *signIn = accounts.signIn(request);
    QObject::connect(signIn, &Reply::finished, &m_canary,
                     [this, signIn] { warnings = signIn->warnings(); });
    return outcomeOf<Account>(signIn, 20'000);
}

QByteArray SignInScene::harm()
{
    if (QTest::qWaitFor([this] { return m_canary.hasPendingConnections(); }, 20))
        return "the canary host was called";
    if (server.count(Endpoint::Token) > m_signIns)
        return "a code was sent twice";
    QStringList leaks = oracle.findInLog();
    for (const Endpoint endpoint :
         {Endpoint::Discovery, Endpoint::OAuthMetadata, Endpoint::Jwks, Endpoint::Authorization,
          Endpoint::Interaction, Endpoint::Revocation, Endpoint::Other}) {
        for (const auto &asked : server.requests(endpoint))
            leaks += LeakOracle::findIn(text(asked));
    }
    for (const auto &asked : server.requests(Endpoint::UserInfo))
        leaks += LeakOracle::findIn(asked.target + asked.body); // the token is in a header field
    leaks += LeakOracle::findIn(agent->lastPage().body.reveal().toByteArray());
    return leaks.join(QLatin1String(", ")).toUtf8();
}

QByteArray SignInScene::harm(const AuthError &error)
{
    const auto stored = outcomeOf(services.vault->accounts());
    if (!stored || !stored->isEmpty())
        return "an account was stored";
    const QStringList told =
        LeakOracle::findIn(error.message.toUtf8() + error.reason + error.serverCode
                           + error.serverDescription.toUtf8());
    return told.isEmpty() ? harm() : "the error holds " + told.join(u' ').toUtf8();
}

void refusalColumns()
{
    QTest::addColumn<Twist>("twist");
    QTest::addColumn<AuthError::Code>("code");
    QTest::addColumn<QByteArray>("reason");
}

void refuses(const char *name, const Twist &twist, AuthError::Code code, const char *reason)
{
    QTest::newRow(name) << twist << code << QByteArray(reason);
}

void checkRefusal()
{
    QFETCH(Twist, twist);
    QFETCH(AuthError::Code, code);
    QFETCH(QByteArray, reason);
    SignInScene scene;
    twist(scene);
    const auto account = scene.signIn();
    QVERIFY(!account);
    QCOMPARE(account.error().code, code);
    QCOMPARE(account.error().reason, reason);
    QCOMPARE(scene.harm(account.error()), QByteArray());
}

} // namespace Qonsent
