// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "oauthcore/base/clock.h"
#include "oauthcore/base/json.h"
#include "oauthcore/exporters/exporter.h"
#include "tests/support/testmain.h"

#include <QTest>

using namespace Qonsent;
using Code = AuthError::Code;

class tst_Exporters : public QObject
{
    Q_OBJECT

    static Account account()
    {
        return {.name = QStringLiteral("Work"),
                .provider = {.issuer = QStringLiteral("https://id.example")}};
    }
    static TokenSet tokens()
    {
        return {.accessToken = Secret(QByteArrayView("CNRYA-1")),
                .tokenType = "Bearer",
                .refreshToken = Secret(QByteArrayView("CNRYR-1")),
                .grantedScopes = Scopes::parse(u"openid read"),
                .expiresAt = utcFromMSecs(1'767'268'800'000)};
    }
    static TokenSet tokensWith(const QByteArray &accessToken)
    {
        TokenSet changed = tokens();
        changed.accessToken = Secret(QByteArrayView(accessToken));
        return changed;
    }
    /// What came of an export: the text, or the error as "code reason".
    static QByteArray outcome(const Result<QByteArray> &text)
    {
        return text ? *text : text.error().jsonCode() + ' ' + text.error().reason;
    }
    static QByteArrayList formats()
    {
        QByteArrayList names;
        for (const Exporter &exporter : exporters())
            names += exporter.name;
        return names;
    }

private Q_SLOTS:
    void everyFormatHasItsGoldenText_data()
    {
        QTest::addColumn<QByteArray>("format");
        QTest::addColumn<RefreshTokenInclusion>("inclusion");
        QTest::addColumn<QByteArray>("text");
        const auto left = RefreshTokenInclusion::Left;
        const auto included = RefreshTokenInclusion::Included;
        const auto row = [](const char *name, const char *format, RefreshTokenInclusion inclusion,
                            const QByteArray &text) {
            QTest::newRow(name) << QByteArray(format) << inclusion << text;
        };
        row("json", "json", left,
            "{\"access_token\":\"CNRYA-1\",\"account\":\"Work\","
            "\"expires_at\":\"2026-01-01T12:00:00Z\",\"issuer\":\"https://id.example\","
            "\"scope\":\"openid read\",\"token_type\":\"Bearer\"}\n");
        row("json with the refresh token", "json", included,
            "{\"access_token\":\"CNRYA-1\",\"account\":\"Work\","
            "\"expires_at\":\"2026-01-01T12:00:00Z\",\"issuer\":\"https://id.example\","
            "\"refresh_token\":\"CNRYR-1\",\"scope\":\"openid read\","
            "\"token_type\":\"Bearer\"}\n");
        row("header", "header", left, "Authorization: Bearer CNRYA-1\n");
        row("raw", "raw", left, "CNRYA-1\n");
        row("env", "env", left,
            "ACCESS_TOKEN='CNRYA-1'\nTOKEN_TYPE='Bearer'\nEXPIRES_AT='2026-01-01T12:00:00Z'\n");
        row("env with the refresh token", "env", included,
            "ACCESS_TOKEN='CNRYA-1'\nTOKEN_TYPE='Bearer'\nEXPIRES_AT='2026-01-01T12:00:00Z'\n"
            "REFRESH_TOKEN='CNRYR-1'\n");
        row("curl", "curl", left, "header = \"Authorization: Bearer CNRYA-1\"\n");
        row("netrc", "netrc", left, "machine id.example login oauth2 password CNRYA-1\n");
        for (const char *format : {"header", "raw", "curl", "netrc"})
            row(qPrintable(
                    QStringLiteral("%1 never holds a refresh token").arg(QLatin1String(format))),
                format, included, *exported(format, account(), tokens(), left));
    }
    void everyFormatHasItsGoldenText()
    {
        QFETCH(QByteArray, format);
        QFETCH(RefreshTokenInclusion, inclusion);
        QTEST(outcome(exported(format, account(), tokens(), inclusion)), "text");
    }

    void everyRowOfTheTableIsTestedAbove()
    {
        QCOMPARE(formats(), QByteArrayList({"json", "header", "raw", "env", "curl", "netrc"}));
        for (const Exporter &exporter : exporters())
            QVERIFY2(qstrlen(exporter.summary) > 0, exporter.name);
    }

    void anUnknownFormatIsNamed()
    {
        const auto text = exported("xml", account(), tokens(), RefreshTokenInclusion::Left);
        QVERIFY(!text);
        QCOMPARE(text.error().code, Code::InvalidConfiguration);
        QVERIFY(text.error().message.contains(QStringLiteral("xml")));
    }

    void envHoldsTheIdTokenInABackupOnly()
    {
        TokenSet all = tokens();
        all.idToken = Secret(QByteArrayView("CNRYI-1"));
        QVERIFY(!exported("env", account(), all, RefreshTokenInclusion::Left)->contains("CNRYI-1"));
        QVERIFY(exported("env", account(), all, RefreshTokenInclusion::Included)
                    ->endsWith("REFRESH_TOKEN='CNRYR-1'\nID_TOKEN='CNRYI-1'\n"));
    }

    void envSaysThatALifetimeIsUnknown()
    {
        TokenSet endless = tokens();
        endless.expiresAt = {};
        QVERIFY(exported("env", account(), endless, RefreshTokenInclusion::Left)
                    ->endsWith("\nEXPIRES_AT=''\n"));
    }

    void noFormatWritesWhatIsNoToken_data()
    {
        QTest::addColumn<QByteArray>("token");
        QTest::addColumn<QByteArray>("error");
        const QByteArray malformed = "response_malformed access_token";
        QTest::newRow("B15: a line break and a header of its own")
            << QByteArray("a\r\nX-Evil: 1") << malformed;
        QTest::newRow("B15: a line feed and a machine of its own")
            << QByteArray("a\nmachine evil.example login x password y") << malformed;
        QTest::newRow("B15: a line feed alone") << QByteArray("\n") << malformed;
        QTest::newRow("B15: a NUL") << QByteArray("a\0b", 3) << malformed;
        QTest::newRow("B15: a tab") << QByteArray("a\tb") << malformed;
        QTest::newRow("B15: an escape") << QByteArray("a\033[2J") << malformed;
        QTest::newRow("B15: a delete") << QByteArray("a\x7f") << malformed;
        QTest::newRow("B15: an umlaut") << QByteArray("\xc3\xbc") << malformed;
        QTest::newRow("B15: an override of direction") << QByteArray("\xe2\x80\xae") << malformed;
        QTest::newRow("B15: bytes that are no text") << QByteArray("\xff\xfe") << malformed;
        QTest::newRow("no token at all")
            << QByteArray() << QByteArray("response_incomplete access_token");
    }
    void noFormatWritesWhatIsNoToken()
    {
        QFETCH(QByteArray, token);
        for (const QByteArray &format : formats()) {
            const auto text =
                exported(format, account(), tokensWith(token), RefreshTokenInclusion::Left);
            QTEST(outcome(text), "error");
        }
    }

    void aBrokenRefreshTokenIsInNobodysWayUntilItIsAskedFor()
    {
        TokenSet broken = tokens();
        broken.refreshToken = Secret(QByteArrayView("a\nb"));
        for (const QByteArray &format : formats())
            QVERIFY(exported(format, account(), broken, RefreshTokenInclusion::Left));
        for (const char *format : {"json", "env"})
            QCOMPARE(outcome(exported(format, account(), broken, RefreshTokenInclusion::Included)),
                     "response_malformed refresh_token");
    }

    void netrcRefusesWhatItCannotHold_data()
    {
        QTest::addColumn<QByteArray>("token");
        QTest::addColumn<QString>("issuer");
        QTest::addColumn<QUrl>("tokenEndpoint");
        QTest::addColumn<QByteArray>("outcome");
        const QString issuer = QStringLiteral("https://id.example");
        const auto token = [&issuer](const char *name, const QByteArray &bytes) {
            QTest::newRow(name) << bytes << issuer << QUrl()
                                << QByteArray("invalid_configuration format");
        };
        token("a space", "a b");
        token("a space at the end", "a ");
        token("a double quote", "a\"b");
        token("a double quote in front", "\"a");
        token("a backslash", "a\\b");
        token("a comment sign in front", "#a");
        token("a single quote in front", "'a'");
        token("more than curl takes for one line", QByteArray(4056, 'x'));
        const auto host = [](const char *name, const QString &of, const QUrl &without,
                             const char *outcome) {
            QTest::newRow(name) << QByteArray("t") << of << without << QByteArray(outcome);
        };
        const QUrl endpoint(QStringLiteral("https://tokens.example/token"));
        host("an issuer with a port and a path", QStringLiteral("https://id.example:8443/a"),
             endpoint, "machine id.example login oauth2 password t\n");
        host("no issuer: the token endpoint's", {}, endpoint,
             "machine tokens.example login oauth2 password t\n");
        host("an international name", QString::fromUtf8("https://m\u00fcnchen.example"), {},
             "machine xn--mnchen-3ya.example login oauth2 password t\n");
        host("an address", QStringLiteral("http://127.0.0.1:5000"), {},
             "machine 127.0.0.1 login oauth2 password t\n");
        host("neither issuer nor endpoint", {}, {}, "invalid_configuration issuer");
        host("an issuer that is no address", QStringLiteral("id.example"), endpoint,
             "invalid_configuration issuer");
        host("an issuer with a line of its own",
             QStringLiteral("https://id.example\nmachine evil.example login x password y"),
             endpoint, "invalid_configuration issuer");
        host("an issuer with a space", QStringLiteral("https://id.example default"), endpoint,
             "invalid_configuration issuer");
    }
    void netrcRefusesWhatItCannotHold()
    {
        QFETCH(QByteArray, token);
        QFETCH(QString, issuer);
        QFETCH(QUrl, tokenEndpoint);
        Account changed = account();
        changed.provider = {.issuer = issuer, .tokenEndpoint = tokenEndpoint};
        QTEST(outcome(exported("netrc", changed, tokensWith(token), RefreshTokenInclusion::Left)),
              "outcome");
    }

    void whatAPersonCallsAnAccountEndsUpInJsonOnly_data()
    {
        QTest::addColumn<QString>("name");
        QTest::newRow("a line break and an assignment")
            << QStringLiteral("a\nPATH=/tmp/evil\nmachine evil.example");
        QTest::newRow("quotes") << QStringLiteral("a'\"`\\");
        QTest::newRow("a command") << QStringLiteral("$(touch /tmp/evil)`id`${HOME}");
        QTest::newRow("an override of direction") << QString::fromUtf8("\u202egpj.exe");
        QTest::newRow("a NUL") << QString(QChar(u'\0'));
        QTest::newRow("half a character") << QString(QChar(char16_t(0xd800)));
        QTest::newRow("the name of a variable") << QStringLiteral("LD_PRELOAD");
        QTest::newRow("nothing") << QString();
        QTest::newRow("a megabyte") << QString(1 << 20, u'x');
    }
    void whatAPersonCallsAnAccountEndsUpInJsonOnly()
    {
        QFETCH(QString, name);
        Account named = account();
        named.name = name;
        const auto included = RefreshTokenInclusion::Included;
        for (const QByteArray &format : formats()) {
            const auto text = exported(format, named, tokens(), included);
            QVERIFY(text);
            if (format != "json") {
                QCOMPARE(*text, *exported(format, account(), tokens(), included));
                continue;
            }
            QCOMPARE(text->count('\n'), 1);
            const auto object = QJsonDocument::fromJson(*text).object();
            QCOMPARE(object.value(QLatin1String("access_token")).toString(),
                     QStringLiteral("CNRYA-1"));
            QCOMPARE(object.size(), 7);
        }
    }
};

QONSENT_TEST(tst_Exporters)
#include "tst_exporters.moc"
