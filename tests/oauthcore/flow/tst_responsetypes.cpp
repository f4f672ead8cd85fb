// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "tests/oauthcore/flow/hybridagent.h"
#include "tests/support/onlyrow.h"
#include "tests/support/outcome.h"
#include "tests/support/testmain.h"

#include <QSignalSpy>

using namespace Qonsent;
using Code = AuthError::Code;
using Test::Endpoint;

namespace {

/// What a row does to a hybrid provider that is honest otherwise.
using Spoil = std::function<void(HybridAgent &)>;

Spoil claim(const char *name, const QJsonValue &value)
{
    return [name, value](HybridAgent &agent) {
        agent.editClaims = [name, value](QJsonObject &claims) {
            value.isUndefined() ? claims.remove(QLatin1String(name))
                                : void(claims.insert(QLatin1String(name), value));
        };
    };
}

Spoil without(const char *parameter)
{
    return [parameter](HybridAgent &agent) {
        agent.editAnswer = [parameter](FormParameters &answer) {
            FormParameters rest;
            for (const FormParameter &each : answer.list()) {
                if (each.name != parameter)
                    rest.append(each.name, each.value);
            }
            answer = rest;
        };
    };
}

} // namespace

Q_DECLARE_METATYPE(Spoil)

class tst_FlowResponseTypes : public QObject
{
    Q_OBJECT

    static AuthorizationCodeFlowRequest asking(FlowParts &parts, ResponseType type,
                                               const std::shared_ptr<HybridAgent> &agent)
    {
        auto asked = parts.request();
        asked.options.responseType = type;
        asked.userAgent = agent;
        return asked;
    }

private Q_SLOTS:
    void hybridAnswersAreCheckedAndExchanged_data()
    {
        QTest::addColumn<ResponseType>("type");
        QTest::addColumn<ResponseMode>("mode");
        QTest::newRow("CK-P28: an ID token beside the code")
            << ResponseType::CodeIdToken << ResponseMode::Automatic;
        QTest::newRow("CK-P28: an access token beside the code")
            << ResponseType::CodeToken << ResponseMode::Fragment;
        QTest::newRow("CK-P28: both beside the code")
            << ResponseType::CodeIdTokenToken << ResponseMode::Automatic;
        QTest::newRow("CK-P27: a code in a form") << ResponseType::Code << ResponseMode::FormPost;
        QTest::newRow("CK-P27, CK-P28: everything in a form")
            << ResponseType::CodeIdTokenToken << ResponseMode::FormPost;
    }
    void hybridAnswersAreCheckedAndExchanged()
    {
        QFETCH(ResponseType, type);
        QFETCH(ResponseMode, mode);
        FlowParts parts;
        const auto agent = std::make_shared<HybridAgent>(parts);
        auto asked = asking(parts, type, agent);
        asked.options.responseMode = mode;
        auto *flow = parts.flow(asked);
        QSignalSpy steps(flow, &AuthorizationCodeFlow::stepChanged);
        const auto grant = outcomeOf<Grant>(flow);
        QVERIFY2(grant, grant ? "" : grant.error().reason.constData());
        QCOMPARE(grant->claims->subject(), QStringLiteral("248289761001"));
        QVERIFY(grant->tokens.accessToken.reveal() != "CNRYA-front1"); // those of the endpoint
        QCOMPARE(steps.count(), 3);
        QCOMPARE(parts.server.count(Endpoint::Token), 1);
    }

    void whatTheFrontChannelSaysIsChecked_data()
    {
        QTest::addColumn<ResponseType>("type");
        QTest::addColumn<Spoil>("spoil");
        QTest::addColumn<AuthError::Code>("code");
        QTest::addColumn<QByteArray>("reason");
        const auto row = [](const char *name, ResponseType type, const Spoil &spoil,
                            const char *reason, Code code = Code::IdTokenRejected) {
            QTest::newRow(name) << type << spoil << code << QByteArray(reason);
        };
        const auto hybrid = ResponseType::CodeIdToken;
        const auto all = ResponseType::CodeIdTokenToken;
        const QJsonValue none(QJsonValue::Undefined);
        row("CK-P28, C29: no c_hash", hybrid, claim("c_hash", none), "c_hash");
        row("CK-P28, C29: the c_hash of another code", hybrid,
            claim("c_hash", QStringLiteral("LDktKdoQak3Pk0cnXxCltA")), "c_hash");
        row("CK-P28, C29: a c_hash that is a number", hybrid, claim("c_hash", 1), "c_hash");
        row("CK-P28, C29: an empty c_hash", all, claim("c_hash", QString()), "c_hash");
        row("CK-P28, C29: no at_hash beside a token", all, claim("at_hash", none), "at_hash");
        row("CK-P28, C29: the at_hash of another token", all,
            claim("at_hash", QStringLiteral("LDktKdoQak3Pk0cnXxCltA")), "at_hash");
        row("CK-P28, C28: no nonce", hybrid, claim("nonce", none), "nonce");
        row("CK-P28, C28: the nonce of another sign-in", hybrid,
            claim("nonce", QStringLiteral("x")), "nonce");
        row("CK-P28, C22: another issuer", hybrid,
            claim("iss", QStringLiteral("https://evil.test")), "iss");
        row("CK-P28, C23: another audience", hybrid, claim("aud", QStringLiteral("evil")), "aud");
        row("CK-P28, C25: an old token", hybrid, claim("exp", 1), "exp");
        row("CK-P28, C26: a token of the future", hybrid, claim("iat", 4'000'000'000.0), "iat");
        row("CK-P28, C30: nobody", hybrid, claim("sub", none), "sub");
        row(
            "CK-P28, C04: another signature", hybrid,
            [](HybridAgent &agent) {
                agent.tamper = [](QByteArray &token) {
                    const qsizetype at = token.lastIndexOf('.') + 20;
                    token[at] = token[at] == 'A' ? 'B' : 'A';
                };
            },
            "signature");
        row(
            "CK-P28: another code than the token binds", hybrid,
            [](HybridAgent &agent) {
                agent.editAnswer = [](FormParameters &answer) {
                    FormParameters other;
                    for (const FormParameter &each : answer.list())
                        other.append(each.name, each.name == "code" ? "CNRYC-other" : each.value);
                    answer = other;
                };
            },
            "c_hash");
        row("CK-P28: no ID token", hybrid, without("id_token"), "id_token",
            Code::ResponseIncomplete);
        row("CK-P28: no code", hybrid, without("code"), "code", Code::ResponseIncomplete);
        row("CK-P28: no access token", all, without("access_token"), "access_token",
            Code::ResponseIncomplete);
        row("CK-P28, A01: no state", hybrid, without("state"), "state_missing",
            Code::StateMismatch);
        row("CK-P28, A05: no issuer, though one was promised and no ID token names it",
            ResponseType::CodeToken, without("iss"), "iss_missing", Code::IssuerMismatch);
        row(
            "CK-P28, A05, C22: no issuer, and an ID token of another one", hybrid,
            [](HybridAgent &agent) {
                without("iss")(agent);
                claim("iss", QStringLiteral("https://evil.test"))(agent);
            },
            "iss");
    }
    void whatTheFrontChannelSaysIsChecked()
    {
        QFETCH(ResponseType, type);
        QFETCH(Spoil, spoil);
        FlowParts parts;
        const auto agent = std::make_shared<HybridAgent>(parts);
        spoil(*agent);
        const auto grant = outcomeOf<Grant>(parts.flow(asking(parts, type, agent)));
        QVERIFY(!grant);
        QTEST(grant.error().code, "code");
        QTEST(grant.error().reason, "reason");
        QCOMPARE(parts.server.count(Endpoint::Token), 0); // the code is not used
    }

    void anIdTokenNamesTheIssuerAsWell_data()
    {
        onlyRow("CK-P28, A05: no parameter for the issuer, though one was promised");
    }
    void anIdTokenNamesTheIssuerAsWell()
    {
        FlowParts parts;
        const auto agent = std::make_shared<HybridAgent>(parts);
        without("iss")(*agent);
        const auto grant =
            outcomeOf<Grant>(parts.flow(asking(parts, ResponseType::CodeIdToken, agent)));
        QVERIFY2(grant, grant ? "" : grant.error().reason.constData());
        QVERIFY(grant->provider.authorizationResponseIssParameterSupported);
        QCOMPARE(parts.server.count(Endpoint::Token), 1);
    }

    void bothTokensSpeakOfOnePerson_data()
    {
        onlyRow("CK-P28: the token endpoint names somebody else than the front channel");
    }
    void bothTokensSpeakOfOnePerson()
    {
        FlowParts parts;
        const auto agent = std::make_shared<HybridAgent>(parts);
        agent->editClaims = [](QJsonObject &claims) {
            claims.insert(QStringLiteral("sub"), QStringLiteral("somebody else"));
        };
        const auto grant =
            outcomeOf<Grant>(parts.flow(asking(parts, ResponseType::CodeIdToken, agent)));
        QVERIFY(!grant);
        QCOMPARE(grant.error().code, Code::IdTokenRejected);
        QCOMPARE(grant.error().reason, QByteArray("sub"));
        QCOMPARE(parts.server.count(Endpoint::Token), 1);
    }

    void implicitTypesAreRefused_data()
    {
        QTest::addColumn<ResponseType>("type");
        QTest::newRow("MS-14: token") << ResponseType::Token;
        QTest::newRow("MS-14: id_token") << ResponseType::IdToken;
        QTest::newRow("MS-14: id_token token") << ResponseType::IdTokenToken;
    }
    void implicitTypesAreRefused()
    {
        QFETCH(ResponseType, type);
        FlowParts parts;
        const auto agent = std::make_shared<HybridAgent>(parts);
        const auto grant = outcomeOf<Grant>(parts.flow(asking(parts, type, agent)));
        QVERIFY(!grant);
        QCOMPARE(grant.error().code, Code::InvalidConfiguration);
        QCOMPARE(grant.error().reason, QByteArray("response_type"));
        QVERIFY(agent->asked.isEmpty());
    }

    void implicitTypesTakeAnExplicitWordAndWarn_data()
    {
        QTest::addColumn<ResponseType>("type");
        QTest::newRow("RO-32: token") << ResponseType::Token;
        QTest::newRow("RO-32: id_token") << ResponseType::IdToken;
        QTest::newRow("RO-32: id_token token") << ResponseType::IdTokenToken;
    }
    void implicitTypesTakeAnExplicitWordAndWarn()
    {
        QFETCH(ResponseType, type);
        FlowParts parts;
        const auto agent = std::make_shared<HybridAgent>(parts);
        auto asked = asking(parts, type, agent);
        asked.implicit = ImplicitTypes::Allowed;
        const auto grant = outcomeOf<Grant>(parts.flow(asked));
        QVERIFY2(grant, grant ? "" : grant.error().reason.constData());
        const ResponseTypeRow &row = responseTypeRow(type);
        QCOMPARE(grant->claims.has_value(), row.idToken);
        QCOMPARE(grant->tokens.accessToken.reveal(),
                 row.token ? QByteArrayView("CNRYA-front1") : QByteArrayView());
        QVERIFY(grant->tokens.refreshToken.isEmpty());
        QCOMPARE(grant->warnings.first().reason, QByteArray("implicit"));
        QCOMPARE(parts.server.count(Endpoint::Token), 0);
        QVERIFY(!agent->asked.query().contains(QLatin1String("code_challenge")));
    }

    void implicitIdTokensAreChecked_data()
    {
        QTest::addColumn<ResponseType>("type");
        QTest::addColumn<Spoil>("spoil");
        QTest::addColumn<QByteArray>("reason");
        const QJsonValue none(QJsonValue::Undefined);
        QTest::newRow("RO-32, C29: no at_hash")
            << ResponseType::IdTokenToken << claim("at_hash", none) << QByteArray("at_hash");
        QTest::newRow("RO-32, C28: no nonce")
            << ResponseType::IdToken << claim("nonce", none) << QByteArray("nonce");
        QTest::newRow("RO-32, C23: another audience")
            << ResponseType::IdTokenToken << claim("aud", QStringLiteral("evil"))
            << QByteArray("aud");
    }
    void implicitIdTokensAreChecked()
    {
        QFETCH(ResponseType, type);
        QFETCH(Spoil, spoil);
        FlowParts parts;
        const auto agent = std::make_shared<HybridAgent>(parts);
        spoil(*agent);
        auto asked = asking(parts, type, agent);
        asked.implicit = ImplicitTypes::Allowed;
        const auto grant = outcomeOf<Grant>(parts.flow(asked));
        QVERIFY(!grant);
        QCOMPARE(grant.error().code, Code::IdTokenRejected);
        QTEST(grant.error().reason, "reason");
    }

    void theTokenRequestRepeatsWhatItHasTo_data()
    {
        QTest::addColumn<AuthorizationOptions>("options");
        QTest::addColumn<FormParameters>("besides");
        QTest::newRow("CK-P26: nothing by default") << AuthorizationOptions{} << FormParameters{};
        QTest::newRow("CK-P26: each resource")
            << AuthorizationOptions{.resources = {QUrl(QStringLiteral("https://a.example/")),
                                                  QUrl(QStringLiteral("https://b.example/"))}}
            << FormParameters{{"resource", "https://a.example/"},
                              {"resource", "https://b.example/"}};
        QTest::newRow("MS-19: the ordinary scopes, if more were consented to")
            << AuthorizationOptions{.extraConsentScopes = Scopes::parse(u"email")}
            << FormParameters{{"scope", "openid profile"}};
    }
    void theTokenRequestRepeatsWhatItHasTo()
    {
        QFETCH(AuthorizationOptions, options);
        QFETCH(FormParameters, besides);
        FlowParts parts;
        auto asked = parts.request();
        asked.options = options;
        (void)outcomeOf<Grant>(parts.flow(asked));
        QCOMPARE(parts.server.count(Endpoint::Token), 1);
        const FormParameters sent = parts.server.requests(Endpoint::Token).first().form();
        FormParameters told;
        for (const FormParameter &each : sent.list()) {
            if (each.name == "resource" || each.name == "scope")
                told.append(each.name, each.value);
        }
        QVERIFY2(told == besides, told.encoded().constData());
    }

    void theAgeThatWasAskedForIsChecked_data()
    {
        onlyRow("C31: max_age as an option, and an older sign-in");
    }
    void theAgeThatWasAskedForIsChecked()
    {
        FlowParts parts;
        parts.server.editIdToken([](Test::IdTokenDraft &token) {
            token.claims.insert(QStringLiteral("auth_time"), 1000);
        });
        auto asked = parts.request();
        asked.options.maximumAge = std::chrono::seconds(60);
        const auto grant = outcomeOf<Grant>(parts.flow(asked));
        QVERIFY(!grant);
        QCOMPARE(grant.error().reason, QByteArray("auth_time"));
    }

    void aStateOfTheProgramIsUsed_data()
    {
        QTest::addColumn<StateTemplate>("form");
        QTest::addColumn<QByteArray>("begin");
        QTest::addColumn<QByteArray>("warning");
        QTest::newRow("CK-P30: with the port") << StateTemplate{.text = "p{listenPort}.{random}"}
                                               << QByteArray("p{port}.") << QByteArray();
        QTest::newRow("CK-P30: characters that forms escape")
            << StateTemplate{.text = "a+b c&d={random}"} << QByteArray("a+b c&d=") << QByteArray();
        QTest::newRow("CK-P30: a constant, which warns")
            << StateTemplate{.text = "constant", .entropy = StateTemplate::Entropy::Waived}
            << QByteArray("constant") << QByteArray("state_static");
    }
    void aStateOfTheProgramIsUsed()
    {
        QFETCH(StateTemplate, form);
        QFETCH(QByteArray, begin);
        QFETCH(QByteArray, warning);
        FlowParts parts;
        auto asked = parts.request();
        asked.options.state = form;
        const auto grant = outcomeOf<Grant>(parts.flow(asked));
        QVERIFY2(grant, grant ? "" : grant.error().reason.constData());
        const FormParameters sent = parts.server.requests(Endpoint::Authorization).first().query();
        const QUrl redirect(QString::fromLatin1(sent.value("redirect_uri").value()));
        begin.replace("{port}", QByteArray::number(redirect.port()));
        QVERIFY2(sent.value("state")->startsWith(begin), sent.value("state")->constData());
        QCOMPARE(grant->warnings.isEmpty() ? QByteArray() : grant->warnings.first().reason,
                 warning);
    }

    void aStateThatCanBeForeseenOpensNothing_data()
    {
        onlyRow("CK-P30: a constant without a word");
    }
    void aStateThatCanBeForeseenOpensNothing()
    {
        FlowParts parts;
        auto asked = parts.request();
        asked.options.state = {.text = "constant"};
        const auto grant = outcomeOf<Grant>(parts.flow(asked));
        QVERIFY(!grant);
        QCOMPARE(grant.error().reason, QByteArray("state_static"));
        QCOMPARE(parts.server.count(Endpoint::Authorization), 0);
    }

    void aBareCodeTakesAnExplicitWord_data()
    {
        QTest::addColumn<BareCodes>("bareCodes");
        QTest::addColumn<QByteArray>("reason");
        QTest::newRow("J12: refused by default")
            << BareCodes::Refused << QByteArray("state_missing");
        QTest::newRow("J12, A05: nor where an issuer was promised")
            << BareCodes::Accepted << QByteArray("iss_missing");
    }
    void aBareCodeTakesAnExplicitWord()
    {
        QFETCH(BareCodes, bareCodes);
        FlowParts parts;
        auto asked = parts.request();
        asked.userAgent = std::make_shared<IdleUserAgent>();
        asked.bareCodes = bareCodes;
        auto *flow = parts.flow(asked);
        QTRY_COMPARE(flow->step(), Step::AwaitingRedirect);
        const auto taken = flow->acceptPastedAddress(QStringLiteral("CNRYC-1"));
        QVERIFY(!taken);
        QTEST(taken.error().reason, "reason");
        QCOMPARE(flow->step(), Step::AwaitingRedirect);
        QCOMPARE(parts.server.count(Endpoint::Token), 0);
    }

    void aBareCodeIsExchangedIfThePersonSaysSo_data()
    {
        onlyRow("J12: a code alone, as was agreed");
    }
    void aBareCodeIsExchangedIfThePersonSaysSo()
    {
        FlowParts parts;
        parts.server.edit(Endpoint::Discovery, [](QJsonObject &metadata) {
            metadata.remove(QStringLiteral("authorization_response_iss_parameter_supported"));
        });
        auto asked = parts.request();
        const auto idle = std::make_shared<IdleUserAgent>();
        asked.userAgent = idle;
        asked.bareCodes = BareCodes::Accepted;
        auto *flow = parts.flow(asked);
        QTRY_COMPARE(flow->step(), Step::AwaitingRedirect);
        QTRY_VERIFY(!idle->opened.isEmpty());
        Test::InstantUserAgent person(
            Test::Behaviour{.redirect = Test::Behaviour::Redirect::HandBack});
        const auto outcome =
            outcomeOf<PageOutcome>(person.open(idle->opened.first(), &parts.owner));
        QVERIFY(outcome);
        const QString code = QUrlQuery(outcome->redirect).queryItemValue(QStringLiteral("code"));
        QVERIFY(flow->acceptPastedAddress(QLatin1Char(' ') + code + QLatin1Char('\n')));
        const auto grant = outcomeOf<Grant>(flow);
        QVERIFY2(grant, grant ? "" : grant.error().reason.constData());
    }
};

QONSENT_TEST(tst_FlowResponseTypes)
#include "tst_responsetypes.moc"
