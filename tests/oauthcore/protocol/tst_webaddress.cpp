// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "oauthcore/protocol/webaddress.h"
#include "tests/support/testmain.h"

#include <QTest>

using namespace Qonsent;

class tst_WebAddress : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void knowsHowFarAHostIs_data()
    {
        QTest::addColumn<Reach>("reach");

        for (const char *host :
             {"127.0.0.1", "127.255.255.254", "localhost", "LOCALHOST", "as.localhost", "[::1]",
              "[::ffff:127.0.0.1]", "0.0.0.0", "[::]", "localhost.", "as.localhost.", "127.0.0.1."})
            QTest::newRow(host) << Reach::Loopback;
        for (const char *host :
             {"169.254.169.254", "[fe80::1]", "[febf::1]", "[::ffff:169.254.169.254]"})
            QTest::newRow(host) << Reach::LinkLocal;
        for (const char *host :
             {"10.0.0.1", "172.16.0.1", "172.31.255.255", "192.168.1.1", "100.64.0.1", "[fd00::1]",
              "[::ffff:10.0.0.1]", "224.0.0.1", "255.255.255.255", "[ff02::1]", "[64:ff9b::7f00:1]",
              "[2002:7f00:1::]", "198.18.0.1"})
            QTest::newRow(host) << Reach::Private;
        for (const char *host : {"as.example", "8.8.8.8", "172.32.0.1", "100.128.0.1",
                                 "[2606:4700::1111]", "localhost.example", "127.example"})
            QTest::newRow(host) << Reach::Public;
    }
    void knowsHowFarAHostIs()
    {
        const QString host = QString::fromLatin1(QTest::currentDataTag());
        const QUrl url(QStringLiteral("https://%1/").arg(host));
        QVERIFY(url.isValid());
        QTEST(reachOf(url), "reach");
    }

    void takesAddressesAsTheyAre_data()
    {
        QTest::addColumn<QString>("text");

        for (const char *text :
             {"https://as.example", "https://as.example/", "https://AS.example/Path",
              "https://as.example:8443/a/b", "https://as.example:443/", "https://as.example?a=b",
              "https://as.example/a%20b?x=%2F#f", "https://[2606:4700::1111]/", "http://localhost",
              "http://127.0.0.1:8080/a", "http://[::1]:1/", "https://xn--bcher-kva.example/"})
            QTest::newRow(text) << QString::fromLatin1(text);
    }
    void takesAddressesAsTheyAre()
    {
        QFETCH(QString, text);
        const Result<QUrl> url = parseWebAddress(text);
        QVERIFY2(url, url ? "" : url.error().reason.constData());
        QCOMPARE(url->toString(QUrl::FullyEncoded).toLower(), text.toLower());
    }

    void refusesAnAddressThatIsTooLong()
    {
        const QString text = QStringLiteral("https://as.example/") + QString(2048, u'a');
        const Result<QUrl> url = parseWebAddress(text);
        QVERIFY(!url);
        QCOMPARE(url.error().code, AuthError::Code::InsecureUrl);
        QVERIFY(url.error().message.size() < 300);
    }

    void showsNoPassword_data()
    {
        QTest::addColumn<QString>("text");

        QTest::newRow("in an address") << QStringLiteral("https://me:hunter2@as.example/");
        QTest::newRow("with a slash in it") << QStringLiteral("https://me:hunter2/@as.example/");
        QTest::newRow("in something else") << QStringLiteral("me:hunter2@as.example");
        QTest::newRow("with another scheme") << QStringLiteral("ftp://me:hunter2@as.example/");
    }
    void showsNoPassword()
    {
        QFETCH(QString, text);
        const Result<QUrl> url = parseWebAddress(text);
        if (url)
            return; // no user information: the password is a path, as everybody can see
        QVERIFY(!url.error().message.contains(QStringLiteral("hunter2")));
    }
};

QONSENT_TEST(tst_WebAddress)
#include "tst_webaddress.moc"
