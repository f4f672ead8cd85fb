// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "oauthcore/base/clock.h"
#include "tests/support/testmain.h"

#include <QSignalSpy>

#include <sys/resource.h>

using namespace Qonsent;
using namespace std::chrono_literals;

/// The alarms of the real clock. What a suspend does to them cannot be tested here.
class tst_SystemClock : public QObject
{
    Q_OBJECT

    /// An alarm of a process that may open no more descriptors.
    static std::unique_ptr<Alarm> alarmWithoutDescriptor()
    {
        rlimit before = {};
        getrlimit(RLIMIT_NOFILE, &before);
        const rlimit none = {.rlim_cur = 0, .rlim_max = before.rlim_max};
        setrlimit(RLIMIT_NOFILE, &none);
        auto alarm = systemClock().makeAlarm();
        setrlimit(RLIMIT_NOFILE, &before);
        return alarm;
    }

private Q_SLOTS:
    void anAlarmRingsOnceWhenItsMomentHasCome_data()
    {
        QTest::addColumn<bool>("hasDescriptors");
        QTest::addColumn<std::chrono::milliseconds>("from");
        QTest::newRow("in a moment") << true << std::chrono::milliseconds(20ms);
        QTest::newRow("a moment that is past") << true << std::chrono::milliseconds(-1h);
        QTest::newRow("in a moment, without descriptors") << false
                                                         << std::chrono::milliseconds(20ms);
        QTest::newRow("a moment that is past, without descriptors")
            << false << std::chrono::milliseconds(-1h);
    }
    void anAlarmRingsOnceWhenItsMomentHasCome()
    {
        QFETCH(bool, hasDescriptors);
        QFETCH(std::chrono::milliseconds, from);
#ifdef __SANITIZE_ADDRESS__
        if (!hasDescriptors)
            QSKIP("The sanitizer needs a descriptor to look at objects.");
#endif
        const auto alarm =
            hasDescriptors ? systemClock().makeAlarm() : alarmWithoutDescriptor();
        QSignalSpy rang(alarm.get(), &Alarm::rang);
        const auto moment = systemClock().sinceBoot() + from;
        alarm->ringAt(moment);
        QCOMPARE(rang.count(), 0); // always from the event loop
        QTRY_COMPARE(rang.count(), 1);
        QVERIFY(systemClock().sinceBoot() >= moment);
        QTest::qWait(50);
        QCOMPARE(rang.count(), 1);
    }

    void aStoppedAlarmIsSilent()
    {
        const auto alarm = systemClock().makeAlarm();
        QSignalSpy rang(alarm.get(), &Alarm::rang);
        alarm->ringAt(systemClock().sinceBoot() + 20ms);
        alarm->stop();
        QTest::qWait(60);
        QCOMPARE(rang.count(), 0);
        alarm->ringAt(systemClock().sinceBoot() + 1ms); // and can be set again
        QTRY_COMPARE(rang.count(), 1);
    }
};

QONSENT_TEST(tst_SystemClock)
#include "tst_systemclock.moc"
