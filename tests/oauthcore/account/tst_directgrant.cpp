// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "oauthcore/account/directgrant.h"
#include "oauthcore/protocol/grants/clientcredentialsgrant.h"
#include "oauthcore/testing/authorizationserver.h"
#include "tests/support/outcome.h"
#include "tests/support/testmain.h"

#include <QPointer>
#include <QTest>

using namespace Qonsent;
using Test::Endpoint;

/// Tokens without a person, for programs that have Services and nothing else.
class tst_DirectGrant : public QObject
{
    Q_OBJECT

    std::unique_ptr<Test::AuthorizationServer> m_server;

    DirectGrantFlowRequest request(const char *secret = "job-secret") const
    {
        return {.issuer = m_server->issuer(),
                .client = {.id = QStringLiteral("job"), .secret = Secret(secret)},
                .grant = [](const QUrl &endpoint) -> Result<TokenRequest> {
                    return clientCredentialsGrant(endpoint, {});
                }};
    }

private Q_SLOTS:
    void init()
    {
        m_server = std::make_unique<Test::AuthorizationServer>(
            Test::ServerOptions{.clients = {{.id = "job", .secret = "job-secret"}}});
    }

    void bringsATokenAndStoresNothing()
    {
        const Services services = inMemoryServices();
        const auto grant = outcomeOf(directGrant(services, request(), this));
        QVERIFY2(grant, grant ? "" : qPrintable(grant.error().message));
        QVERIFY(!grant->tokens.accessToken.isEmpty());
        QVERIFY(outcomeOf(services.vault->accounts())->isEmpty());
    }

    void outlivesTheServicesItWasGiven()
    {
        const auto reply = [this] { return directGrant(inMemoryServices(), request(), this); }();
        QVERIFY(outcomeOf(reply));
    }

    void theHooksOfTheServicesAreUsed()
    {
        Services services = inMemoryServices();
        services.hooks = HookRegistry();
        DirectGrantFlowRequest asked = request();
        asked.client.quirks = {"token_parameter:colour=blue"};
        QVERIFY(outcomeOf(directGrant(services, asked, this)));
        QCOMPARE(m_server->requests(Endpoint::Token).constLast().form().value("colour"),
                 QByteArray("blue"));
    }

    void aWrongSecretIsARefusal()
    {
        const auto grant = outcomeOf(directGrant(inMemoryServices(), request("wrong"), this));
        QVERIFY(!grant);
        QCOMPARE(grant.error().serverCode, QByteArray("invalid_client"));
    }

    void endsWithItsParentWhateverIsUnderWay_data()
    {
        QTest::addColumn<Endpoint>("held");
        QTest::newRow("while the provider is discovered") << Endpoint::Discovery;
        QTest::newRow("while the token is asked for") << Endpoint::Token;
    }
    void endsWithItsParentWhateverIsUnderWay()
    {
        QFETCH(Endpoint, held);
        m_server->hold(held);
        auto parent = std::make_unique<QObject>();
        const QPointer<QObject> reply = directGrant(inMemoryServices(), request(), parent.get());
        QTRY_COMPARE(m_server->count(held), 1);
        parent.reset();
        QVERIFY(!reply);
        m_server->release(held);
    }
};

QONSENT_TEST(tst_DirectGrant)
#include "tst_directgrant.moc"
