// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "tests/live/liveparts.h"
#include "tests/support/testmain.h"

#include <QTest>

using namespace Qonsent;

/// What ID tokens and userinfo say at a real server, if that is asked for. Authlib knows neither
/// the parameter nor subjects of another kind.
class tst_LiveClaims : public QObject
{
    Q_OBJECT

    LiveServers m_servers;

    static QString alice() { return QStringLiteral("10769150350006150715113082367"); }

private Q_SLOTS:
    void cleanupTestCase() { m_servers.stop(); }

    void areInTheIdTokenIfAskedFor()
    {
        // OpenID Connect Core section 5.5; oidc-provider has them in userinfo otherwise
        const LiveServer &server = m_servers.oidcProvider();
        const LiveBrowser browser;
        LeakOracle oracle;
        LiveParts parts;
        AuthorizationCodeFlowRequest request{.issuer = server.issuer(),
                                             .client = registeredClient("qonsent-public"),
                                             .scopes = Scopes::parse(u"openid")};
        const auto without = parts.signIn(request, browser);
        QVERIFY2(without, without ? "" : without.error().reason.constData());
        QVERIFY(!without->claims->all().contains(QLatin1String("email")));
        request.parameters.append("claims", R"({"id_token": {"email": {"essential": true}}})");
        const auto grant = parts.signIn(request, browser);
        QVERIFY2(grant, grant ? "" : grant.error().reason.constData());
        QCOMPARE(grant->claims->all().value(QLatin1String("email")).toString(),
                 QStringLiteral("alice@example.org"));
        QCOMPARE(grant->claims->displayName(), QStringLiteral("alice@example.org"));
        QCOMPARE(oracle.findInLog(server.secrets()).join(u' '), QString());
    }

    void speakOfThePersonInWordsForOneClient()
    {
        // OpenID Connect Core section 8.1
        const LiveServer &server = m_servers.oidcProvider();
        const LiveBrowser browser;
        LeakOracle oracle;
        LiveParts parts;
        const AuthorizationCodeFlowRequest request{.issuer = server.issuer(),
                                                   .client = registeredClient("qonsent-pairwise"),
                                                   .scopes = Scopes::parse(u"openid email")};
        QString subject;
        for (int i = 0; i < 2; ++i) {
            const auto grant = parts.signIn(request, browser);
            QVERIFY2(grant, grant ? "" : grant.error().reason.constData());
            QVERIFY(grant->claims->subject() != alice());
            QVERIFY(i == 0 || grant->claims->subject() == subject);
            subject = grant->claims->subject();
            // userinfo uses the same word, or it would not have been taken
            QCOMPARE(grant->userinfo.value(QLatin1String("sub")).toString(), subject);
            QCOMPARE(grant->userinfo.value(QLatin1String("email")).toString(),
                     QStringLiteral("alice@example.org"));
        }
        QCOMPARE(oracle.findInLog(server.secrets()).join(u' '), QString());
    }
};

QONSENT_TEST(tst_LiveClaims)
#include "tst_claims.moc"
