// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "oauthcore/flow/deviceflow.h"
#include "oauthcore/redirect/customschemereceiver.h"
#include "oauthcore/redirect/relayreceiver.h"
#include "tests/oauthcore/flow/flowparts.h"
#include "tests/support/onlyrow.h"
#include "tests/support/outcome.h"
#include "tests/support/testmain.h"

#include <QLocale>
#include <QTcpServer>

using namespace Qonsent;
using namespace std::chrono_literals;
using Code = AuthError::Code;
using Test::Answer;
using Test::Endpoint;

namespace {

QByteArray httpDateOf(const Clock &clock, std::chrono::seconds later)
{
    const QDateTime moment = clock.now().addSecs(later.count());
    return QLocale::c()
        .toString(moment, QStringLiteral("ddd, dd MMM yyyy hh:mm:ss 'GMT'"))
        .toLatin1();
}

using ReceiverOf = std::function<std::unique_ptr<RedirectReceiver>()>;

const ReceiverOf loopback = [] { return std::make_unique<LoopbackReceiver>(LoopbackOptions{}); };
const ReceiverOf relay = [] {
    return std::make_unique<RelayReceiver>(QUrl(QStringLiteral("https://relay.example/back")),
                                           LoopbackOptions{});
};
const ReceiverOf ownScheme = [] {
    return std::make_unique<CustomSchemeReceiver>(QUrl(QStringLiteral("com.example.app:/back")));
};

} // namespace

Q_DECLARE_METATYPE(ReceiverOf)

/// Failures of whole flows whose sentence says what is wrong and what to do about it.
class tst_DiagnosedFlow : public QObject
{
    Q_OBJECT

    static AuthError errorOf(AuthorizationCodeFlow *flow)
    {
        const auto grant = outcomeOf<Grant>(flow);
        return grant ? AuthError{.reason = "no_error"} : grant.error();
    }
    static AuthorizationCodeFlow *flowAt(FlowParts &parts, const LoopbackOptions &where,
                                         const AuthorizationCodeFlowRequest &asked)
    {
        return new AuthorizationCodeFlow(parts.services(), asked,
                                         std::make_unique<LoopbackReceiver>(where), &parts.owner);
    }

private Q_SLOTS:
    void aWrongClockIsMeasuredByTheAnswer_data()
    {
        QTest::addColumn<int>("ahead"); // seconds, ours
        QTest::addColumn<bool>("dated");
        QTest::addColumn<QString>("words");
        QTest::newRow("17 minutes fast")
            << 17 * 60 << true << QStringLiteral("clock is 17 minutes fast");
        QTest::newRow("3 hours slow")
            << -3 * 3600 << true << QStringLiteral("clock is 3 hours slow");
        QTest::newRow("a server that does not say what time it is")
            << 17 * 60 << false << QStringLiteral("Check this computer's clock");
    }
    void aWrongClockIsMeasuredByTheAnswer()
    {
        QFETCH(int, ahead);
        QFETCH(bool, dated);
        QFETCH(QString, words);
        FlowParts parts;
        // Our clock is the server's here, so the server is the one that is wrong.
        parts.server.editIdToken([ahead](Test::IdTokenDraft &token) {
            const double issued = token.claims.value(u"iat").toDouble() - ahead;
            token.claims.insert(QStringLiteral("iat"), issued);
            token.claims.insert(QStringLiteral("exp"), issued + 300);
        });
        if (dated)
            parts.server.editAnswer(Endpoint::Token, [&](Answer &answer) {
                answer.setHeader("Date", httpDateOf(parts.clock, std::chrono::seconds(-ahead)));
            });
        const AuthError error = errorOf(parts.flow(parts.request()));
        QCOMPARE(error.code, Code::IdTokenRejected);
        QVERIFY2(error.message.contains(words), qPrintable(error.message));
    }

    void aTokenOfAWrongTimeIsNotBlamedOnAClockThatIsRight()
    {
        FlowParts parts;
        parts.server.editIdToken(
            [](Test::IdTokenDraft &token) { token.claims.insert(QStringLiteral("exp"), 1); });
        parts.server.editAnswer(Endpoint::Token, [&](Answer &answer) {
            answer.setHeader("Date", httpDateOf(parts.clock, 2s));
        });
        const AuthError error = errorOf(parts.flow(parts.request()));
        QCOMPARE(error.reason, QByteArray("exp"));
        QVERIFY2(error.message.contains(QLatin1String("agree")), qPrintable(error.message));
    }

    void aWrongClockIsWhyASignatureIsRefused()
    {
        FlowParts parts;
        parts.server.enqueue(
            Endpoint::Token,
            Answer::error(401, "invalid_client").with("Date", httpDateOf(parts.clock, -3600s)));
        auto asked = parts.request();
        asked.client.secret = Secret(QByteArray("CNRYS-").repeated(8));
        asked.client.authenticationMethod = "client_secret_jwt";
        const AuthError error = errorOf(parts.flow(asked));
        QCOMPARE(error.serverCode, QByteArray("invalid_client"));
        QVERIFY2(error.message.contains(QLatin1String("clock is 60 minutes fast")),
                 qPrintable(error.message));
    }

    void aRefusedClientIsToldWhatElseToTry_data()
    {
        QTest::addColumn<bool>("device");
        QTest::newRow("CK-P34: at the token endpoint") << false;
        QTest::newRow("CK-P34: at the device authorization endpoint") << true;
    }
    void aRefusedClientIsToldWhatElseToTry()
    {
        QFETCH(bool, device);
        FlowParts parts;
        parts.server.options().clients = {{.id = "app", .secret = "right"}};
        const ClientRegistration client = {.id = QStringLiteral("app"),
                                           .secret = Secret(QByteArrayView("CNRYS-wr/ng")),
                                           .authenticationMethod = "client_secret_basic"};
        auto asked = parts.request();
        asked.client = client;
        const auto grant = device
            ? outcomeOf<Grant>(new DeviceFlow(
                parts.services(),
                {.issuer = parts.server.issuer(), .client = client, .scopes = asked.scopes},
                &parts.owner))
            : outcomeOf<Grant>(parts.flow(asked));
        QVERIFY(!grant);
        QCOMPARE(grant.error().serverCode, QByteArray("invalid_client"));
        QCOMPARE(grant.error().remedy, QStringLiteral("client_secret_post"));
        for (const char *part : {"127.0.0.1 did not accept", "client_secret_post", "raw"})
            QVERIFY2(grant.error().message.contains(QLatin1String(part)),
                     qPrintable(grant.error().message));
    }

    void aRedirectMismatchNamesTheStringToRegister_data()
    {
        QTest::addColumn<bool>("fixedPort");
        QTest::addColumn<bool>("throughTheBrowser");
        QTest::newRow("any port, when the code is exchanged") << false << false;
        QTest::newRow("a fixed port, when the code is exchanged") << true << false;
        QTest::newRow("any port, by the browser") << false << true;
        QTest::newRow("a fixed port, by the browser") << true << true;
    }
    void aRedirectMismatchNamesTheStringToRegister()
    {
        QFETCH(bool, fixedPort);
        QFETCH(bool, throughTheBrowser);
        FlowParts parts;
        LoopbackOptions where;
        if (fixedPort) {
            QTcpServer finder;
            QVERIFY(finder.listen(QHostAddress::LocalHost));
            where.firstPort = finder.serverPort();
        }
        auto asked = parts.request();
        auto window = std::make_shared<Window>();
        if (throughTheBrowser)
            asked.userAgent = window;
        else
            parts.server.enqueue(
                Endpoint::Token,
                Answer::error(400, "invalid_grant", QStringLiteral("redirect_uri does not match")));
        AuthorizationCodeFlow *const flow = flowAt(parts, where, asked);
        if (throughTheBrowser) {
            QTRY_COMPARE(window->opened.size(), 1);
            QUrl back = redirectFor(window->opened.constFirst(), parts.server.issuer());
            back.setQuery(back.query().replace(QLatin1String("code=CNRYC-1"),
                                               QLatin1String("error=redirect_uri_mismatch")));
            window->handBack(back);
        }
        const AuthError error = errorOf(flow);
        const QString expected = fixedPort
            ? QStringLiteral("http://127.0.0.1:%1/callback").arg(where.firstPort)
            : QStringLiteral("http://127.0.0.1/callback");
        QCOMPARE(error.remedy, expected);
        QVERIFY2(error.message.contains(QLatin1String("exactly ") + expected + u' '),
                 qPrintable(error.message));
    }

    void aCodeThatPassesARelayIsOfUseToNobodyElse_data()
    {
        QTest::addColumn<ReceiverOf>("receiver");
        QTest::addColumn<ClientRegistration>("client");
        QTest::addColumn<QString>("refused"); // by whom the code would pass; empty: it goes on
        const auto row = [](const char *name, const ReceiverOf &receiver,
                            const QByteArrayList &quirks, const char *refused,
                            const Secret &secret = {}, const QByteArray &method = {}) {
            QTest::newRow(name) << receiver
                                << ClientRegistration{.id = QStringLiteral("app"),
                                                      .secret = secret,
                                                      .authenticationMethod = method,
                                                      .quirks = quirks}
                                << QString::fromLatin1(refused);
        };
        const Secret secret("CNRYS-1");
        row("CK-P03: without PKCE", relay, {"pkce:none"}, "relay.example");
        row("CK-P03: a hook that takes the challenge out", relay, {"unbound"}, "relay.example");
        row("CK-P03: a hook that empties the challenge", relay, {"emptied"}, "relay.example");
        row("CK-P03: a secret that is not sent", relay, {"pkce:none"}, "relay.example", secret,
            "none");
        row("CK-P03: a secret that is empty", relay, {"pkce:none"}, "relay.example", Secret(""),
            "client_secret_post");
        row("CK-P03: the page in a quirk", loopback,
            {"pkce:none", "registered_redirect:https://relay.example/back"}, "relay.example");
        row("CK-P03: the same in another order", loopback,
            {"registered_redirect:https://relay.example/back", "pkce:none"}, "relay.example");
        row("CK-P03: a name that leads to a page", loopback,
            {"pkce:none", "registered_redirect:Some_Body-App"}, "Some_Body-App");
        row("CK-P03: a host that only begins like this computer", loopback,
            {"pkce:none", "registered_redirect:http://127.0.0.1.evil.test/callback"},
            "127.0.0.1.evil.test");
        row("CK-P03: this computer as a user", loopback,
            {"pkce:none", "registered_redirect:http://127.0.0.1@evil.test/callback"}, "evil.test");
        row("CK-P03: a scheme that another program may have claimed", ownScheme, {"pkce:none"},
            "com.example.app:/back");
        row("CK-P03: with PKCE", relay, {}, "");
        row("CK-P03: a challenge that is plain comes by no relay", relay, {"pkce:plain"}, "");
        row("CK-P03: with a secret", relay, {"pkce:none"}, "", secret);
        row("CK-P03: with a key", relay, {"pkce:none"}, "", {}, "private_key_jwt");
        row("CK-P03: by loopback it passes nobody", loopback, {"pkce:none"}, "");
    }
    void aCodeThatPassesARelayIsOfUseToNobodyElse()
    {
        QFETCH(ReceiverOf, receiver);
        QFETCH(ClientRegistration, client);
        QFETCH(QString, refused);
        FlowParts parts;
        HookRegistry hooks;
        for (const char *name : {"unbound", "emptied"}) {
            const bool isEmptied = name[0] == 'e';
            const auto edit = [isEmptied](FormParameters asked) -> Result<FormParameters> {
                FormParameters left;
                for (const FormParameter &parameter : std::as_const(asked).list()) {
                    if (parameter.name != "code_challenge")
                        left.append(parameter.name, parameter.value);
                    else if (isEmptied)
                        left.append(parameter.name, {});
                }
                return left;
            };
            QVERIFY(hooks.insert(name, {.authorizationParameters = edit}));
        }
        parts.tokens.setHooks(hooks);
        auto asked = parts.request();
        const auto window = std::make_shared<Window>();
        asked.client = client;
        asked.userAgent = window;
        auto *flow = new AuthorizationCodeFlow(parts.services(), asked, receiver(), &parts.owner);
        if (refused.isEmpty()) {
            QTRY_COMPARE(window->opened.size(), 1);
            return;
        }
        const AuthError error = errorOf(flow);
        QCOMPARE(error.code, Code::InvalidConfiguration);
        QCOMPARE(error.reason, QByteArray("relay_without_pkce"));
        QVERIFY2(error.message.contains(QLatin1String("would pass ") + refused + u','),
                 qPrintable(error.message));
        QCOMPARE(window->opened.size(), 0); // before anybody consents to anything
    }

    void whatWeakensASignInIsSaid_data()
    {
        QTest::addColumn<QByteArrayList>("quirks");
        QTest::addColumn<QByteArrayList>("reasons");
        QTest::addColumn<QString>("words");
        const auto row = [](const char *name, const QByteArrayList &quirks,
                            const QByteArrayList &reasons, const char *words) {
            QTest::newRow(name) << quirks << reasons << QString::fromLatin1(words);
        };
        row("CK-P03: nothing does", {}, {}, "");
        row("CK-P03: PKCE is off", {"pkce:none"}, {"pkce"}, "without the protection of PKCE");
        row("CK-P03: the challenge is plain", {"pkce:plain"}, {"pkce"}, "protection of PKCE");
        row("CK-P03: a hook that empties the challenge", {"emptied"}, {"pkce"}, "127.0.0.1 was");
        row("CK-P03: the answer passes a page", {"registered_redirect:https://relay.example/back"},
            {"redirect_host"}, "that relay.example is yours");
        row("CK-P03: the answer passes whatever a name stands for",
            {"registered_redirect:Some_Body-App"}, {"redirect_host"}, "of Some_Body-App, as");
        row("CK-P03: another name of this computer",
            {"registered_redirect:http://localhost:41580/callback"}, {}, "");
        row("CK-P03: both", {"pkce:plain", "registered_redirect:https://relay.example/back"},
            {"pkce", "redirect_host"}, "protection of PKCE");
    }
    void whatWeakensASignInIsSaid()
    {
        QFETCH(QByteArrayList, quirks);
        QFETCH(QByteArrayList, reasons);
        QFETCH(QString, words);
        FlowParts parts;
        HookRegistry hooks;
        QVERIFY(hooks.insert(
            "emptied",
            {.authorizationParameters = [](FormParameters asked) -> Result<FormParameters> {
                FormParameters left;
                for (const FormParameter &parameter : std::as_const(asked).list())
                    left.append(parameter.name,
                                parameter.name == "code_challenge" ? QByteArray()
                                                                   : parameter.value);
                return left;
            }}));
        parts.tokens.setHooks(hooks);
        const auto window = std::make_shared<Window>();
        auto *flow = parts.flow(
            {.provider = {.authorizationEndpoint = parts.server.url(Endpoint::Authorization),
                          .tokenEndpoint = parts.server.url(Endpoint::Token)},
             .client = {.id = QStringLiteral("app"), .quirks = quirks},
             .scopes = {QStringLiteral("api")},
             .userAgent = window});
        QTRY_COMPARE(window->opened.size(), 1);
        parts.server.enqueue(
            Endpoint::Token,
            Answer::json(200,
                         {{QStringLiteral("access_token"), QStringLiteral("x")},
                          {QStringLiteral("token_type"), QStringLiteral("Bearer")}}));
        const auto &opened = window->opened.constFirst();
        const auto asked = FormParameters::decode(opened.url.query(QUrl::FullyEncoded).toLatin1());
        QVERIFY(asked);
        QVERIFY(flow->acceptPastedAddress(opened.redirectUri.toString()
                                          + QStringLiteral("?code=c&state=")
                                          + QString::fromLatin1(asked->value("state").value())));
        const auto grant = outcomeOf<Grant>(flow);
        QVERIFY2(grant, grant ? "" : grant.error().reason.constData());
        QByteArrayList warned;
        for (const AuthError &warning : grant->warnings) {
            QCOMPARE(warning.code, Code::InvalidConfiguration);
            warned += warning.reason;
        }
        QCOMPARE(warned, reasons);
        if (!reasons.isEmpty())
            QVERIFY2(grant->warnings.constFirst().message.contains(words),
                     qPrintable(grant->warnings.constFirst().message));
    }

    void aBusyPortNamesItsNumber_data()
    {
        QTest::addColumn<bool>("range");
        QTest::newRow("one port") << false;
        QTest::newRow("the ports of a range") << true;
    }
    void aBusyPortNamesItsNumber()
    {
        QFETCH(bool, range);
        FlowParts parts;
        QTcpServer first;
        QTcpServer second;
        for (int tries = 0; tries < 100 && !second.isListening(); ++tries) {
            first.close();
            QVERIFY(first.listen(QHostAddress::LocalHost));
            second.listen(QHostAddress::LocalHost, quint16(first.serverPort() + 1));
        }
        QVERIFY(second.isListening());
        LoopbackOptions where{.firstPort = first.serverPort()};
        if (range)
            where.lastPort = second.serverPort();
        const AuthError error = errorOf(flowAt(parts, where, parts.request()));
        QCOMPARE(error.code, Code::PortUnavailable);
        QCOMPARE(error.reason, QByteArray("port_in_use"));
        const QString number = range
            ? QStringLiteral("port %1-%2 ").arg(first.serverPort()).arg(second.serverPort())
            : QStringLiteral("port %1 ").arg(first.serverPort());
        QVERIFY2(error.message.contains(number), qPrintable(error.message));
    }
};

QONSENT_TEST(tst_DiagnosedFlow)
#include "tst_diagnosedflow.moc"
