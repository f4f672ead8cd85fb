// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "tests/support/onlyrow.h"
#include "tests/support/testmain.h"
#include "widgets/consent/addressbar_p.h"
#include "widgets/consent/hostlabel_p.h"

#include <QTest>

using namespace Qonsent;

class tst_AddressDisplay : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aHostIsSpelledAsOnTheWire_data()
    {
        QTest::addColumn<QString>("address");
        QTest::addColumn<QString>("host");
        QTest::newRow("a plain one") << "https://as.example/a"
                                     << "as.example";
        QTest::newRow("the usual port") << "https://as.example:443/"
                                        << "as.example";
        QTest::newRow("another port") << "https://as.example:8443/"
                                      << "as.example:8443";
        QTest::newRow("IPv6") << "https://[::1]:8443/"
                              << "[::1]:8443";
        QTest::newRow("G17: a Cyrillic letter")
            << QString::fromUtf8("https://\xd0\xb0pple.com/") << "xn--pple-43d.com";
        QTest::newRow("G17: the same, spelled") << "https://xn--pple-43d.com/"
                                                << "xn--pple-43d.com";
        QTest::newRow("G17: a provider as a label") << "https://accounts.google.com.evil.test/"
                                                    << "accounts.google.com.evil.test";
        QTest::newRow("G17: a provider as a user") << "https://google.com@evil.test/"
                                                   << "evil.test";
        QTest::newRow("G17: right to left")
            << QString::fromUtf8("https://\xd7\x90\xd7\x91.test/") << "xn--4dbc.test";
        QTest::newRow("G17: an address in numbers") << "https://203.0.113.7/"
                                                    << "203.0.113.7";
    }
    void aHostIsSpelledAsOnTheWire()
    {
        QFETCH(QString, address);
        QFETCH(QString, host);
        QCOMPARE(displayedHost(QUrl(address)), host);
    }

    void onlyThePathIsShownOfTheRest_data() { onlyRow("G17: a path that turns its direction"); }
    void onlyThePathIsShownOfTheRest()
    {
        const QUrl url(QStringLiteral("https://as.example/a%20b/\u202Ecod?state=secret#code=x"));
        QCOMPARE(displayedPath(url), QStringLiteral("/a%20b/%E2%80%AEcod"));
    }

    void aLongHostTakesMoreLines_data() { onlyRow("G17: a host of four long labels"); }
    void aLongHostTakesMoreLines()
    {
        HostLabel label;
        const QString host = QString(63, u'a') + u'.' + QString(63, u'b') + u'.' + QString(63, u'c')
            + QStringLiteral(".evil.test");
        label.setHost(host);
        const int line = label.fontMetrics().height();
        const int height = label.heightForWidth(200);
        QVERIFY(height >= line * (label.fontMetrics().horizontalAdvance(host) / 200));
        QVERIFY(label.heightForWidth(100) > height);
        QCOMPARE(label.accessibleName(), host);
    }

    void hostsThatTheSignInLeftAreNoticed_data() { onlyRow("G19: another host"); }
    void hostsThatTheSignInLeftAreNoticed()
    {
        const QUrl start(QStringLiteral("https://as.example/authorize"));
        const QUrl other(QStringLiteral("https://login.other.example/"));
        HostWatch watch(start, QUrl(QStringLiteral("https://id.example")));
        QCOMPARE(watch.standingOf(start), HostWatch::Standing::Home);
        QCOMPARE(watch.standingOf(QUrl(QStringLiteral("https://id.example/x"))),
                 HostWatch::Standing::Home);
        QCOMPARE(watch.standingOf(other), HostWatch::Standing::Unexpected);
        QCOMPARE(watch.standingOf(QUrl(QStringLiteral("https://as.example.evil.test/"))),
                 HostWatch::Standing::Unexpected);
        watch.accept(other);
        QCOMPARE(watch.standingOf(other), HostWatch::Standing::Accepted);
        QCOMPARE(watch.home(), QStringLiteral("as.example"));
    }

    void theBarSaysHowTheConnectionIs()
    {
        AddressBar bar;
        bar.showConnecting(QUrl(QStringLiteral("https://as.example/")));
        QCOMPARE(bar.connection(), QStringLiteral("connecting"));
        bar.showAddress(QUrl(QStringLiteral("https://as.example/a?b=c")),
                        HostWatch::Standing::Home);
        QCOMPARE(bar.host(), QStringLiteral("as.example"));
        QCOMPARE(bar.path(), QStringLiteral("/a"));
        QCOMPARE(bar.connection(), QStringLiteral("secure connection"));
        QCOMPARE(bar.wholeAddress(), QStringLiteral("https://as.example/a?b=c"));
        bar.showAddress(QUrl(QStringLiteral("http://127.0.0.1:40000/a")),
                        HostWatch::Standing::Home);
        QCOMPARE(bar.connection(), QStringLiteral("on this computer"));
    }

    void theBarIsAmberAwayFromHome_data() { onlyRow("G19: a bar away from home"); }
    void theBarIsAmberAwayFromHome()
    {
        AddressBar bar;
        const QUrl url(QStringLiteral("https://as.example/"));
        bar.showAddress(url, HostWatch::Standing::Home);
        const QColor calm = bar.palette().color(QPalette::Window);
        bar.showAddress(url, HostWatch::Standing::Unexpected);
        const QColor amber = bar.palette().color(QPalette::Window);
        QVERIFY(amber != calm);
        bar.showAddress(url, HostWatch::Standing::Accepted);
        QCOMPARE(bar.palette().color(QPalette::Window), amber);
        bar.showAddress(url, HostWatch::Standing::Home);
        QCOMPARE(bar.palette().color(QPalette::Window), calm);
    }
};

QONSENT_TEST(tst_AddressDisplay)
#include "tst_addressdisplay.moc"
