// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "app/manager/clipboardnotice.h"
#include "app/manager/tokenclipboard.h"
#include "tests/app/manager/exportscene.h"
#include "tests/app/manager/stubbornclipboard.h"
#include "tests/support/testmain.h"

#include <QTest>

using namespace Qonsent;
using namespace Qonsent::Manager;
using namespace std::chrono_literals;

/// The line that says how long a token stays in the clipboard.
class tst_ClipboardNotice : public QObject
{
    Q_OBJECT

    std::unique_ptr<FakeClock> m_clock;
    StubbornClipboard *m_desktop = nullptr; ///< owned by the next
    std::unique_ptr<TokenClipboard> m_clipboard;
    std::unique_ptr<QWidget> m_window;
    ClipboardNotice *m_notice = nullptr;

private Q_SLOTS:
    void init()
    {
        m_clock = std::make_unique<FakeClock>();
        auto desktop = std::make_unique<StubbornClipboard>();
        m_desktop = desktop.get();
        m_clipboard = std::make_unique<TokenClipboard>(*m_clock, std::move(desktop));
        m_window = std::make_unique<QWidget>();
        m_notice = new ClipboardNotice(*m_clipboard, m_window.get());
        m_window->show();
    }
    void cleanup()
    {
        m_window.reset();
        m_clipboard.reset();
        m_clock.reset();
    }

    void itIsHiddenWhileThereIsNothingToSay()
    {
        QVERIFY(!m_notice->isVisible());
        QVERIFY(!m_clock->nextAlarm());
    }

    void itCountsTheSecondsAndWakesUpForNothingElse()
    {
        m_clipboard->copy(Secret("CNRYA-notice-token"));
        QVERIFY(m_notice->isVisible());
        for (int left = 30; left > 0; --left) {
            QTRY_COMPARE(
                textOf(*m_notice),
                QStringLiteral("Access token copied. It leaves the clipboard in %1 s.").arg(left));
            QCOMPARE(m_clock->nextAlarm(), std::optional(1000ms));
            m_clock->advance(1s);
        }
        QTRY_VERIFY(!m_notice->isVisible());
        QVERIFY(!m_clock->nextAlarm());
    }

    void aHiddenWindowIsNotWokenUpEverySecond()
    {
        m_clipboard->copy(Secret("CNRYA-notice-token"));
        m_window->hide();
        QCOMPARE(m_clock->nextAlarm(), std::optional(30'000ms));
        m_clock->advance(10s);
        m_window->show();
        QVERIFY(textOf(*m_notice).contains(QStringLiteral("in 20 s")));
        QCOMPARE(m_clock->nextAlarm(), std::optional(1000ms));
    }

    void clearNowClearsNow()
    {
        m_clipboard->copy(Secret("CNRYA-notice-token"));
        buttonSaying(*m_notice, QStringLiteral("Clear now"))->click();
        QVERIFY(m_desktop->held.isEmpty());
        QVERIFY(!m_notice->isVisible());
    }

    void aRefusalIsAdmittedUntilItIsOver()
    {
        m_desktop->refuses = true;
        m_clipboard->copy(Secret("CNRYA-notice-token"));
        buttonSaying(*m_notice, QStringLiteral("Clear now"))->click();
        QCOMPARE(textOf(*m_notice),
                 QStringLiteral("Your desktop did not let Qonsent clear the clipboard. The token "
                                "may still be there."));
        QVERIFY(!m_clock->nextAlarm()); // nothing to count
        m_desktop->copyElsewhere("mine");
        QVERIFY(!m_notice->isVisible());
    }

    void J07_theTokenIsNowhereInTheTree()
    {
        m_clipboard->copy(Secret("CNRYA-notice-token"));
        QVERIFY(spokenBy(m_window.get()).contains("leaves the clipboard"));
        QCOMPARE(LeakOracle::findIn(spokenBy(m_window.get())), QStringList());
    }
};

QONSENT_TEST(tst_ClipboardNotice)
#include "tst_clipboardnotice.moc"
