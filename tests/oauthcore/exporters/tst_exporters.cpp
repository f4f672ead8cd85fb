// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "oauthcore/base/clock.h"
#include "oauthcore/exporters/exporter.h"
#include "tests/support/testmain.h"

#include <QTest>

using namespace Qonsent;

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

private Q_SLOTS:
    void everyFormatHasItsGoldenText_data()
    {
        QTest::addColumn<QByteArray>("format");
        QTest::addColumn<bool>("withRefreshToken");
        QTest::addColumn<QByteArray>("text");
        QTest::newRow("json") << QByteArray("json") << false
                              << QByteArray("{\"access_token\":\"CNRYA-1\",\"account\":\"Work\","
                                            "\"expires_at\":\"2026-01-01T12:00:00Z\","
                                            "\"issuer\":\"https://id.example\",\"scope\":\"openid "
                                            "read\",\"token_type\":\"Bearer\"}\n");
        QTest::newRow("json with the refresh token")
            << QByteArray("json") << true
            << QByteArray("{\"access_token\":\"CNRYA-1\",\"account\":\"Work\",\"expires_at\":"
                          "\"2026-01-01T12:00:00Z\","
                          "\"issuer\":\"https://"
                          "id.example\",\"refresh_token\":\"CNRYR-1\",\"scope\":\"openid "
                          "read\",\"token_type\":\"Bearer\"}\n");
        QTest::newRow("header") << QByteArray("header") << false
                                << QByteArray("Authorization: Bearer CNRYA-1\n");
        QTest::newRow("header never holds a refresh token")
            << QByteArray("header") << true << QByteArray("Authorization: Bearer CNRYA-1\n");
    }
    void everyFormatHasItsGoldenText()
    {
        QFETCH(QByteArray, format);
        QFETCH(bool, withRefreshToken);
        const auto text = exported(format, account(), tokens(),
                                   withRefreshToken ? RefreshTokenInclusion::Included
                                                    : RefreshTokenInclusion::Left);
        QVERIFY(text.has_value());
        QTEST(*text, "text");
    }

    void everyRowOfTheTableIsTestedAbove()
    {
        for (const Exporter &exporter : exporters())
            QVERIFY2(QByteArrayList({"json", "header"}).contains(exporter.name), exporter.name);
    }

    void anUnknownFormatIsNamed()
    {
        const auto text = exported("xml", account(), tokens(), RefreshTokenInclusion::Left);
        QVERIFY(!text);
        QCOMPARE(text.error().code, AuthError::Code::InvalidConfiguration);
        QVERIFY(text.error().message.contains(QStringLiteral("xml")));
    }
};

QONSENT_TEST(tst_Exporters)
#include "tst_exporters.moc"
