// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "tests/support/testmain.h"
#include "widgets/signin/remainingtime.h"

#include <QTest>

using namespace Qonsent;
using namespace std::chrono_literals;

/// Until when a sign-in waits, in words.
class tst_RemainingTime : public QObject
{
    Q_OBJECT

    const QDateTime m_now = QDateTime::fromMSecsSinceEpoch(1'764'000'000'000, Qt::UTC);

private Q_SLOTS:
    void saysWhatIsLeft_data()
    {
        QTest::addColumn<int>("left"); // milliseconds
        QTest::addColumn<QString>("sentence");
        QTest::addColumn<int>("next"); // milliseconds until the words change
        QTest::newRow("ten minutes")
            << 600'000 << QStringLiteral("This sign-in stays open for 10 more minutes.")
            << 60'000;
        QTest::newRow("nine and a half: rounded up")
            << 570'000 << QStringLiteral("This sign-in stays open for 10 more minutes.")
            << 30'000;
        QTest::newRow("a minute and a second")
            << 61'000 << QStringLiteral("This sign-in stays open for 2 more minutes.") << 1'000;
        QTest::newRow("exactly a minute")
            << 60'000 << QStringLiteral("This sign-in stays open for 1 more minute.") << 1;
        QTest::newRow("a moment") << 1
                                  << QStringLiteral(
                                         "This sign-in stays open for less than a minute.")
                                  << 1;
        QTest::newRow("nothing") << 0
                                 << QStringLiteral("This sign-in ran out. Nothing was changed.")
                                 << 0;
        QTest::newRow("long past: never a negative time")
            << -86'400'000 << QStringLiteral("This sign-in ran out. Nothing was changed.") << 0;
    }
    void saysWhatIsLeft()
    {
        QFETCH(int, left);
        QFETCH(QString, sentence);
        QFETCH(int, next);
        QCOMPARE(RemainingTime::sentence(m_now.addMSecs(left), m_now), sentence);
        QCOMPARE(RemainingTime::untilChange(m_now.addMSecs(left), m_now),
                 std::chrono::milliseconds(next));
    }
    void saysNothingWithoutAnEnd()
    {
        QCOMPARE(RemainingTime::sentence({}, m_now), QString());
        QCOMPARE(RemainingTime::untilChange({}, m_now), 0ms);
    }
};

QONSENT_TEST(tst_RemainingTime)
#include "tst_remainingtime.moc"
