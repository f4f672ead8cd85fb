// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "oauthcore/net/qthttptransport.h"
#include "tests/hostile/twists.h"
#include "tests/support/onlyrow.h"
#include "tests/support/outcome.h"
#include "tests/support/testcertificates.h"
#include "tests/support/testmain.h"

using namespace Qonsent;
using namespace Qonsent::Twists;
using Code = AuthError::Code;
using Test::Answer;
using Test::Endpoint;

namespace {

Twist says(const char *member, const QJsonValue &value)
{
    return Twists::member(Endpoint::Discovery, member, value);
}
Twist publishes(const Answer &answer)
{
    return answering(Endpoint::Discovery, answer);
}

} // namespace

/// Group D, seen by whole sign-ins: providers that say wrong things about themselves. No browser
/// opens.
class tst_SignInDiscovery : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void metadataThatIsNotInOrderEndsTheSignIn_data()
    {
        refusalColumns();
        refuses("D01: the document speaks of another issuer",
                says("issuer", QStringLiteral("https://evil.test")), Code::IssuerMismatch,
                "issuer");
        refuses(
            "D01: a slash more",
            [](SignInScene &scene) {
                says("issuer", QString(scene.server.issuer() + u'/'))(scene);
            },
            Code::IssuerMismatch, "issuer");
        refuses(
            "D02: only the other place answers, with another issuer",
            [](SignInScene &scene) {
                publishes({.status = 404})(scene);
                member(Endpoint::OAuthMetadata, "issuer",
                       QStringLiteral("https://evil.test"))(scene);
            },
            Code::IssuerMismatch, "issuer");
        refuses(
            "D03: the issuer is asked for with a query",
            [](SignInScene &scene) { scene.request.issuer += QStringLiteral("/?a=b"); },
            Code::InsecureUrl, "query");
        refuses(
            "D03: the issuer hides its host behind a backslash",
            [](SignInScene &scene) {
                scene.request.issuer =
                    QString::fromLatin1("https://as.example\\@" + scene.canary().mid(7));
            },
            Code::InsecureUrl, "syntax");
        refuses("D04: a token endpoint in clear",
                says("token_endpoint", QStringLiteral("http://as.example/token")),
                Code::MetadataRejected, "token_endpoint");
        refuses("D04: no token endpoint", says("token_endpoint", QJsonValue::Undefined),
                Code::MetadataRejected, "token_endpoint");
        refuses("D04: a relative token endpoint", says("token_endpoint", QStringLiteral("/token")),
                Code::MetadataRejected, "token_endpoint");
        refuses("D04: keys in clear, in a private network",
                says("jwks_uri", QStringLiteral("http://192.168.0.1/keys")), Code::MetadataRejected,
                "jwks_uri");
        refuses("D08: HTML",
                publishes({.headers = {{"Content-Type", "text/html"}}, .body = "<html>"}),
                Code::MetadataRejected, "content_type");
        refuses("D08: 2 MB", publishes(json(200, QByteArray(2 << 20, ' '))), Code::TooLarge,
                "body");
        refuses("D08: compressed", publishes(json(200, "{}").with("Content-Encoding", "gzip")),
                Code::ResponseMalformed, "content_encoding");
        for (const int status : {301, 302, 307})
            refuses(
                qPrintable(QStringLiteral("D09: %1 to another host").arg(status)),
                [status](SignInScene &scene) {
                    publishes(Answer::redirect(scene.canary() + "/x", status))(scene);
                },
                Code::RedirectRefused, "other_origin");
    }
    void metadataThatIsNotInOrderEndsTheSignIn()
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
        QVERIFY(scene.agent->visited().isEmpty());
        QCOMPARE(scene.server.count(Endpoint::Token), 0);
        QCOMPARE(scene.harm(account.error()), QByteArray());
    }

    void aDocumentThatDripsIsNotWaitedForLong_data()
    {
        onlyRow("D08: one byte a second, at the second place");
    }
    void aDocumentThatDripsIsNotWaitedForLong()
    {
        SignInScene scene;
        publishes({.status = 404})(scene);
        answering(Endpoint::OAuthMetadata,
                  json(200, QByteArray(1000, ' ')).dripping(std::chrono::seconds(1)))(scene);
        // All places together get thirty seconds; this lets the first one take most of them.
        QObject::connect(&scene.server, &Test::AuthorizationServer::requestReceived, this,
                         [&scene](Endpoint asked) {
                             if (asked == Endpoint::Discovery)
                                 scene.clock.advance(std::chrono::seconds(27));
                         });
        const auto account = scene.signIn();
        QVERIFY(!account);
        QCOMPARE(account.error().code, Code::TimedOutNetwork);
        QCOMPARE(account.error().reason, QByteArray("deadline"));
        QCOMPARE(scene.server.count(Endpoint::OAuthMetadata), 1);
        QCOMPARE(scene.harm(account.error()), QByteArray());
    }

    void aDocumentIsNeverReadInClearInstead_data()
    {
        onlyRow("D09: from https to http on the same host");
    }
    void aDocumentIsNeverReadInClearInstead()
    {
        const TestIdentity authority = makeCertificate({.commonName = "Trusted authority"});
        SignInScene scene({.tls = makeLoopbackCertificate(authority).serverConfiguration()});
        scene.services.transport = std::make_shared<QtHttpTransport>(
            QtHttpTransportOptions{.additionalCaCertificates = {authority.certificate}});
        Accounts accounts(scene.services);
        publishes(Answer::redirect(scene.canary() + "/x", 302))(scene);
        const auto account = outcomeOf<Account>(accounts.signIn(scene.request));
        QVERIFY(!account);
        QCOMPARE(account.error().code, Code::RedirectRefused);
        QCOMPARE(account.error().reason, QByteArray("downgrade"));
        QCOMPARE(scene.server.count(Endpoint::Discovery), 1);
        QCOMPARE(scene.harm(account.error()), QByteArray());
    }

    void aRedirectWithinTheOriginIsFollowed_data()
    {
        onlyRow("D09: to another place of the same origin");
    }
    void aRedirectWithinTheOriginIsFollowed()
    {
        SignInScene scene;
        scene.server.enqueue(
            Endpoint::Discovery,
            Answer::redirect(scene.server.url(Endpoint::Discovery).toEncoded(), 307));
        QVERIFY(scene.signIn());
        QCOMPARE(scene.server.count(Endpoint::Discovery), 2);
        QCOMPARE(scene.harm(), QByteArray());
    }

    void aliasesForCertificatesAreNotForUs_data()
    {
        onlyRow("D06: endpoints for clients with a certificate, on another host");
    }
    void aliasesForCertificatesAreNotForUs()
    {
        SignInScene scene;
        QJsonObject aliases;
        for (const char *endpoint : {"token_endpoint", "userinfo_endpoint", "revocation_endpoint"})
            put(aliases, endpoint, QString::fromLatin1(scene.canary() + "/mtls"));
        says("mtls_endpoint_aliases", aliases)(scene);
        const auto account = scene.signIn();
        QVERIFY2(account, account ? "" : account.error().reason.constData());
        QCOMPARE(account->provider.tokenEndpoint, scene.server.url(Endpoint::Token));
        QCOMPARE(scene.harm(), QByteArray());
    }
};

QONSENT_TEST(tst_SignInDiscovery)
#include "tst_signindiscovery.moc"
