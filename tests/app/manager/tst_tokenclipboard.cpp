// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "app/manager/tokenclipboard.h"
#include "tests/app/manager/stubbornclipboard.h"
#include "tests/support/fakeclock.h"
#include "tests/support/leakoracle.h"
#include "tests/support/testmain.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QSignalSpy>
#include <QTest>

using namespace Qonsent;
using namespace Qonsent::Manager;
using namespace std::chrono_literals;

/// What comes into the clipboard goes out of it, and nothing of anybody else's with it.
class tst_TokenClipboard : public QObject
{
    Q_OBJECT

    using State = TokenClipboard::State;

    const Secret m_token{"CNRYA-clipboard-token"};
    std::unique_ptr<FakeClock> m_clock;
    StubbornClipboard *m_desktop = nullptr; ///< owned by the next
    std::unique_ptr<TokenClipboard> m_clipboard;

private Q_SLOTS:
    void init()
    {
        m_clock = std::make_unique<FakeClock>();
        auto desktop = std::make_unique<StubbornClipboard>();
        m_desktop = desktop.get();
        m_clipboard = std::make_unique<TokenClipboard>(*m_clock, std::move(desktop));
    }
    void cleanup()
    {
        m_clipboard.reset();
        m_clock.reset();
    }

    void aTokenIsMarkedForClipboardManagers()
    {
        m_clipboard->copy(m_token);
        QCOMPARE(m_desktop->held, m_token.reveal().toByteArray());
        QCOMPARE(m_desktop->hint, QByteArray("secret"));
        QCOMPARE(m_desktop->types,
                 QStringList(
                     {QStringLiteral("text/plain"), QStringLiteral("x-kde-passwordManagerHint")}));
        QCOMPARE(m_clipboard->state(), State::Copied);
        QCOMPARE(m_clipboard->secondsLeft(), 30);
    }

    void itLeavesAfterHalfAMinute()
    {
        QSignalSpy changes(m_clipboard.get(), &TokenClipboard::stateChanged);
        m_clipboard->copy(m_token);
        m_clock->advance(29'999ms);
        QCoreApplication::processEvents();
        QCOMPARE(m_clipboard->secondsLeft(), 1);
        QCOMPARE(m_desktop->attempts, 0);
        m_clock->advance(1ms);
        QTRY_COMPARE(m_clipboard->state(), State::Empty);
        QVERIFY(m_desktop->held.isEmpty());
        QCOMPARE(m_clipboard->secondsLeft(), 0);
        QCOMPARE(changes.size(), 2);
        QVERIFY(!m_clock->nextAlarm());
    }

    void whatIsNotOursAnyMoreIsLeftAlone_data()
    {
        QTest::addColumn<QByteArray>("other");
        QTest::newRow("another text") << QByteArray("a shopping list");
        QTest::newRow("nothing") << QByteArray();
        QTest::newRow("the token and a newline") << QByteArray("CNRYA-clipboard-token\n");
        QTest::newRow("the beginning of the token") << QByteArray("CNRYA-clipboard");
        QTest::newRow("ten megabytes") << QByteArray(10'000'000, 'x');
    }
    void whatIsNotOursAnyMoreIsLeftAlone()
    {
        QFETCH(QByteArray, other);
        m_clipboard->copy(m_token);
        m_desktop->copyElsewhere(other);
        QCOMPARE(m_clipboard->state(), State::Empty); // at once: there is nothing to count down
        m_clock->advance(31s);
        QCoreApplication::processEvents();
        m_clipboard->clear();
        QCOMPARE(m_desktop->attempts, 0);
        QCOMPARE(m_desktop->held, other);
    }

    void aDesktopThatTakesTheTokenOverIsNotSomebodyElse()
    {
        m_clipboard->copy(m_token);
        m_desktop->copyElsewhere(m_token.reveal().toByteArray()); // a clipboard manager does so
        QCOMPARE(m_clipboard->state(), State::Copied);
        m_clock->advance(30s);
        QTRY_COMPARE(m_clipboard->state(), State::Empty);
        QVERIFY(m_desktop->held.isEmpty());
    }

    void aDesktopThatRefusesIsToldAndTriedAgain()
    {
        m_desktop->refuses = true;
        m_clipboard->copy(m_token);
        m_clock->advance(30s);
        QTRY_COMPARE(m_clipboard->state(), State::NotCleared);
        QCOMPARE(m_clipboard->secondsLeft(), 0);
        m_desktop->bringToFront();
        QCOMPARE(m_clipboard->state(), State::NotCleared);
        QCOMPARE(m_desktop->attempts, 2);
        m_desktop->refuses = false;
        m_desktop->bringToFront();
        QCOMPARE(m_clipboard->state(), State::Empty);
        QVERIFY(m_desktop->held.isEmpty());
    }

    void aDesktopThatDoesNotSayIsNotBelieved()
    {
        m_clipboard->copy(m_token);
        m_desktop->isSilent = true;
        m_clock->advance(30s);
        QTRY_COMPARE(m_clipboard->state(), State::NotCleared);
        QCOMPARE(m_desktop->attempts, 0); // it could be somebody else's by now
        m_desktop->isSilent = false;
        m_desktop->bringToFront();
        QCOMPARE(m_clipboard->state(), State::Empty);
        QVERIFY(m_desktop->held.isEmpty());
    }

    void afterARefusalSomebodyElsesTextIsSafe()
    {
        m_desktop->refuses = true;
        m_clipboard->copy(m_token);
        m_clipboard->clear();
        QCOMPARE(m_clipboard->state(), State::NotCleared);
        const int before = m_desktop->attempts;
        m_desktop->copyElsewhere("mine");
        QCOMPARE(m_clipboard->state(), State::Empty);
        m_desktop->bringToFront();
        QCOMPARE(m_desktop->attempts, before);
        QCOMPARE(m_desktop->held, QByteArray("mine"));
    }

    void comingToTheFrontDoesNotShortenTheTime()
    {
        m_clipboard->copy(m_token);
        m_desktop->bringToFront();
        QCOMPARE(m_clipboard->state(), State::Copied);
        QCOMPARE(m_desktop->attempts, 0);
    }

    void anotherTokenStartsTheTimeAnew()
    {
        m_clipboard->copy(m_token);
        m_clock->advance(20s);
        m_clipboard->copy(Secret("another one"));
        QCOMPARE(m_clipboard->secondsLeft(), 30);
        m_clock->advance(20s);
        QCoreApplication::processEvents();
        QCOMPARE(m_clipboard->state(), State::Copied);
        QCOMPARE(m_desktop->held, QByteArray("another one"));
        m_desktop->copyElsewhere(m_token.reveal().toByteArray()); // the first one is no longer ours
        QCOMPARE(m_clipboard->state(), State::Empty);
    }

    void aCorrectedWallClockChangesNothing()
    {
        m_clipboard->copy(m_token);
        m_clock->jump(-24h);
        QCOMPARE(m_clipboard->secondsLeft(), 30);
        m_clock->advance(30s);
        QTRY_COMPARE(m_clipboard->state(), State::Empty);
    }

    void nothingIsCopiedOfNothing()
    {
        m_desktop->copyElsewhere("mine");
        m_clipboard->copy(Secret());
        QCOMPARE(m_clipboard->state(), State::Empty);
        QCOMPARE(m_desktop->held, QByteArray("mine"));
    }

    void J14_itLeavesOnALock()
    {
        m_clipboard->copy(m_token);
        m_clipboard->clear();
        QCOMPARE(m_clipboard->state(), State::Empty);
        QVERIFY(m_desktop->held.isEmpty());
        QVERIFY(!m_clock->nextAlarm());
    }

    void itLeavesWithTheProgram()
    {
        auto desktop = std::make_unique<SharedClipboard>();
        const auto content = desktop->content;
        {
            TokenClipboard clipboard(*m_clock, std::move(desktop));
            clipboard.copy(m_token);
            QVERIFY(!content->isEmpty());
        }
        QVERIFY(content->isEmpty());
    }

    void theSystemsClipboardIsUsedAndTheSelectionIsNot()
    {
        QClipboard &system = *QGuiApplication::clipboard();
        TokenClipboard clipboard(*m_clock);
        clipboard.copy(m_token);
        QCOMPARE(system.text(), QStringLiteral("CNRYA-clipboard-token"));
        if (system.supportsSelection())
            QVERIFY(LeakOracle::findIn(system.text(QClipboard::Selection).toUtf8()).isEmpty());
        system.setText(QStringLiteral("mine"));
        QTRY_COMPARE(clipboard.state(), State::Empty);
        clipboard.copy(m_token);
        clipboard.clear();
        QCOMPARE(clipboard.state(), State::Empty);
        QVERIFY(system.text().isEmpty());
    }

private:
    /// Outlived by what was in it.
    class SharedClipboard final : public ClipboardAccess
    {
    public:
        void put(std::unique_ptr<QMimeData> data) override
        {
            *content = data->data(QStringLiteral("text/plain"));
        }
        void clear() override { content->clear(); }
        std::optional<QByteArray> text() const override { return *content; }

        std::shared_ptr<QByteArray> content = std::make_shared<QByteArray>();
    };
};

QONSENT_TEST(tst_TokenClipboard)
#include "tst_tokenclipboard.moc"
