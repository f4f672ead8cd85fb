// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "oauthcore/protocol/issuer.h"
#include "tests/support/testmain.h"

#include <QTest>

using namespace Qonsent;

// What is refused is in tests/hostile/tst_discovery.cpp, D03.
class tst_Issuer : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void keepsItsSpelling_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<Reach>("reach");

        const auto row = [](const char *text, Reach reach) {
            QTest::newRow(text) << QString::fromLatin1(text) << reach;
        };
        row("https://as.example", Reach::Public);
        row("https://as.example/", Reach::Public);
        row("https://AS.example/Tenant/", Reach::Public);
        row("https://as.example:8443/a%20b", Reach::Public);
        row("https://10.1.2.3/realms/x", Reach::Private);
        row("https://[fd00::1]", Reach::Private);
        row("http://127.0.0.1:9000", Reach::Loopback);
        row("http://localhost:9000/tenant", Reach::Loopback);
        row("http://[::1]:9000", Reach::Loopback);
    }
    void keepsItsSpelling()
    {
        QFETCH(QString, text);
        const Result<Issuer> issuer = Issuer::parse(text);
        QVERIFY2(issuer, issuer ? "" : issuer.error().reason.constData());
        QCOMPARE(issuer->identifier(), text);
        QTEST(issuer->reach(), "reach");
    }

    void knowsWhereItsMetadataIs_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QStringList>("locations");

        const QStringList plain{
            QStringLiteral("https://as.example/.well-known/openid-configuration"),
            QStringLiteral("https://as.example/.well-known/oauth-authorization-server")};
        QTest::newRow("D02: without path") << QStringLiteral("https://as.example") << plain;
        QTest::newRow("D02: with a slash only") << QStringLiteral("https://as.example/") << plain;
        const QStringList tenant{
            QStringLiteral("https://as.example:8443/t/1/.well-known/openid-configuration"),
            QStringLiteral("https://as.example:8443/.well-known/oauth-authorization-server/t/1"),
            QStringLiteral("https://as.example:8443/.well-known/openid-configuration/t/1")};
        QTest::newRow("D02: with a path")
            << QStringLiteral("https://as.example:8443/t/1") << tenant;
        QTest::newRow("D02: with a path and a slash behind it")
            << QStringLiteral("https://as.example:8443/t/1/") << tenant;
        QTest::newRow("D02: with an escape in the path")
            << QStringLiteral("https://as.example/a%2Fb")
            << QStringList{
                   QStringLiteral("https://as.example/a%2Fb/.well-known/openid-configuration"),
                   QStringLiteral(
                       "https://as.example/.well-known/oauth-authorization-server/a%2Fb"),
                   QStringLiteral("https://as.example/.well-known/openid-configuration/a%2Fb")};
    }
    void knowsWhereItsMetadataIs()
    {
        QFETCH(QString, text);
        QStringList locations;
        for (const QUrl &url : Issuer::parse(text)->metadataLocations())
            locations.append(url.toString(QUrl::FullyEncoded));
        QTEST(locations, "locations");
    }
};

QONSENT_TEST(tst_Issuer)
#include "tst_issuer.moc"
