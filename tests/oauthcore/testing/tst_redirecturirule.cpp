// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "oauthcore/testing/redirecturirule_p.h"
#include "tests/support/testmain.h"

#include <QTest>

using namespace Qonsent::Test;

class tst_RedirectUriRule : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void comparesExactlyButForALoopbackPort_data()
    {
        QTest::addColumn<QByteArray>("registered");
        QTest::addColumn<QByteArray>("requested");
        QTest::addColumn<bool>("matches");

        const QByteArray loopback = "http://127.0.0.1/callback";
        QTest::newRow("the same") << loopback << loopback << true;
        QTest::newRow("some port") << loopback << QByteArray("http://127.0.0.1:1/callback") << true;
        QTest::newRow("the highest port")
            << loopback << QByteArray("http://127.0.0.1:65535/callback") << true;
        QTest::newRow("another port than registered")
            << QByteArray("http://127.0.0.1:80/callback")
            << QByteArray("http://127.0.0.1:81/callback") << true;
        QTest::newRow("IPv6") << QByteArray("http://[::1]/callback")
                              << QByteArray("http://[::1]:5/callback") << true;
        QTest::newRow("IPv6 for IPv4")
            << loopback << QByteArray("http://[::1]:5/callback") << false;
        QTest::newRow("the name for the address")
            << loopback << QByteArray("http://localhost:5/callback") << false;
        QTest::newRow("another path")
            << loopback << QByteArray("http://127.0.0.1:5/other") << false;
        QTest::newRow("a longer path")
            << loopback << QByteArray("http://127.0.0.1:5/callback/") << false;
        QTest::newRow("the path in capitals")
            << loopback << QByteArray("http://127.0.0.1:5/CALLBACK") << false;
        QTest::newRow("a query that is not registered")
            << loopback << QByteArray("http://127.0.0.1:5/callback?x=1") << false;
        QTest::newRow("a fragment")
            << loopback << QByteArray("http://127.0.0.1:5/callback#x") << false;
        QTest::newRow("https") << loopback << QByteArray("https://127.0.0.1:5/callback") << false;
        QTest::newRow("no digits in the port")
            << loopback << QByteArray("http://127.0.0.1:/callback") << false;
        QTest::newRow("six digits")
            << loopback << QByteArray("http://127.0.0.1:123456/callback") << false;
        QTest::newRow("a port that is a user name")
            << loopback << QByteArray("http://127.0.0.1:5@evil.example/callback") << false;
        QTest::newRow("a longer host")
            << loopback << QByteArray("http://127.0.0.1.evil.example/callback") << false;
        QTest::newRow("a line break")
            << loopback << QByteArray("http://127.0.0.1:5/callback\r\nX: y") << false;
        QTest::newRow("a scheme of the program")
            << QByteArray("com.example.app:/cb") << QByteArray("com.example.app:/cb") << true;
        QTest::newRow("a web page")
            << QByteArray("https://app.example/cb") << QByteArray("https://app.example/cb") << true;
        QTest::newRow("a web page on another port")
            << QByteArray("https://app.example/cb") << QByteArray("https://app.example:8443/cb")
            << false;
        QTest::newRow("nothing") << loopback << QByteArray() << false;
    }
    void comparesExactlyButForALoopbackPort()
    {
        QFETCH(QByteArray, registered);
        QFETCH(QByteArray, requested);
        QTEST(isRegisteredRedirect({QByteArray("other:/x"), registered}, requested), "matches");
    }
};

QONSENT_TEST(tst_RedirectUriRule)
#include "tst_redirecturirule.moc"
