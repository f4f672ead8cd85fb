// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "oauthcore/flow/deviceflow.h"
#include "oauthcore/flow/directgrantflow.h"
#include "oauthcore/protocol/grants/clientcredentialsgrant.h"
#include "oauthcore/protocol/grants/jwtbearergrant.h"
#include "oauthcore/protocol/grants/passwordgrant.h"
#include "oauthcore/protocol/grants/saml2bearergrant.h"
#include "tests/oauthcore/flow/hybridagent.h"
#include "tests/support/testmain.h"

#include <QEventLoop>
#include <QTest>
#include <QThread>
#include <QTimer>

using namespace Qonsent;
using namespace std::chrono_literals;

namespace {

/// What all flows of a row share.
struct Crowd : FlowParts
{
    std::shared_ptr<HybridAgent> hybrid = std::make_shared<HybridAgent>(*this);
};

/// Starts one flow of some kind.
using Start = std::function<ReplyOf<Grant> *(Crowd &)>;
using GrantOf = std::function<Result<TokenRequest>(const QUrl &)>;

const Scopes scopes{QStringLiteral("openid"), QStringLiteral("profile")};

Start direct(const GrantOf &grant)
{
    return [=](Crowd &parts) {
        return new DirectGrantFlow(parts.services(),
                                   {.issuer = parts.server.issuer(),
                                    .client = {.id = QStringLiteral("app")},
                                    .scopes = scopes,
                                    .grant = grant},
                                   &parts.owner);
    };
}

ReplyOf<Grant> *startCode(Crowd &parts)
{
    return parts.flow(parts.request());
}

/// Hybrid or implicit: what comes through the browser is bound to the request it answers.
Start beside(ResponseType type, ResponseMode mode)
{
    return [=](Crowd &parts) {
        auto request = parts.request();
        request.options.responseType = type;
        request.options.responseMode = mode;
        request.implicit = ImplicitTypes::Allowed;
        request.userAgent = parts.hybrid;
        return parts.flow(request);
    };
}

ReplyOf<Grant> *startDevice(Crowd &parts)
{
    auto *flow = new DeviceFlow(
        parts.services(),
        {.issuer = parts.server.issuer(), .client = {.id = QStringLiteral("tv")}, .scopes = scopes},
        &parts.owner);
    QObject::connect(flow, &DeviceFlow::userActionNeeded, &parts.owner,
                     [&parts](const UserAction &action) {
                         parts.server.allowDevice(action.userCode, QStringLiteral("alice"));
                         QTimer::singleShot(0, &parts.owner, [&parts] { parts.clock.advance(5s); });
                     });
    return flow;
}

ReplyOf<Grant> *startClientCredentials(Crowd &parts)
{
    parts.server.options().clients = {{.id = "robot", .secret = "CNRYS-1"}};
    return new DirectGrantFlow(
        parts.services(),
        {.issuer = parts.server.issuer(),
         .client = {.id = QStringLiteral("robot"), .secret = Secret("CNRYS-1")},
         .scopes = {QStringLiteral("api")},
         .grant = [](const QUrl &endpoint) -> Result<TokenRequest> {
             return clientCredentialsGrant(endpoint, {QStringLiteral("api")});
         }},
        &parts.owner);
}

Result<TokenRequest> withJwt(const QUrl &endpoint)
{
    const auto key = SigningKey::generate("ES256", {});
    const auto jwt = key->sign({{QStringLiteral("sub"), QStringLiteral("alice")},
                                {QStringLiteral("aud"), endpoint.toString()}});
    return jwtBearerGrant(endpoint, Secret(QByteArrayView(*jwt)), scopes);
}

Result<TokenRequest> withPassword(const QUrl &endpoint)
{
    return passwordGrant(endpoint, QStringLiteral("alice"), Secret("demo"), scopes);
}

/// What \a count flows end with that are started at once. Everything they work with belongs to the
/// thread that calls.
QList<Result<Grant>> outcomes(const Start &start, int count)
{
    Crowd parts;
    QList<Result<Grant>> results;
    QEventLoop loop;
    QObject context;
    for (int i = 0; i < count; ++i)
        whenFinished<Grant>(start(parts), &context, [&](const Result<Grant> &grant) {
            results += grant;
            if (results.size() == count)
                loop.quit();
        });
    QTimer::singleShot(60'000, &loop, &QEventLoop::quit);
    loop.exec();
    return results;
}

} // namespace

Q_DECLARE_METATYPE(Start)

/// Flows need neither the main thread, which stands still here, nor be alone.
class tst_ManyFlows : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyFlowRunsInAnyThreadBesideOthers_data()
    {
        QTest::addColumn<Start>("start");
        QTest::addColumn<int>("count");
        const auto rows = [](const char *name, const Start &start, const char *id = "CK-03") {
            QTest::addRow("CK-01, %s: %s, one in a thread of its own", id, name) << start << 1;
            QTest::addRow("CK-01, %s: %s, fifty at once", id, name) << start << 50;
        };
        const auto hybrid = [&](const char *name, ResponseType type,
                                ResponseMode mode = ResponseMode::Automatic) {
            rows(name, beside(type, mode), "CK-P28");
        };
        rows("a code", startCode);
        hybrid("a code with an ID token", ResponseType::CodeIdToken);
        hybrid("a code with an access token", ResponseType::CodeToken);
        hybrid("a code with both", ResponseType::CodeIdTokenToken);
        hybrid("a code with both in a form", ResponseType::CodeIdTokenToken,
               ResponseMode::FormPost);
        hybrid("an ID token alone", ResponseType::IdToken);
        hybrid("an access token alone", ResponseType::Token);
        hybrid("both tokens without a code", ResponseType::IdTokenToken);
        rows("a code for another device", startDevice);
        rows("client credentials", startClientCredentials);
        rows("a JWT", direct(withJwt));
        rows("SAML 2.0", direct([](const QUrl &endpoint) -> Result<TokenRequest> {
                 return saml2BearerGrant(endpoint, Secret("<a><NameID>alice</NameID></a>"), scopes);
             }));
        rows("a password", direct(withPassword));
    }
    void everyFlowRunsInAnyThreadBesideOthers()
    {
        QFETCH(Start, start);
        QFETCH(int, count);
        QList<Result<Grant>> results;
        const std::unique_ptr<QThread> thread(
            QThread::create([&] { results = outcomes(start, count); }));
        thread->start();
        QVERIFY(thread->wait(90'000));
        QCOMPARE(results.size(), count);
        QSet<QByteArray> tokens;
        for (const Result<Grant> &grant : std::as_const(results)) {
            QVERIFY2(grant, grant ? "" : grant.error().reason.constData());
            const TokenSet &got = grant->tokens;
            const Secret &own = got.accessToken.isEmpty() ? got.idToken : got.accessToken;
            tokens.insert(own.reveal().toByteArray());
        }
        QCOMPARE(tokens.size(), count); // everybody has one of their own
    }
};

QONSENT_TEST(tst_ManyFlows)
#include "tst_manyflows.moc"
