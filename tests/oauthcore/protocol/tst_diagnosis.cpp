// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "oauthcore/protocol/diagnosis.h"
#include "tests/support/testmain.h"

#include <QTest>

using namespace Qonsent;
using namespace std::chrono_literals;
using Code = AuthError::Code;
using Token = Diagnosis::RegistrationToken;
using Port = Diagnosis::RedirectToRegister::Port;

namespace {

const QString host = QStringLiteral("id.example.org");

AuthError refused(const QByteArray &serverCode, const QString &description = {})
{
    AuthError error = AuthError::of(Code::ServerRefused, {}, host);
    error.serverCode = serverCode;
    error.serverDescription = description;
    return error;
}

ClientRegistration client(const QByteArray &method, const QByteArray &secret = "s3cret")
{
    return {.id = QStringLiteral("app"), .secret = Secret(secret), .authenticationMethod = method};
}

/// As errors of the table: what happened, then the next step, and none of these words.
void isASentence(const QString &message)
{
    QVERIFY2(message.endsWith(u'.'), qPrintable(message));
    QVERIFY2(message.contains(QLatin1String(". ")), qPrintable(message));
    for (const char *word : {"error", "please", "oops", "!", "authenticate"})
        QVERIFY2(!message.toLower().contains(QLatin1String(word)), qPrintable(message));
    QVERIFY2(!message.contains(u'%'), qPrintable(message));
}

} // namespace

class tst_Diagnosis : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aRedirectMismatchNamesWhatToRegister_data()
    {
        QTest::addColumn<AuthError>("error");
        QTest::addColumn<bool>("explained");
        const auto row = [](const char *name, const AuthError &error, bool explained) {
            QTest::newRow(name) << error << explained;
        };
        row("its own word", refused("redirect_uri_mismatch"), true);
        row("another one", refused("invalid_redirect_uri"), true);
        row("a general word and a description",
            refused("invalid_grant", QStringLiteral("redirect_uri does not match")), true);
        row("the words of AADSTS50011",
            refused("invalid_request", QStringLiteral("AADSTS50011: The Redirect URI 'x' …")),
            true);
        row("the word URL", refused("invalid_request", QStringLiteral("Bad redirect URL.")), true);
        row("another trouble with the code", refused("invalid_grant", QStringLiteral("Expired.")),
            false);
        row("another word, whatever it describes",
            refused("access_denied", QStringLiteral("redirect_uri")), false);
        row("no answer of a server", AuthError::of(Code::Unreachable, "redirect_uri"), false);
    }
    void aRedirectMismatchNamesWhatToRegister()
    {
        QFETCH(AuthError, error);
        QFETCH(bool, explained);
        const QUrl uri(QStringLiteral("http://127.0.0.1:8765/callback"));
        const AuthError told = Diagnosis::ofRedirect(error, {.uri = uri}, host);
        QCOMPARE(told == error, !explained);
        QCOMPARE(told.code, error.code);
        QCOMPARE(told.serverCode, error.serverCode);
        QCOMPARE(told.remedy, explained ? uri.toString() : QString());
        if (!explained)
            return;
        QVERIFY(
            told.message.contains(QLatin1String("exactly http://127.0.0.1:8765/callback there")));
        QVERIFY(told.message.startsWith(host));
        isASentence(told.message);
    }

    void aRedirectToAnyPortIsRegisteredWithoutOne()
    {
        const QUrl uri(QStringLiteral("http://127.0.0.1/callback"));
        const AuthError told = Diagnosis::ofRedirect(refused("redirect_uri_mismatch"),
                                                     {.uri = uri, .port = Port::Any}, host);
        QCOMPARE(told.remedy, QStringLiteral("http://127.0.0.1/callback"));
        QVERIFY(told.message.contains(QLatin1String("for any port")));
        isASentence(told.message);
    }

    void whatIsPutIntoASentenceIsNeverExpanded()
    {
        const AuthError told =
            Diagnosis::ofRedirect(refused("redirect_uri_mismatch"),
                                  {.uri = QUrl(QStringLiteral("http://127.0.0.1/%251%252"))},
                                  QStringLiteral("%2.example"));
        QVERIFY(told.message.startsWith(QLatin1String("%2.example ")));
        QVERIFY(told.message.contains(QLatin1String("http://127.0.0.1/%251%252 ")));
    }

    void aRefusedClientIsToldWhatElseToTry_data()
    {
        QTest::addColumn<ClientRegistration>("client");
        QTest::addColumn<QByteArrayList>("tells");
        QTest::addColumn<QByteArrayList>("tellsNot");
        QTest::addColumn<QString>("remedy");
        const auto row = [](const char *name, const ClientRegistration &used,
                            const QByteArrayList &tells, const QByteArrayList &tellsNot,
                            const char *remedy) {
            QTest::newRow(name) << used << tells << tellsNot << QString::fromLatin1(remedy);
        };
        row("without a secret", client("none", {}), {"client ID alone", "enter that too"},
            {"client_secret_post", "client_secret_basic"}, "");
        row("without a word about it", client({}, {}), {"client ID alone"}, {}, "");
        row("a secret without a word about it", client({}), {"client_secret_post"},
            {"client_secret_basic"}, "client_secret_post");
        row("CK-P34: in a header, where encoding changes nothing", client("client_secret_basic"),
            {"client_secret_post"}, {"raw"}, "client_secret_post");
        row("CK-P34: in a header, encoded", client("client_secret_basic", "a+b/c="),
            {"client_secret_post", "raw"}, {}, "client_secret_post");
        ClientRegistration raw = client("client_secret_basic", "a+b/c=");
        raw.basicEncoding = ClientRegistration::BasicEncoding::Raw;
        row("CK-P34: in a header, raw", raw, {"form-encoded", "client_secret_post"}, {"(raw)"},
            "client_secret_post");
        row("CK-P34: in the form", client("client_secret_post"), {"client_secret_basic"},
            {"client_secret_post"}, "client_secret_basic");
        row("CK-P34: signed with the secret", client("client_secret_jwt"), {"client_secret_basic"},
            {}, "client_secret_basic");
        row("CK-P34: signed with a key", client("private_key_jwt"), {"key", "audience"}, {}, "");
        row("with a certificate", client("tls_client_auth"), {"certificate"}, {}, "");
        row("with a certificate of its own", client("self_signed_tls_client_auth"), {"certificate"},
            {}, "");
    }
    void aRefusedClientIsToldWhatElseToTry()
    {
        QFETCH(ClientRegistration, client);
        QFETCH(QByteArrayList, tells);
        QFETCH(QByteArrayList, tellsNot);
        const AuthError told = Diagnosis::ofClient(refused("invalid_client"), client, {}, host);
        QCOMPARE(told.serverCode, QByteArray("invalid_client"));
        QTEST(told.remedy, "remedy");
        for (const QByteArray &part : tells)
            QVERIFY2(told.message.contains(QLatin1String(part)), qPrintable(told.message));
        for (const QByteArray &part : tellsNot)
            QVERIFY2(!told.message.contains(QLatin1String(part)), qPrintable(told.message));
        QVERIFY(!told.message.contains(QLatin1String("s3cret")));
        QVERIFY(told.message.startsWith(host));
        isASentence(told.message);
    }

    void onlyARefusedClientIsToldSo_data()
    {
        QTest::addColumn<AuthError>("error");
        QTest::addColumn<QByteArray>("method");
        QTest::newRow("a refused code") << refused("invalid_grant") << QByteArray("none");
        QTest::newRow("a client that may not") << refused("unauthorized_client") << QByteArray();
        QTest::newRow("a way of the program's own")
            << refused("invalid_client") << QByteArray("card");
        QTest::newRow("no answer") << AuthError::of(Code::Unreachable, "http_401") << QByteArray();
    }
    void onlyARefusedClientIsToldSo()
    {
        QFETCH(AuthError, error);
        QFETCH(QByteArray, method);
        QCOMPARE(Diagnosis::ofClient(error, client(method), 1h, host), error);
    }

    void a401WithoutAWordIsARefusedClient()
    {
        const AuthError error = AuthError::of(Code::ServerRefused, "http_401", host);
        QCOMPARE(Diagnosis::ofClient(error, client("client_secret_post"), {}, host).remedy,
                 QStringLiteral("client_secret_basic"));
    }

    void whoMayNotRegisterIsToldWhichTokenToBring_data()
    {
        QTest::addColumn<AuthError>("error");
        QTest::addColumn<Token>("token");
        QTest::addColumn<QString>("tells"); // empty: nothing more than before
        const auto row = [](const char *name, const AuthError &error, Token token,
                            const char *tells) {
            QTest::newRow(name) << error << token << QString::fromLatin1(tells);
        };
        const AuthError unnamed = AuthError::of(Code::ServerRefused, "http_401", host);
        row("invalid_client without a token", refused("invalid_client"), Token::None,
            "bring an initial access token");
        row("401 without a word or a token", unnamed, Token::None, "bring an initial access token");
        row("a token that has ended", refused("invalid_token"), Token::Initial,
            "did not accept the initial access token");
        row("401 to a token", unnamed, Token::Initial, "did not accept the initial access token");
        row("the token of a registration", refused("invalid_token"), Token::Management,
            "register this program anew");
        row("invalid_client to a registration that was removed", refused("invalid_client"),
            Token::Management, "register this program anew");
        row("a redirect address it does not want", refused("invalid_redirect_uri"), Token::None,
            "");
        row("other data it does not want", refused("invalid_client_metadata"), Token::Initial, "");
        row("somebody who may not", AuthError::of(Code::ServerRefused, "http_403", host),
            Token::Management, "");
        row("an answer that is none", AuthError::of(Code::ResponseMalformed, "http_401"),
            Token::None, "");
        row("no answer", AuthError::of(Code::Unreachable, "http_401"), Token::Initial, "");
    }
    void whoMayNotRegisterIsToldWhichTokenToBring()
    {
        QFETCH(AuthError, error);
        QFETCH(Token, token);
        QFETCH(QString, tells);
        const AuthError told = Diagnosis::ofRegistration(error, token, host);
        QCOMPARE(told == error, tells.isEmpty());
        QCOMPARE(told.reason, error.reason);
        QCOMPARE(told.serverCode, error.serverCode);
        if (tells.isEmpty())
            return;
        QVERIFY2(told.message.contains(tells), qPrintable(told.message));
        QVERIFY(!told.message.contains(QLatin1String("client_secret"))); // it would not help
        QVERIFY(told.message.startsWith(host));
        isASentence(told.message);
    }

    void aCodeForAnybodyNamesWhoSeesItAndWhatToDo_data()
    {
        QTest::addColumn<QString>("relay");
        QTest::newRow("CK-P03: a host") << QStringLiteral("relay.example");
        QTest::newRow("CK-P03: one that would be expanded") << QStringLiteral("%2.example");
    }
    void aCodeForAnybodyNamesWhoSeesItAndWhatToDo()
    {
        QFETCH(QString, relay);
        const AuthError error = Diagnosis::codeForAnybody(relay);
        QCOMPARE(error.code, Code::InvalidConfiguration);
        QCOMPARE(error.reason, QByteArray("relay_without_pkce"));
        const QLatin1String ways[] = {QLatin1String("PKCE"), QLatin1String("client secret"),
                                      QLatin1String("redirect address of this computer")};
        for (const QLatin1String way : ways)
            QVERIFY2(error.message.contains(way), qPrintable(error.message));
        QVERIFY(error.message.contains(QLatin1String("pass ") + relay + u','));
        isASentence(QString(error.message).remove(relay));
    }

    void aWrongClockIsMeasured_data()
    {
        QTest::addColumn<int>("ahead");
        QTest::addColumn<QString>("words");
        const auto row = [](const char *name, std::chrono::seconds ahead, const char *words) {
            QTest::newRow(name) << int(ahead.count()) << QString::fromLatin1(words);
        };
        row("as right as can be told", 30s, "clocks of this computer and of id.example.org agree");
        row("the same behind", -30s, "clocks of this computer and of id.example.org agree");
        row("half a minute fast", 31s, "clock is 31 seconds fast");
        row("just below two minutes", 119s, "clock is 119 seconds fast");
        row("minutes are rounded", 17min + 31s, "clock is 18 minutes fast");
        row("minutes slow", -(7min), "clock is 7 minutes slow");
        row("hours, e.g. a wrong time zone", 2h, "clock is 2 hours fast");
        row("days slow", -(49h), "clock is 2 days slow");
        row("years slow, e.g. an empty battery", -(24h * 365 * 56), "clock is 20440 days slow");
    }
    void aWrongClockIsMeasured()
    {
        QFETCH(int, ahead);
        QFETCH(QString, words);
        for (const char *rule : {"exp", "iat", "nbf", "auth_time"}) {
            const AuthError error = AuthError::of(Code::IdTokenRejected, rule, host);
            const AuthError told = Diagnosis::ofTime(error, std::chrono::seconds(ahead), host);
            QVERIFY2(told.message.contains(words), qPrintable(told.message));
            QCOMPARE(told.reason, QByteArray(rule));
            isASentence(told.message);
        }
        const AuthError signedBadly =
            Diagnosis::ofClient(refused("invalid_client"), client("private_key_jwt"),
                                std::chrono::seconds(ahead), host);
        QCOMPARE(signedBadly.message.contains(words), std::abs(ahead) > 30);
    }

    void nothingIsSaidAboutAClockThatNobodyMeasured()
    {
        const AuthError error = AuthError::of(Code::IdTokenRejected, "exp", host);
        QCOMPARE(Diagnosis::ofTime(error, {}, host), error);
    }

    void otherRulesAreNoMatterOfTime_data()
    {
        QTest::addColumn<QByteArray>("rule");
        for (const char *rule : {"iss", "aud", "azp", "nonce", "alg", "signature", "at_hash"})
            QTest::newRow(rule) << QByteArray(rule);
    }
    void otherRulesAreNoMatterOfTime()
    {
        QFETCH(QByteArray, rule);
        const AuthError error = AuthError::of(Code::IdTokenRejected, rule, host);
        QCOMPARE(Diagnosis::ofTime(error, 1h, host), error);
    }
};

QONSENT_TEST(tst_Diagnosis)
#include "tst_diagnosis.moc"
