// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "oauthcore/account/renewalschedule.h"
#include "tests/oauthcore/account/scene.h"
#include "tests/support/testmain.h"

#include <QSignalSpy>

using namespace Qonsent;
using namespace std::chrono_literals;
using Milliseconds = std::chrono::milliseconds;
using Code = AuthError::Code;
using Test::Endpoint;

/// When an account is renewed ahead of need.
class tst_RenewalSchedule : public QObject
{
    Q_OBJECT

    FakeClock m_clock;

    Account account(Milliseconds lifetime) const
    {
        return {.id = AccountId::generate(),
                .tokens = {.obtainedAt = m_clock.now(),
                           .expiresAt = m_clock.now().addMSecs(lifetime.count()),
                           .isRenewable = true}};
    }
    /// From now until \a id is due.
    Milliseconds dueIn(const RenewalSchedule &schedule, const AccountId &id) const
    {
        const auto due = schedule.dueAt(id);
        return due ? *due - m_clock.sinceBoot() : Milliseconds::max();
    }

private Q_SLOTS:
    void aTokenIsDueBeforeItIsTooOldToHandOut_data()
    {
        QTest::addColumn<Milliseconds>("lifetime");
        QTest::addColumn<Milliseconds>("earliest");
        QTest::addColumn<Milliseconds>("latest");
        QTest::newRow("of an hour: in the last six minutes but one")
            << Milliseconds(60min) << Milliseconds(54min) << Milliseconds(59min);
        QTest::newRow("of ten minutes: in the last three minutes but one")
            << Milliseconds(10min) << Milliseconds(7min) << Milliseconds(9min);
        QTest::newRow("of a day: in the last six minutes but one")
            << Milliseconds(24h) << Milliseconds(24h - 6min) << Milliseconds(24h - 1min);
    }
    void aTokenIsDueBeforeItIsTooOldToHandOut()
    {
        QFETCH(Milliseconds, lifetime);
        QFETCH(Milliseconds, earliest);
        QFETCH(Milliseconds, latest);
        RenewalSchedule schedule(m_clock);
        QSet<qint64> moments;
        for (int i = 0; i < 200; ++i) {
            const Account planned = account(lifetime);
            schedule.put(planned);
            const Milliseconds due = dueIn(schedule, planned.id);
            QVERIFY2(due >= earliest && due <= latest,
                     QByteArray::number(qint64(due.count())).constData());
            moments.insert(due.count());
        }
        QVERIFY(moments.size() > 150); // not all together
    }

    void whatNeedNotBeRenewedIsNotPlanned_data()
    {
        QTest::addColumn<Account>("account");
        Account of = account(1h);
        of.tokens.isRenewable = false;
        QTest::newRow("no refresh token") << of;
        of = account(1h);
        of.state = Account::State::NeedsSignIn;
        QTest::newRow("a sign-in that has ended") << of;
        of.state = Account::State::SignedOut;
        QTest::newRow("somebody who signed out") << of;
        of.state = Account::State::Leaving;
        QTest::newRow("an account that is leaving") << of;
        QTest::newRow("B48: a token of one second") << account(1s);
        QTest::newRow("B48: a token of 119 seconds") << account(119s);
        of = account(1h);
        of.tokens.expiresAt = QDateTime();
        QTest::newRow("a token of unknown lifetime") << of;
        of = account(1h);
        of.tokens.obtainedAt = m_clock.now().addDays(3650);
        of.tokens.expiresAt = of.tokens.obtainedAt.addSecs(3600);
        QTest::newRow("H21: a token from ten years ahead") << of;
        of = account(1h);
        of.tokens = {};
        QTest::newRow("no token at all") << of;
    }
    void whatNeedNotBeRenewedIsNotPlanned()
    {
        QFETCH(Account, account);
        RenewalSchedule schedule(m_clock);
        schedule.put(account);
        QVERIFY(!schedule.dueAt(account.id));
        QVERIFY(!m_clock.nextAlarm());
    }

    void whatIsLateIsSpreadOut()
    {
        RenewalSchedule schedule(m_clock);
        QList<Account> late;
        for (int i = 0; i < 1000; ++i)
            late.append(account(1h));
        m_clock.advance(3h); // the machine slept
        int inTheFirstMinute = 0;
        for (const Account &one : late) {
            schedule.put(one);
            const Milliseconds due = dueIn(schedule, one.id);
            QVERIFY(due >= 0ms && due <= 5min);
            inTheFirstMinute += due <= 1min ? 1 : 0;
        }
        QVERIFY2(inTheFirstMinute > 120 && inTheFirstMinute < 300,
                 QByteArray::number(inTheFirstMinute).constData()); // a fifth of them
    }

    void onlyTheNextOneSetsTheAlarm()
    {
        RenewalSchedule schedule(m_clock);
        const int before = m_clock.settings();
        const Account first = account(1h);
        schedule.put(first);
        for (int i = 2; i < 1000; ++i)
            schedule.put(account(Milliseconds(1h) * i));
        QCOMPARE(m_clock.settings() - before, 1);
        const Account sooner = account(10min);
        schedule.put(sooner);
        QCOMPARE(m_clock.settings() - before, 2);
        schedule.remove(sooner.id);
        QCOMPARE(m_clock.settings() - before, 3);
        QCOMPARE(m_clock.nextAlarm(), std::optional(dueIn(schedule, first.id)));
    }

    void failuresWaitLongerEachTime()
    {
        RenewalSchedule schedule(m_clock);
        QSignalSpy due(&schedule, &RenewalSchedule::due);
        const Account planned = account(1h);
        schedule.put(planned);
        Milliseconds pause = 30s;
        for (int i = 0; i < 12; ++i) {
            m_clock.advance(dueIn(schedule, planned.id));
            QTRY_COMPARE(due.count(), i + 1);
            schedule.noteFailure(planned.id, AuthError::of(Code::Unreachable));
            const Milliseconds next = dueIn(schedule, planned.id);
            QVERIFY2(next >= pause * 3 / 4 && next <= pause * 5 / 4,
                     QByteArray::number(qint64(next.count())).constData());
            pause = std::min<Milliseconds>(pause * 2, 1h);
        }
        Account renewed = planned;
        renewed.tokens.obtainedAt = m_clock.now();
        renewed.tokens.expiresAt = m_clock.now().addSecs(3600);
        schedule.put(renewed);
        QVERIFY(dueIn(schedule, planned.id) >= 54min); // all is well again
    }

    void hearingOfTheSameTokensAgainDoesNotEndThePatience()
    {
        RenewalSchedule schedule(m_clock);
        const Account slow = account(1h);
        schedule.put(slow);
        AuthError busy = AuthError::of(Code::RateLimited);
        busy.retryAfter = 1h;
        schedule.noteFailure(slow.id, busy);
        const Milliseconds before = dueIn(schedule, slow.id);
        schedule.put(slow);
        QCOMPARE(dueIn(schedule, slow.id), before);
    }

    void aServerThatAsksForPatienceGetsIt_data()
    {
        QTest::addColumn<std::chrono::seconds>("retryAfter");
        QTest::addColumn<Milliseconds>("least");
        QTest::addColumn<Milliseconds>("most");
        QTest::newRow("B08: three seconds are less than we wait anyway")
            << std::chrono::seconds(3s) << Milliseconds(22s) << Milliseconds(38s);
        QTest::newRow("B08: ten minutes")
            << std::chrono::seconds(10min) << Milliseconds(10min) << Milliseconds(10min);
        QTest::newRow("B08: three years are an hour")
            << std::chrono::seconds(99'999'999) << Milliseconds(1h) << Milliseconds(1h);
    }
    void aServerThatAsksForPatienceGetsIt()
    {
        QFETCH(std::chrono::seconds, retryAfter);
        QFETCH(Milliseconds, least);
        QFETCH(Milliseconds, most);
        RenewalSchedule schedule(m_clock);
        const Account slow = account(1h);
        const Account other = account(1h);
        schedule.put(slow);
        schedule.put(other);
        const Milliseconds others = dueIn(schedule, other.id);
        AuthError busy = AuthError::of(Code::RateLimited);
        busy.retryAfter = retryAfter;
        schedule.noteFailure(slow.id, busy);
        QVERIFY(dueIn(schedule, slow.id) >= least);
        QVERIFY(dueIn(schedule, slow.id) <= most);
        QCOMPARE(dueIn(schedule, other.id), others); // nobody else waits
    }

    void aRenewedTokenIsNotDueAgainWithinHalfAMinute_data()
    {
        QTest::addColumn<Milliseconds>("lifetime");
        QTest::newRow("B47: a lifetime that a wrong clock has eaten") << Milliseconds(121s);
    }
    void aRenewedTokenIsNotDueAgainWithinHalfAMinute()
    {
        QFETCH(Milliseconds, lifetime);
        RenewalSchedule schedule(m_clock);
        Account planned = account(lifetime);
        schedule.put(planned);
        planned.tokens.obtainedAt = planned.tokens.obtainedAt.addSecs(-110);
        planned.tokens.expiresAt = planned.tokens.expiresAt.addSecs(-110);
        schedule.put(planned);
        QVERIFY(dueIn(schedule, planned.id) >= 30s);
    }

    void aProgramThatRenewsAheadRenewsByItself()
    {
        Scene scene;
        Accounts accounts(scene.services());
        const Account signedIn = scene.signIn(accounts);
        QVERIFY(!accounts.renewalPlannedAt(signedIn.id).isValid());
        accounts.setRenewingAhead(true);
        const QDateTime planned = accounts.renewalPlannedAt(signedIn.id);
        QVERIFY(planned > scene.clock.now());
        QVERIFY(planned < signedIn.tokens.expiresAt);
        scene.server.clearRequests();
        QSignalSpy changed(&accounts, &Accounts::accountChanged);
        for (int hour = 1; hour <= 3; ++hour) {
            scene.advance(*scene.clock.nextAlarm());
            QTRY_COMPARE(changed.count(), hour);
            QVERIFY(!accounts.cachedToken(signedIn.id).isEmpty());
        }
        QCOMPARE(scene.server.count(Endpoint::Token), 3);
        accounts.setRenewingAhead(false);
        QVERIFY(!scene.clock.nextAlarm());
    }
};

QONSENT_TEST(tst_RenewalSchedule)
#include "tst_renewalschedule.moc"
