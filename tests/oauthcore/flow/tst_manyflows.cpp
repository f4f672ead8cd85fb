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

/// Starts one flow of some kind.
using Start = std::function<ReplyOf<Grant> *(FlowParts &)>;
using GrantOf = std::function<Result<TokenRequest>(const QUrl &)>;

const Scopes scopes{QStringLiteral("openid"), QStringLiteral("profile")};

Start direct(const GrantOf &grant)
{
    return [=](FlowParts &parts) {
        return new DirectGrantFlow(parts.services(),
                                   {.issuer = parts.server.issuer(),
                                    .client = {.id = QStringLiteral("app")},
                                    .scopes = scopes,
                                    .grant = grant},
                                   &parts.owner);
    };
}

ReplyOf<Grant> *startCode(FlowParts &parts)
{
    return parts.flow(parts.request());
}

ReplyOf<Grant> *startHybrid(FlowParts &parts)
{
    auto request = parts.request();
    request.options.responseType = ResponseType::CodeIdToken;
    request.userAgent = std::make_shared<HybridAgent>(parts);
    return parts.flow(request);
}

ReplyOf<Grant> *startDevice(FlowParts &parts)
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

ReplyOf<Grant> *startClientCredentials(FlowParts &parts)
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
    FlowParts parts;
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
        const auto rows = [](const char *name, const Start &start) {
            QTest::addRow("CK-01, CK-03: %s, one in a thread of its own", name) << start << 1;
            QTest::addRow("CK-01, CK-03: %s, fifty at once", name) << start << 50;
        };
        rows("a code", startCode);
        // one: its agent remembers what was asked last
        QTest::newRow("CK-01, CK-P28: a code with an ID token, one in a thread of its own")
            << Start(startHybrid) << 1;
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
            tokens.insert(grant->tokens.accessToken.reveal().toByteArray());
        }
        QCOMPARE(tokens.size(), count); // everybody has one of their own
    }
};

QONSENT_TEST(tst_ManyFlows)
#include "tst_manyflows.moc"
