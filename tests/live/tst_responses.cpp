// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "tests/live/liveparts.h"
#include "tests/support/testmain.h"

#include <QJsonArray>
#include <QTest>

using namespace Qonsent;

/// Everything that an authorization endpoint can answer with, in every way that it can come back,
/// at both real servers.
class tst_LiveResponses : public QObject
{
    Q_OBJECT

    LiveServers m_servers;

    static void addColumns()
    {
        QTest::addColumn<LiveServer::Kind>("kind");
        QTest::addColumn<ResponseType>("type");
        QTest::addColumn<ResponseMode>("mode");
    }
    static void addRow(LiveServer::Kind kind, ResponseType type, ResponseMode mode)
    {
        QTest::addRow("%s, %s, %s", responseTypeRow(type).name,
                      responseModeName(effectiveMode(type, mode)).constData(),
                      kind == LiveServer::Kind::Authlib ? "Authlib" : "oidc-provider")
            << kind << type << mode;
    }
    static void addRows(ResponseType type, ResponseMode mode)
    {
        addRow(LiveServer::Kind::OidcProvider, type, mode);
        addRow(LiveServer::Kind::Authlib, type, mode);
    }
    static bool knows(const QList<KnownSecret> &secrets, const Secret &token)
    {
        return std::any_of(secrets.begin(), secrets.end(), [&token](const KnownSecret &secret) {
            return token == Secret(QByteArrayView(secret.value));
        });
    }
    /// The page that the person sees last is ours and repeats nothing, nor does its address.
    static void checkLastPage(const LiveBrowser &browser)
    {
        QTRY_VERIFY(!browser.report().isEmpty());
        const QJsonObject report = browser.report();
        QCOMPARE(report.value(QLatin1String("reached")).toBool(), true);
        QCOMPARE(report.value(QLatin1String("finalStatus")).toInt(), 200);
        QCOMPARE(report.value(QLatin1String("leaks")).toArray(), QJsonArray());
        const QUrl address(report.value(QLatin1String("finalUrl")).toString());
        QVERIFY2(!address.hasQuery() && !address.hasFragment(), qPrintable(address.toString()));
    }

private Q_SLOTS:
    void cleanupTestCase() { m_servers.stop(); }

    void aCodeAndWhatComesBeside_data()
    {
        addColumns();
        // Authlib knows no response_mode for a code alone
        addRow(LiveServer::Kind::OidcProvider, ResponseType::Code, ResponseMode::Query);
        addRow(LiveServer::Kind::OidcProvider, ResponseType::Code, ResponseMode::Fragment);
        addRow(LiveServer::Kind::OidcProvider, ResponseType::Code, ResponseMode::FormPost);
        for (const ResponseType type :
             {ResponseType::CodeIdToken, ResponseType::CodeToken, ResponseType::CodeIdTokenToken}) {
            addRows(type, ResponseMode::Automatic);
            addRows(type, ResponseMode::FormPost);
        }
    }
    void aCodeAndWhatComesBeside()
    {
        QFETCH(LiveServer::Kind, kind);
        QFETCH(ResponseType, type);
        QFETCH(ResponseMode, mode);
        const LiveServer &server = m_servers.of(kind);
        const LiveBrowser browser;
        LeakOracle oracle;
        const qsizetype exchanges = server.requestCount(QStringLiteral("/token"));
        const auto account = signedIn({.issuer = server.issuer(),
                                       .client = registeredClient("qonsent-hybrid"),
                                       .scopes = Scopes::parse(u"openid profile"),
                                       .options = {.responseType = type, .responseMode = mode}},
                                      browser);
        QVERIFY2(account, account ? "" : account.error().reason.constData());
        QCOMPARE(account->claims->subject(), QStringLiteral("10769150350006150715113082367"));
        QCOMPARE(account->displayName, QStringLiteral("Alice Ådams 🦉"));
        QCOMPARE(account->tokens.grantedScopes, Scopes::parse(u"openid profile"));
        QCOMPARE(server.requestCount(QStringLiteral("/token")), exchanges + 1);
        checkLastPage(browser);
        QCOMPARE(oracle.findInLog(server.secrets()).join(u' '), QString());
    }

    void tokensWithoutACode_data()
    {
        addColumns();
        for (const ResponseType type : {ResponseType::IdToken, ResponseType::IdTokenToken}) {
            addRows(type, ResponseMode::Automatic);
            addRows(type, ResponseMode::FormPost);
        }
        // oidc-provider does not have it
        addRow(LiveServer::Kind::Authlib, ResponseType::Token, ResponseMode::Automatic);
    }
    void tokensWithoutACode()
    {
        QFETCH(LiveServer::Kind, kind);
        QFETCH(ResponseType, type);
        QFETCH(ResponseMode, mode);
        const LiveServer &server = m_servers.of(kind);
        const LiveBrowser browser;
        LeakOracle oracle;
        const qsizetype exchanges = server.requestCount(QStringLiteral("/token"));
        LiveParts parts;
        const bool identifies = type != ResponseType::Token;
        const auto grant = parts.signIn(
            server, identifies ? Scopes::parse(u"openid email") : Scopes::parse(u"notes.read"),
            {.responseType = type, .responseMode = mode}, browser);
        QVERIFY2(grant, grant ? "" : grant.error().reason.constData());
        QCOMPARE(grant->claims.has_value(), identifies);
        if (identifies)
            QCOMPARE(grant->claims->subject(), QStringLiteral("10769150350006150715113082367"));
        QCOMPARE(grant->tokens.accessToken.isEmpty(), type == ResponseType::IdToken);
        if (type == ResponseType::IdTokenToken) {
            QCOMPARE(grant->userinfo.value(QLatin1String("email")).toString(),
                     QStringLiteral("alice@example.org"));
            // Authlib encodes the values of its form as if they were in an address
            const bool isMangled =
                kind == LiveServer::Kind::Authlib && mode == ResponseMode::FormPost;
            QCOMPARE(grant->tokens.grantedScopes,
                     isMangled ? Scopes{QStringLiteral("openid%20email")}
                               : Scopes::parse(u"openid email"));
        }
        QVERIFY(grant->tokens.refreshToken.isEmpty());
        const QList<KnownSecret> secrets = server.secrets();
        for (const Secret &token : {grant->tokens.accessToken, grant->tokens.idToken})
            QVERIFY(token.isEmpty() || knows(secrets, token)); // or nobody would look for it
        QCOMPARE(grant->warnings.size(), 1);
        QCOMPARE(grant->warnings.constFirst().reason, QByteArray("implicit"));
        QCOMPARE(server.requestCount(QStringLiteral("/token")), exchanges);
        checkLastPage(browser);
        QCOMPARE(oracle.findInLog(secrets).join(u' '), QString());
    }

    void aNoComesBackInEveryWay_data()
    {
        addColumns();
        addRow(LiveServer::Kind::OidcProvider, ResponseType::Code, ResponseMode::FormPost);
        addRow(LiveServer::Kind::OidcProvider, ResponseType::Code, ResponseMode::Fragment);
        addRow(LiveServer::Kind::OidcProvider, ResponseType::CodeIdToken, ResponseMode::Automatic);
    }
    void aNoComesBackInEveryWay()
    {
        QFETCH(LiveServer::Kind, kind);
        QFETCH(ResponseType, type);
        QFETCH(ResponseMode, mode);
        const LiveServer &server = m_servers.of(kind);
        const LiveBrowser browser({QStringLiteral("--script"), QStringLiteral("deny")});
        LeakOracle oracle;
        LiveParts parts;
        const auto grant = parts.signIn(server, Scopes::parse(u"openid"),
                                        {.responseType = type, .responseMode = mode}, browser);
        QVERIFY(!grant);
        QCOMPARE(grant.error().code, AuthError::Code::Denied);
        QCOMPARE(grant.error().serverCode, QByteArray("access_denied"));
        checkLastPage(browser);
        QCOMPARE(oracle.findInLog(server.secrets()).join(u' '), QString());
    }
};

QONSENT_TEST(tst_LiveResponses)
#include "tst_responses.moc"
