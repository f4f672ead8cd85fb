// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "oauthcore/net/metadataclient.h"
#include "oauthcore/net/qthttptransport.h"
#include "tests/support/fakeclock.h"
#include "tests/support/scriptedserver.h"
#include "tests/support/testmain.h"

#include <QSignalSpy>
#include <QTest>

using namespace Qonsent;
using namespace Qonsent::Script;

// What goes wrong is in tests/hostile/tst_discovery.cpp.
class tst_MetadataClient : public QObject
{
    Q_OBJECT

private:
    FakeClock m_clock;
    QtHttpTransport m_transport;
    QList<Result<ProviderMetadata>> m_results;

    static QString issuerAt(const ScriptedServer &server)
    {
        return server.url(QStringLiteral("/tenant")).toString();
    }

    static QByteArray documentOf(const ScriptedServer &server)
    {
        const QByteArray issuer = issuerAt(server).toLatin1();
        return ScriptedServer::answer(
            "200 OK", "{\"issuer\":\"" + issuer + "\",\"token_endpoint\":\"" + issuer + "/token\"}",
            {"Content-Type: application/json"});
    }

    ReplyOf<ProviderMetadata> *ask(MetadataClient &client, const ScriptedServer &server)
    {
        ReplyOf<ProviderMetadata> *reply = client.metadata(issuerAt(server));
        whenFinished(reply, this, [this](const Result<ProviderMetadata> &metadata) {
            m_results.append(metadata);
        });
        return reply;
    }

private Q_SLOTS:
    void init() { m_results.clear(); }

    void asksForJsonWhereMostAnswer()
    {
        ScriptedServer server;
        server.answerAll(documentOf(server));
        MetadataClient client(m_transport, m_clock);
        ask(client, server);
        QTRY_COMPARE(m_results.size(), 1);
        QVERIFY(m_results.first());
        QCOMPARE(m_results.first()->tokenEndpoint, server.url(QStringLiteral("/tenant/token")));
        QCOMPARE(server.requests().size(), 1);
        QCOMPARE(server.requests().first().method, "GET");
        QCOMPARE(server.requests().first().target, "/tenant/.well-known/openid-configuration");
        QCOMPARE(server.requests().first().header("Accept"), "application/json");
    }

    void goesOnToThePlaceThatAnswers()
    {
        ScriptedServer server;
        server.play({awaits(), sends(ScriptedServer::answer("404 Not Found")), awaits(),
                     sends(ScriptedServer::answer("500 Oops")), awaits(),
                     sends(documentOf(server))});
        MetadataClient client(m_transport, m_clock);
        ask(client, server);
        QTRY_COMPARE(m_results.size(), 1);
        QVERIFY(m_results.first());
        QCOMPARE(server.requests().size(), 3);
    }

    void oneRequestServesAllWhoAsk()
    {
        ScriptedServer server;
        server.answerAll(documentOf(server));
        MetadataClient client(m_transport, m_clock);
        for (int i = 0; i < 50; ++i)
            ask(client, server);
        QTRY_COMPARE(m_results.size(), 50);
        QVERIFY(std::all_of(m_results.begin(), m_results.end(),
                            [](const Result<ProviderMetadata> &result) { return bool(result); }));
        ask(client, server); // from the cache
        QTRY_COMPARE(m_results.size(), 51);
        QCOMPARE(server.requests().size(), 1);
    }

    void aFailureIsNotRemembered()
    {
        ScriptedServer server;
        server.play({awaits(), sends(ScriptedServer::answer("200 OK", "<html>")), awaits(),
                     sends(documentOf(server))});
        MetadataClient client(m_transport, m_clock);
        ask(client, server);
        QTRY_COMPARE(m_results.size(), 1);
        QVERIFY(!m_results.first());
        ask(client, server);
        QTRY_COMPARE(m_results.size(), 2);
        QVERIFY(m_results.last());
    }

    void cancellingOneLeavesTheOthers()
    {
        ScriptedServer server;
        server.answerAll(documentOf(server));
        MetadataClient client(m_transport, m_clock);
        ReplyOf<ProviderMetadata> *first = ask(client, server);
        ask(client, server);
        first->cancel();
        QTRY_COMPARE(m_results.size(), 2);
        QCOMPARE(m_results.first().error().code, AuthError::Code::Cancelled);
        QVERIFY(m_results.last());
        QCOMPARE(server.requests().size(), 1);
    }

    void cancellingAllStopsTheRequest()
    {
        ScriptedServer server;
        server.play({awaits()}); // and never an answer
        MetadataClient client(m_transport, m_clock);
        ReplyOf<ProviderMetadata> *first = ask(client, server);
        ReplyOf<ProviderMetadata> *second = ask(client, server);
        QTRY_COMPARE(server.requests().size(), 1);
        first->cancel();
        second->cancel();
        QTRY_COMPARE(server.openConnections(), 0);
        QTRY_COMPARE(m_results.size(), 2);
        ask(client, server); // starts anew
        QTRY_COMPARE(server.requests().size(), 2);
    }

    void aClientThatDiesTakesItsRequestsAlong()
    {
        ScriptedServer server;
        server.play({awaits()});
        auto client = std::make_unique<MetadataClient>(m_transport, m_clock);
        ask(*client, server);
        QTRY_COMPARE(server.requests().size(), 1);
        client.reset();
        QTRY_COMPARE(server.openConnections(), 0);
        QCOMPARE(m_results.size(), 0);
    }

    void aTransportThatDiesFirstIsSurvived()
    {
        ScriptedServer server;
        server.play({awaits()});
        auto transport = std::make_unique<QtHttpTransport>();
        auto client = std::make_unique<MetadataClient>(*transport, m_clock);
        ask(*client, server);
        QTRY_COMPARE(server.requests().size(), 1);
        transport.reset();
        client.reset();
        QCOMPARE(m_results.size(), 0);
    }
};

QONSENT_TEST(tst_MetadataClient)
#include "tst_metadataclient.moc"
