// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "oauthcore/net/qthttptransport.h"
#include "oauthcore/net/registrationclient.h"
#include "tests/support/fakeclock.h"
#include "tests/support/outcome.h"
#include "tests/support/scriptedserver.h"
#include "tests/support/testmain.h"

#include <QSignalSpy>
#include <QTest>

using namespace Qonsent;

/// What a server answers to those who manage a client, and what has to be kept of it.
class tst_RegistrationClient : public QObject
{
    Q_OBJECT

    FakeClock m_clock;
    QtHttpTransport m_transport;

    static RegisteredClient knownAt(const ScriptedServer &server)
    {
        return {.client = {.id = QStringLiteral("app"), .authenticationMethod = "none"},
                .managementEndpoint = server.url(QStringLiteral("/manage")),
                .managementToken = Secret(QByteArrayView("CNRYM-old"))};
    }
    static RegistrationRequest wanted()
    {
        return {.redirectUris = {QUrl(QStringLiteral("http://127.0.0.1/callback"))}};
    }
    static QByteArray json(const QByteArray &members)
    {
        return ScriptedServer::answer("200 OK", '{' + QByteArray(members).replace('\'', '"') + '}',
                                      {"Content-Type: application/json"});
    }

private Q_SLOTS:
    void aNewTokenIsKeptEvenIfTheRestIsRefused_data()
    {
        QTest::addColumn<QByteArray>("members");
        QTest::addColumn<QByteArray>("reason");
        QTest::addColumn<QByteArray>("token");
        const auto row = [](const char *name, const char *members, const char *reason,
                            const char *token) {
            QTest::newRow(name) << QByteArray(members) << QByteArray(reason) << QByteArray(token);
        };
        row("it leads the answers elsewhere",
            "'client_id':'app','redirect_uris':['https://evil.test/'],"
            "'registration_access_token':'CNRYM-new'",
            "redirect_uris", "CNRYM-new");
        row("it leaves out where they go",
            "'client_id':'app','registration_access_token':'CNRYM-new'", "redirect_uris",
            "CNRYM-new");
        row("it wants a proof that nobody knows",
            "'client_id':'app','redirect_uris':['http://127.0.0.1/callback'],"
            "'token_endpoint_auth_method':'magic','registration_access_token':'CNRYM-new'",
            "token_endpoint_auth_method", "CNRYM-new");
        row("the token is the one that is known",
            "'client_id':'app','redirect_uris':[],'registration_access_token':'CNRYM-old'",
            "redirect_uris", "");
        row("there is no token", "'client_id':'app','redirect_uris':[]", "redirect_uris", "");
        row("the token is none",
            "'client_id':'app','redirect_uris':[],'registration_access_token':7", "redirect_uris",
            "");
        row("it is another client's",
            "'client_id':'other','redirect_uris':['http://127.0.0.1/callback'],"
            "'registration_access_token':'CNRYM-new'",
            "client_id", "");
        row("it would be used at another server",
            "'client_id':'app','redirect_uris':['http://127.0.0.1/callback'],"
            "'registration_access_token':'CNRYM-new',"
            "'registration_client_uri':'https://evil.test/manage'",
            "registration_client_uri", "");
    }
    void aNewTokenIsKeptEvenIfTheRestIsRefused()
    {
        QFETCH(QByteArray, members);
        QFETCH(QByteArray, token);
        ScriptedServer server;
        server.answerAll(json(members));
        RegistrationClient client(m_transport, m_clock);
        QList<RegisteredClient> changed;
        connect(&client, &RegistrationClient::managementChanged, this,
                [&changed](const RegisteredClient &known) { changed.append(known); });
        const auto read = outcomeOf(client.update(knownAt(server), wanted()));
        QVERIFY(!read);
        QTEST(read.error().reason, "reason");
        QCOMPARE(changed.size(), token.isEmpty() ? 0 : 1);
        if (token.isEmpty())
            return;
        RegisteredClient expected = knownAt(server);
        expected.managementToken = Secret(QByteArrayView(token));
        QCOMPARE(changed.constFirst(), expected);
    }

    void whoIsToldMayEndTheClient()
    {
        ScriptedServer server;
        server.answerAll(json("'client_id':'app','registration_access_token':'CNRYM-new'"));
        auto client = std::make_unique<RegistrationClient>(m_transport, m_clock);
        bool isTold = false;
        connect(client.get(), &RegistrationClient::managementChanged, this, [&] {
            isTold = true;
            client.reset();
        });
        static_cast<void>(client->update(knownAt(server), wanted()));
        QTRY_VERIFY(isTold);
        QVERIFY(!client);
    }

    void anAnswerThatIsTakenBringsItsTokenItself()
    {
        ScriptedServer server;
        server.answerAll(json("'client_id':'app','registration_access_token':'CNRYM-new'"));
        RegistrationClient client(m_transport, m_clock);
        QSignalSpy changed(&client, &RegistrationClient::managementChanged);
        const auto read = outcomeOf(client.read(knownAt(server)));
        QVERIFY(read);
        QCOMPARE(read->managementToken, Secret(QByteArrayView("CNRYM-new")));
        QCOMPARE(changed.count(), 0);
    }
};

QONSENT_TEST(tst_RegistrationClient)
#include "tst_registrationclient.moc"
