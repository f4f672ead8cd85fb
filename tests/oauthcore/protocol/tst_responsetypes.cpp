// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "oauthcore/protocol/authorizationresponse.h"
#include "tests/support/onlyrow.h"
#include "tests/support/testmain.h"

#include <QTest>

using namespace Qonsent;
using Code = AuthError::Code;

class tst_ResponseTypes : public QObject
{
    Q_OBJECT

    static PendingAuthorization asking(ResponseType type)
    {
        return {.state = Secret("the-state"),
                .issuer = QStringLiteral("https://id.example"),
                .responseType = type};
    }

private Q_SLOTS:
    void anAnswerOfAnotherKindIsRefused_data()
    {
        QTest::addColumn<ResponseType>("type");
        QTest::addColumn<QByteArray>("answer");
        QTest::addColumn<AuthError::Code>("code");
        QTest::addColumn<QByteArray>("reason");
        const auto row = [](const char *name, ResponseType type, const char *answer, Code code,
                            const char *reason) {
            QTest::newRow(name) << type << QByteArray(answer) + "&state=the-state" << code
                                << QByteArray(reason);
        };
        const auto hybrid = ResponseType::CodeIdToken;
        const auto all = ResponseType::CodeIdTokenToken;
        const auto withToken = ResponseType::CodeToken;
        row("CK-P28: no ID token beside the code", hybrid, "code=CNRYC-1", Code::ResponseIncomplete,
            "id_token");
        row("CK-P28: an empty ID token", hybrid, "code=CNRYC-1&id_token=", Code::ResponseIncomplete,
            "id_token");
        row("CK-P28: no code beside the ID token", hybrid, "id_token=CNRYI-1",
            Code::ResponseIncomplete, "code");
        row("A40: an access token that nobody asked for", hybrid,
            "code=CNRYC-1&id_token=CNRYI-1&access_token=CNRYA-1&token_type=Bearer",
            Code::ResponseMalformed, "unexpected_access_token");
        row("A40: a refresh token", all,
            "code=c&id_token=i&access_token=a&token_type=Bearer&refresh_token=CNRYR-1",
            Code::ResponseMalformed, "unexpected_refresh_token");
        row("A40: an ID token that nobody asked for", withToken,
            "code=c&access_token=a&token_type=Bearer&id_token=CNRYI-1", Code::ResponseMalformed,
            "unexpected_id_token");
        row("A40: a signed response", hybrid, "response=x", Code::ResponseMalformed,
            "unexpected_response");
        row("CK-P28: no access token", all, "code=c&id_token=i", Code::ResponseIncomplete,
            "access_token");
        row("CK-P28: no type", withToken, "code=c&access_token=CNRYA-1", Code::ResponseIncomplete,
            "token_type");
        row("B27: another type", withToken, "code=c&access_token=CNRYA-1&token_type=mac",
            Code::TokenTypeUnsupported, "token_type");
        row("B15: a line break in the token", withToken,
            "code=c&access_token=a%0d%0ab&token_type=Bearer", Code::ResponseMalformed,
            "access_token");
        row("B15: a token above ASCII", withToken, "code=c&access_token=%c3%a4&token_type=Bearer",
            Code::ResponseMalformed, "access_token");
        for (const char *none : {"-1", "1.5", "1e3", "0x10", "", "1234567890123456"}) {
            QTest::addRow("B28: a lifetime of \"%s\"", none)
                << withToken
                << QByteArray("code=c&access_token=a&token_type=Bearer&state=the-state&expires_in=")
                    + none
                << Code::ResponseMalformed << QByteArray("expires_in");
        }
        row("A11: an error outweighs everything", all, "error=access_denied&code=c&id_token=i",
            Code::Denied, "");
        row("A12: two ID tokens", hybrid, "code=c&id_token=i&id_token=j", Code::ResponseMalformed,
            "parameter_twice");
        row("A05: another issuer", hybrid, "code=c&id_token=i&iss=https%3A%2F%2Fevil.test",
            Code::IssuerMismatch, "iss");
        row("MS-14: an implicit type has no code to parse", ResponseType::Token,
            "access_token=a&token_type=Bearer", Code::InvalidConfiguration, "response_type");
    }
    void anAnswerOfAnotherKindIsRefused()
    {
        QFETCH(ResponseType, type);
        QFETCH(QByteArray, answer);
        const auto code = AuthorizationResponse::parse(Secret(answer), asking(type));
        QVERIFY(!code);
        QTEST(code.error().code, "code");
        QTEST(code.error().reason, "reason");
    }

    void implicitAnswersOfAnotherKindAreRefused_data()
    {
        QTest::addColumn<ResponseType>("type");
        QTest::addColumn<QByteArray>("answer");
        QTest::addColumn<QByteArray>("reason");
        const auto row = [](const char *name, ResponseType type, const char *answer,
                            const char *reason) {
            QTest::newRow(name) << type << QByteArray(answer) << QByteArray(reason);
        };
        const auto token = ResponseType::Token;
        row("RO-32, A01: no state", token, "access_token=a&token_type=Bearer", "state_missing");
        row("RO-32, A02: another state", token, "access_token=a&token_type=Bearer&state=x",
            "state");
        row("RO-32: a code that nobody asked for", token,
            "access_token=a&token_type=Bearer&state=the-state&code=c", "unexpected_code");
        row("RO-32: a refresh token", token,
            "access_token=a&token_type=Bearer&state=the-state&refresh_token=r",
            "unexpected_refresh_token");
        row("RO-32: no token", token, "token_type=Bearer&state=the-state", "access_token");
        row("RO-32: no type", token, "access_token=a&state=the-state", "token_type");
        row("RO-32: no ID token", ResponseType::IdTokenToken,
            "access_token=a&token_type=Bearer&state=the-state", "id_token");
        row("RO-32: a token beside the identity alone", ResponseType::IdToken,
            "id_token=i&access_token=a&token_type=Bearer&state=the-state",
            "unexpected_access_token");
        row("RO-32: a type with a code", ResponseType::CodeToken,
            "code=c&access_token=a&token_type=Bearer&state=the-state", "response_type");
    }
    void implicitAnswersOfAnotherKindAreRefused()
    {
        QFETCH(ResponseType, type);
        QFETCH(QByteArray, answer);
        const auto tokens = AuthorizationResponse::parseImplicit(Secret(answer), asking(type));
        QVERIFY(!tokens);
        QTEST(tokens.error().reason, "reason");
    }

    void aMissingIssuerIsRefusedUnlessAnIdTokenNamesIt_data()
    {
        QTest::addColumn<ResponseType>("type");
        QTest::addColumn<QByteArray>("answer");
        QTest::addColumn<QByteArray>("reason");
        const auto row = [](const char *name, ResponseType type, const char *answer,
                            const char *reason) {
            QTest::newRow(name) << type << QByteArray(answer) + "&state=the-state"
                                << QByteArray(reason);
        };
        row("A05: a code alone", ResponseType::Code, "code=c", "iss_missing");
        row("A05: an ID token that nobody asked for", ResponseType::Code, "code=c&id_token=i",
            "iss_missing");
        row("A05: an access token, which names nobody", ResponseType::CodeToken,
            "code=c&access_token=a&token_type=Bearer", "iss_missing");
        row("A05: no ID token beside the code", ResponseType::CodeIdToken, "code=c", "iss_missing");
        row("A05: an error", ResponseType::CodeIdToken, "error=access_denied", "iss_missing");
        row("A05: an ID token", ResponseType::CodeIdToken, "code=c&id_token=i", "");
        row("A05: a wrong one beside an ID token", ResponseType::CodeIdToken,
            "code=c&id_token=i&iss=https%3A%2F%2Fevil.test", "iss");
    }
    void aMissingIssuerIsRefusedUnlessAnIdTokenNamesIt()
    {
        QFETCH(ResponseType, type);
        QFETCH(QByteArray, answer);
        PendingAuthorization pending = asking(type);
        pending.issuerIsNamedInAnswers = true;
        const auto code = AuthorizationResponse::parse(Secret(answer), pending);
        QTEST(code ? QByteArray() : code.error().reason, "reason");
    }

    void aHybridAnswerYieldsAllOfIt_data() { onlyRow("CK-P28, CK-M05: code, tokens and the rest"); }
    void aHybridAnswerYieldsAllOfIt()
    {
        const auto code = AuthorizationResponse::parse(
            Secret("code=CNRYC-1&id_token=CNRYI-1&access_token=CNRYA-%2B&token_type=bearer&"
                   "expires_in=99999999999&scope=a+b&state=the-state&realmId=7&x="),
            asking(ResponseType::CodeIdTokenToken));
        QVERIFY2(code, code ? "" : code.error().reason.constData());
        QVERIFY(code->value() == Secret("CNRYC-1"));
        QVERIFY(code->tokens().idToken == Secret("CNRYI-1"));
        QVERIFY(code->tokens().accessToken == Secret("CNRYA-+"));
        QVERIFY(code->tokens().lifetime == std::chrono::hours(24 * 3650));
        QVERIFY(code->tokens().scopes.value() == Scopes::parse(u"b a"));
        const FormParameters rest = {{"realmId", "7"}, {"x", ""}};
        QVERIFY(code->otherParameters() == rest); // absent and empty differ
    }

    void anImplicitAnswerYieldsItsTokens_data()
    {
        onlyRow("RO-32: a token that says nothing more");
    }
    void anImplicitAnswerYieldsItsTokens()
    {
        const auto tokens = AuthorizationResponse::parseImplicit(
            Secret("access_token=a&token_type=Bearer&state=the-state"),
            asking(ResponseType::Token));
        QVERIFY(tokens);
        QVERIFY(!tokens->lifetime && !tokens->scopes && tokens->idToken.isEmpty());
    }

    void aBareCodeIsTakenWithinLimits_data()
    {
        QTest::addColumn<QByteArray>("code");
        QTest::addColumn<PendingAuthorization>("pending");
        QTest::addColumn<QByteArray>("reason");
        const auto usual = asking(ResponseType::Code);
        auto promised = usual;
        promised.issuerIsNamedInAnswers = true;
        const auto row = [](const char *name, const QByteArray &code,
                            const PendingAuthorization &pending, const char *reason) {
            QTest::newRow(name) << code << pending << QByteArray(reason);
        };
        row("J12: a code", "4/0AX4XfWh-_", usual, "");
        row("J12: nothing", "", usual, "code");
        row("J12: two words", "a b", usual, "code");
        row("J12: a line break", "a\nb", usual, "code");
        row("J12: 1 MB", QByteArray(1024 * 1024, 'a'), usual, "code");
        row("J12, A05: the issuer promised to name itself", "a", promised, "iss_missing");
        row("J12: a hybrid type needs its tokens", "a", asking(ResponseType::CodeIdToken),
            "response_type");
    }
    void aBareCodeIsTakenWithinLimits()
    {
        QFETCH(QByteArray, code);
        QFETCH(PendingAuthorization, pending);
        const auto taken = AuthorizationResponse::acceptBareCode(Secret(code), pending);
        QTEST(taken ? QByteArray() : taken.error().reason, "reason");
        QVERIFY(!taken || taken->value() == Secret(code));
    }
};

QONSENT_TEST(tst_ResponseTypes)
#include "tst_responsetypes.moc"
