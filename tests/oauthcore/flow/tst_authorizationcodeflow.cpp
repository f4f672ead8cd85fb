// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "tests/oauthcore/flow/flowparts.h"
#include "tests/support/onlyrow.h"
#include "tests/support/outcome.h"
#include "tests/support/testmain.h"

#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QSignalSpy>

using namespace Qonsent;
using Code = AuthError::Code;
using Test::Endpoint;

namespace {

/// A network that says which hosts were warmed, and warms none.
class WarmingTransport final : public HttpTransport
{
public:
    WarmingTransport()
        : HttpTransport(nullptr)
    { }

    QList<QUrl> warmed = {};

    ReplyOf<HttpResponse> *send(const HttpRequest &) override
    {
        return finishedReply<HttpResponse>(this, AuthError::of(Code::Unreachable));
    }
    void preconnect(const QUrl &url) override { warmed += url; }
};

ClientRegistration clientWithCertificate()
{
    return {.id = QStringLiteral("app"),
            .authenticationMethod = "tls_client_auth",
            .certificate = {.chain = "chain", .key = Secret::take(QByteArray("key"))}};
}

} // namespace

class tst_AuthorizationCodeFlow : public QObject
{
    Q_OBJECT

    static void get(const QUrl &url)
    {
        static QNetworkAccessManager manager;
        QNetworkReply *reply = manager.get(QNetworkRequest(url));
        connect(reply, &QNetworkReply::finished, reply, &QObject::deleteLater);
    }

private Q_SLOTS:
    void bringsCheckedTokensAndSaysWhereItIs_data()
    {
        onlyRow("CK-P04, MS-18, RO-02: a browser, a listener and the token endpoint");
    }
    void bringsCheckedTokensAndSaysWhereItIs()
    {
        FlowParts parts;
        auto *flow = parts.flow(parts.request());
        QSignalSpy steps(flow, &AuthorizationCodeFlow::stepChanged);
        const auto grant = outcomeOf<Grant>(flow);
        QVERIFY2(grant.has_value(), grant ? "" : grant.error().reason.constData());
        QCOMPARE(grant->claims->subject(), QStringLiteral("248289761001"));
        QVERIFY(!grant->tokens.accessToken.isEmpty());
        QCOMPARE(grant->userinfo.value(QLatin1String("sub")).toString(),
                 QStringLiteral("248289761001"));
        QVERIFY(grant->warnings.isEmpty());
        QList<Step> seen;
        for (const auto &step : steps)
            seen += step.constFirst().value<Step>();
        QCOMPARE(seen, QList<Step>({Step::AwaitingRedirect, Step::AwaitingToken, Step::Succeeded}));
        QCOMPARE(parts.server.count(Endpoint::Token), 1);
    }

    void withoutOpenidNothingOfOpenidHappens_data() { onlyRow("RX-02: no ID token"); }
    void withoutOpenidNothingOfOpenidHappens()
    {
        FlowParts parts;
        auto asked = parts.request();
        asked.scopes = Scopes::parse(u"api");
        const auto grant = outcomeOf<Grant>(parts.flow(asked));
        QVERIFY(grant.has_value());
        QVERIFY(!grant->claims);
        QVERIFY(grant->tokens.idToken.isEmpty());
        QCOMPARE(parts.server.count(Endpoint::Jwks), 0);
        QCOMPARE(parts.server.count(Endpoint::UserInfo), 0);
    }

    void aUserAgentMayHandTheRedirectBackItself_data()
    {
        onlyRow("CK-00: as an embedded browser does");
    }
    void aUserAgentMayHandTheRedirectBackItself()
    {
        FlowParts parts;
        auto asked = parts.request();
        asked.userAgent = std::make_shared<Test::InstantUserAgent>(
            Test::Behaviour{.redirect = Test::Behaviour::Redirect::HandBack});
        const auto grant = outcomeOf<Grant>(parts.flow(asked));
        QVERIFY2(grant.has_value(), grant ? "" : grant.error().reason.constData());
    }

    void theNumbersOfTheStepsStay_data()
    {
        onlyRow("CK-P04: stored and compared by programs that know the integers");
    }
    void theNumbersOfTheStepsStay()
    {
        // CK-P04: stored and compared by programs that know the integers
        QCOMPARE(int(Step::Idle), 0);
        QCOMPARE(int(Step::AwaitingRedirect), 1);
        QCOMPARE(int(Step::AwaitingToken), 2);
        QCOMPARE(int(Step::Succeeded), 3);
        QCOMPARE(int(Step::Denied), 4);
        QCOMPARE(int(Step::Failed), 5);
        QVERIFY(int(Step::Cancelled) > 5); // from 3 on it is over
        QVERIFY(int(Step::TimedOut) > 5);
    }

    void whatIsMissingIsFoundBeforeABrowserOpens_data()
    {
        QTest::addColumn<QString>("member");
        QTest::addColumn<AuthError::Code>("code");
        QTest::addColumn<QByteArray>("reason");
        QTest::newRow("MS-01: no authorization endpoint")
            << QStringLiteral("authorization_endpoint") << Code::MissingEndpoint
            << QByteArray("authorization_endpoint");
        QTest::newRow("no keys to check the identity with")
            << QStringLiteral("jwks_uri") << Code::MissingEndpoint << QByteArray("jwks_uri");
        QTest::newRow("MS-01: no token endpoint")
            << QStringLiteral("token_endpoint") << Code::MetadataRejected
            << QByteArray("token_endpoint");
    }
    void whatIsMissingIsFoundBeforeABrowserOpens()
    {
        QFETCH(QString, member);
        FlowParts parts;
        parts.server.edit(Endpoint::Discovery,
                          [member](QJsonObject &metadata) { metadata.remove(member); });
        auto asked = parts.request();
        const auto agent = std::make_shared<IdleUserAgent>();
        asked.userAgent = agent;
        const auto grant = outcomeOf<Grant>(parts.flow(asked));
        QVERIFY(!grant);
        QTEST(grant.error().code, "code");
        QTEST(grant.error().reason, "reason");
        QVERIFY(agent->opened.isEmpty());
    }

    void addressesThatAProgramBringsAreChecked_data()
    {
        QTest::addColumn<QString>("authorization");
        QTest::addColumn<QString>("token");
        const QString good = QStringLiteral("https://id.example/x");
        QTest::newRow("CK-P05, RO-44: plain http for the page")
            << QStringLiteral("http://id.example/x") << good;
        QTest::newRow("CK-P31, RO-16, RO-44, RO-57: plain http for the code")
            << good << QStringLiteral("http://id.example/x");
        QTest::newRow("no host") << QStringLiteral("https:/x") << good;
        QTest::newRow("a relative address") << good << QStringLiteral("token");
        QTest::newRow("a file") << QStringLiteral("file:///etc/passwd") << good;
    }
    void addressesThatAProgramBringsAreChecked()
    {
        QFETCH(QString, authorization);
        QFETCH(QString, token);
        FlowParts parts;
        auto asked = parts.request();
        asked.issuer.clear();
        asked.provider = {.authorizationEndpoint = QUrl(authorization),
                          .tokenEndpoint = QUrl(token)};
        asked.scopes = Scopes::parse(u"api");
        const auto agent = std::make_shared<IdleUserAgent>();
        asked.userAgent = agent;
        QCOMPARE(outcomeOf<Grant>(parts.flow(asked)).error().code, Code::InsecureUrl);
        QVERIFY(agent->opened.isEmpty());
    }

    void theAliasForACertificateIsCheckedWhereItIsUsed_data()
    {
        QTest::addColumn<ClientRegistration>("client");
        QTest::addColumn<QString>("usual");
        QTest::addColumn<QString>("alias");
        QTest::addColumn<QString>("sentTo"); // empty: refused before a browser opens
        const ClientRegistration plain{.id = QStringLiteral("app")};
        const QString good = QStringLiteral("https://id.example/token");
        const QString mtls = QStringLiteral("https://mtls.example/token");
        const QString bad = QStringLiteral("http://mtls.example/token");
        QTest::newRow("RO-44: plain http for the code, by the alias")
            << clientWithCertificate() << good << bad << QString();
        QTest::newRow("RO-44: plain http for the code, without an alias")
            << clientWithCertificate() << bad << QString() << QString();
        QTest::newRow("RFC 8705 section 5: the alias is checked and warmed")
            << clientWithCertificate() << good << mtls << mtls;
        QTest::newRow("RFC 8705 section 5: an alias alone will do")
            << clientWithCertificate() << QString() << mtls << mtls;
        QTest::newRow("no certificate: the usual one") << plain << good << mtls << good;
        QTest::newRow("no certificate: an alias is no token endpoint")
            << plain << QString() << mtls << QString();
        QTest::newRow("no alias: the usual one")
            << clientWithCertificate() << good << QString() << good;
    }
    void theAliasForACertificateIsCheckedWhereItIsUsed()
    {
        QFETCH(QString, usual);
        QFETCH(QString, alias);
        QFETCH(QString, sentTo);
        QFETCH(ClientRegistration, client);
        FlowParts parts;
        WarmingTransport transport;
        FlowServices services = parts.services();
        services.transport = &transport;
        auto asked = parts.request();
        asked.issuer.clear();
        asked.client = client;
        asked.provider = {.authorizationEndpoint = QUrl(QStringLiteral("https://id.example/page")),
                          .tokenEndpoint = QUrl(usual),
                          .mtlsTokenEndpoint = QUrl(alias)};
        asked.scopes = Scopes::parse(u"api");
        const auto agent = std::make_shared<IdleUserAgent>();
        asked.userAgent = agent;
        QObject owner;
        auto *flow = new AuthorizationCodeFlow(
            services, asked, std::make_unique<LoopbackReceiver>(LoopbackOptions{}), &owner);
        if (sentTo.isEmpty()) {
            QVERIFY(!outcomeOf<Grant>(flow));
            QVERIFY(transport.warmed.isEmpty());
            QVERIFY(agent->opened.isEmpty());
        } else {
            QTRY_COMPARE(agent->opened.size(), 1);
            QCOMPARE(transport.warmed, QList<QUrl>{QUrl(sentTo)});
        }
    }

    void pkceIsNeverWeakened_data()
    {
        QTest::addColumn<QStringList>("advertised");
        QTest::addColumn<bool>("goesOn");
        QTest::newRow("A43, CK-P08, RO-10, RO-57: nothing advertised: S256 is sent")
            << QStringList() << true;
        QTest::newRow("A43, CK-P09: S256 and plain: S256 is sent")
            << QStringList{QStringLiteral("plain"), QStringLiteral("S256")} << true;
        QTest::newRow("A43, CK-P09, RO-10: plain only: refused")
            << QStringList{QStringLiteral("plain")} << false;
    }
    void pkceIsNeverWeakened()
    {
        QFETCH(QStringList, advertised);
        QFETCH(bool, goesOn);
        FlowParts parts;
        parts.server.edit(Endpoint::Discovery, [advertised](QJsonObject &metadata) {
            metadata.remove(QLatin1String("code_challenge_methods_supported"));
            if (!advertised.isEmpty())
                metadata.insert(QLatin1String("code_challenge_methods_supported"),
                                QJsonArray::fromStringList(advertised));
        });
        const auto grant = outcomeOf<Grant>(parts.flow(parts.request()));
        QCOMPARE(grant.has_value(), goesOn);
        if (!goesOn) {
            QCOMPARE(grant.error().code, Code::MetadataRejected);
            QCOMPARE(parts.server.count(Endpoint::Authorization), 0);
            return;
        }
        const auto form = parts.server.requests(Endpoint::Authorization).constFirst();
        QVERIFY(form.target.contains("code_challenge_method=S256"));
    }

    void aPersonWhoNeverComesBackEndsTheFlow_data() { onlyRow("A38, MS-22: nobody comes back"); }
    void aPersonWhoNeverComesBackEndsTheFlow()
    {
        FlowParts parts;
        auto asked = parts.request();
        const auto agent = std::make_shared<IdleUserAgent>();
        asked.userAgent = agent;
        auto *flow = parts.flow(asked);
        QTRY_COMPARE(agent->opened.size(), 1);
        parts.clock.advance(asked.timeout);
        const auto grant = outcomeOf<Grant>(flow);
        QCOMPARE(grant.error().code, Code::SignInTimedOut);
        QCOMPARE(grant.error().reason, QByteArray("no_redirect"));
        QCOMPARE(parts.server.count(Endpoint::Token), 0);
    }

    void anAnswerFromBeforeANapIsStale_data()
    {
        onlyRow("A39: two hours of sleep, and the answer is there before the alarm");
    }
    void anAnswerFromBeforeANapIsStale()
    {
        FlowParts parts;
        auto asked = parts.request();
        const auto window = std::make_shared<Window>();
        asked.userAgent = window;
        auto *flow = parts.flow(asked);
        QTRY_COMPARE(window->opened.size(), 1);
        window->handBack(redirectFor(window->opened.constFirst(), parts.server.issuer()));
        parts.clock.advance(std::chrono::hours(2));
        const auto grant = outcomeOf<Grant>(flow);
        QCOMPARE(grant.error().code, Code::SignInTimedOut);
        QCOMPARE(grant.error().reason, QByteArray("late_redirect"));
        QCOMPARE(parts.server.count(Endpoint::Token), 0);
    }

    void cancellingFreesThePortAtOnce_data() { onlyRow("CK-M04: twice, in the browser"); }
    void cancellingFreesThePortAtOnce()
    {
        FlowParts parts;
        auto asked = parts.request();
        const auto agent = std::make_shared<IdleUserAgent>();
        asked.userAgent = agent;
        auto *flow = parts.flow(asked);
        QTRY_COMPARE(agent->opened.size(), 1);
        flow->cancel();
        flow->cancel();
        QTcpServer server;
        QVERIFY(server.listen(QHostAddress::LocalHost,
                              quint16(agent->opened.constFirst().redirectUri.port())));
        QCOMPARE(outcomeOf<Grant>(flow).error().code, Code::Cancelled);
    }

    void aRedirectOfACancelledFlowDoesNotFitTheNext_data()
    {
        onlyRow("A04: the redirect of the cancelled flow at the port of the next");
    }
    void aRedirectOfACancelledFlowDoesNotFitTheNext()
    {
        FlowParts parts;
        const auto agent = std::make_shared<IdleUserAgent>();
        auto asked = parts.request();
        asked.userAgent = agent;
        auto *first = parts.flow(asked);
        QTRY_COMPARE(agent->opened.size(), 1);
        first->cancel();
        auto *second = parts.flow(asked);
        QTRY_COMPARE(agent->opened.size(), 2);
        const QUrlQuery query(agent->opened.at(0).url);
        QUrl redirect = agent->opened.at(1).redirectUri;
        redirect.setQuery(QStringLiteral("code=CNRYC-1&state=")
                          + query.queryItemValue(QStringLiteral("state")));
        get(redirect);
        QTest::qWait(100); // nothing is to happen, so there is nothing to wait for
        QVERIFY(!second->isFinished());
        QCOMPARE(parts.server.count(Endpoint::Token), 0);
    }

    void withoutABrowserTheAddressIsOfferedToWhoeverShowsIt_data()
    {
        onlyRow("CK-M14, MS-23, MS-26: and works, carried by hand");
    }
    void withoutABrowserTheAddressIsOfferedToWhoeverShowsIt()
    {
        FlowParts parts;
        auto asked = parts.request();
        asked.userAgent = std::make_shared<NoBrowser>();
        auto *flow = parts.flow(asked);
        QList<UserAction> actions;
        connect(flow, &AuthorizationCodeFlow::userActionNeeded, this,
                [&actions](const UserAction &action) { actions += action; });
        QTRY_COMPARE(actions.size(), 1);
        QCOMPARE(actions.constFirst().kind, UserAction::Kind::OpenAddress);
        QCOMPARE(actions.constFirst().problem->code, Code::BrowserNotStarted);
        QVERIFY(!flow->isFinished());
        // carried to a browser by hand, the address works
        Test::InstantUserAgent byHand;
        const QUrl address = actions.constFirst().url;
        const QUrl back(
            QUrlQuery(address).queryItemValue(QStringLiteral("redirect_uri"), QUrl::FullyDecoded));
        const auto page =
            outcomeOf(byHand.open({.url = address, .redirectUri = back}, &parts.owner));
        QVERIFY(page.has_value());
        QVERIFY(outcomeOf<Grant>(flow).has_value());
    }

    void withoutABrowserAndWithoutAListenerItFails()
    {
        FlowParts parts;
        auto asked = parts.request();
        asked.userAgent = std::make_shared<NoBrowser>();
        QCOMPARE(outcomeOf<Grant>(parts.flow(asked)).error().code, Code::BrowserNotStarted);
    }

    void aFlowThatIsDeletedStopsEverything()
    {
        FlowParts parts;
        auto asked = parts.request();
        const auto agent = std::make_shared<IdleUserAgent>();
        asked.userAgent = agent;
        auto *flow = parts.flow(asked);
        QTRY_COMPARE(agent->opened.size(), 1);
        QSignalSpy finished(flow, &Reply::finished);
        delete flow;
        QTcpServer server;
        QVERIFY(server.listen(QHostAddress::LocalHost,
                              quint16(agent->opened.constFirst().redirectUri.port())));
        QCOMPARE(finished.count(), 0);
    }

    void keysAreRenewedOnceHoweverManyMadeUpNamesTokensCarry()
    {
        // C14
        FlowParts parts;
        parts.server.editIdToken([](Test::IdTokenDraft &token) {
            static int number = 0;
            token.header.insert(QLatin1String("kid"), QStringLiteral("made-up-%1").arg(++number));
        });
        for (int i = 0; i < 10; ++i) {
            const auto grant = outcomeOf<Grant>(parts.flow(parts.request()));
            QCOMPARE(grant.error().code, Code::KeyUnavailable);
        }
        QCOMPARE(parts.server.count(Endpoint::Jwks), 2); // fetched once, renewed once
        parts.clock.advance(KeysClient::pauseBetweenRenewals);
        for (int i = 0; i < 3; ++i) {
            const auto grant = outcomeOf<Grant>(parts.flow(parts.request()));
            QCOMPARE(grant.error().code, Code::KeyUnavailable);
        }
        QCOMPARE(parts.server.count(Endpoint::Jwks), 3);
    }

    void aRotatedKeyIsFound_data()
    {
        QTest::addColumn<int>("signInsBefore");
        QTest::newRow("C13: a moment after the first sign-in") << 1;
        QTest::newRow("C13: just before signing, when our copy is already there") << 0;
    }
    void aRotatedKeyIsFound()
    {
        QFETCH(int, signInsBefore);
        FlowParts parts;
        for (int i = 0; i < signInsBefore; ++i)
            QVERIFY(outcomeOf<Grant>(parts.flow(parts.request())).has_value());
        parts.server.hold(Endpoint::Authorization); // the person is in the browser
        auto *flow = parts.flow(parts.request());
        QTRY_COMPARE(parts.server.count(Endpoint::Authorization), signInsBefore + 1);
        QTRY_COMPARE(parts.server.count(Endpoint::Jwks), 1);
        parts.server.rotateKeys(Test::OldKeys::Drop);
        parts.server.release(Endpoint::Authorization);
        const auto grant = outcomeOf<Grant>(flow);
        QVERIFY2(grant.has_value(), grant ? "" : grant.error().reason.constData());
        QCOMPARE(parts.server.count(Endpoint::Jwks), 2);
    }

    void aRenewalThatFailedIsTriedAgainByTheNextSignIn_data()
    {
        onlyRow("CK-P11: which knows nothing of the failure");
    }
    void aRenewalThatFailedIsTriedAgainByTheNextSignIn()
    {
        FlowParts parts;
        QVERIFY(outcomeOf<Grant>(parts.flow(parts.request())).has_value());
        parts.server.rotateKeys(Test::OldKeys::Drop);
        parts.server.enqueue(Endpoint::Jwks, {.status = 500});
        QCOMPARE(outcomeOf<Grant>(parts.flow(parts.request())).error().code, Code::Unreachable);
        QVERIFY(outcomeOf<Grant>(parts.flow(parts.request())).has_value());
    }

    void badKeyDocumentsYieldNoKeys_data()
    {
        QTest::addColumn<Test::Answer>("answer");
        QTest::addColumn<AuthError::Code>("code");
        const auto json = [](const char *body, int status = 200) {
            return Test::Answer{
                .status = status, .headers = {{"Content-Type", "application/json"}}, .body = body};
        };
        QTest::newRow("C15: status 404") << json("{}", 404) << Code::KeyUnavailable;
        QTest::newRow("C15: status 500") << json("{}", 500) << Code::Unreachable;
        QTest::newRow("C15: no keys") << json("{\"keys\":[]}") << Code::KeyUnavailable;
        QTest::newRow("C15: keys is an object") << json("{\"keys\":{}}") << Code::KeyUnavailable;
        QTest::newRow("C15: not JSON") << json("<html>") << Code::KeyUnavailable;
        QTest::newRow("C15: only a shared secret")
            << json("{\"keys\":[{\"kty\":\"oct\",\"k\":\"AAAA\"}]}") << Code::KeyUnavailable;
        QTest::newRow("C15: a redirect to another host")
            << Test::Answer{.status = 302, .headers = {{"Location", "http://127.0.0.2:1/keys"}}}
            << Code::RedirectRefused;
        QTest::newRow("C15: 5 MB")
            << Test::Answer{.headers = {{"Content-Type", "application/json"}},
                            .body = QByteArray(5 << 20, ' ')}
            << Code::TooLarge;
    }
    void badKeyDocumentsYieldNoKeys()
    {
        QFETCH(Test::Answer, answer);
        FlowParts parts;
        for (int i = 0; i < 4; ++i)
            parts.server.enqueue(Endpoint::Jwks, answer);
        const auto grant = outcomeOf<Grant>(parts.flow(parts.request()));
        QVERIFY(!grant);
        QTEST(grant.error().code, "code");
    }

    void aFailedRenewalLeavesTheKeysThatWork()
    {
        // C15: a cached good key set is kept
        FlowParts parts;
        QVERIFY(outcomeOf<Grant>(parts.flow(parts.request())).has_value());
        parts.server.enqueue(Endpoint::Jwks, {.status = 500});
        QVERIFY(!outcomeOf(parts.keys.renewed(parts.server.url(Endpoint::Jwks))));
        QVERIFY(outcomeOf<Grant>(parts.flow(parts.request())).has_value());
        QCOMPARE(parts.server.count(Endpoint::Jwks), 2);
    }
};

QONSENT_TEST(tst_AuthorizationCodeFlow)
#include "tst_authorizationcodeflow.moc"
