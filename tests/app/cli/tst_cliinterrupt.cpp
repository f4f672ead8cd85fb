// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "app/cli/interrupt.h"
#include "tests/support/testmain.h"

#include <QScopeGuard>
#include <QSignalSpy>
#include <QTest>

#include <atomic>
#include <csignal>
#include <semaphore>
#include <thread>
#include <unistd.h>

using namespace std::chrono_literals;
using Qonsent::Cli::Interrupt;
using Qonsent::Cli::waitForInput;

/// Ctrl+C while the program waits for what a person types or a file brings.
class tst_CliInterrupt : public QObject
{
    Q_OBJECT

    int m_pipe[2] = {-1, -1};

    void closeWriter() { close(std::exchange(m_pipe[1], -1)); }

private Q_SLOTS:
    void init() { QCOMPARE(pipe(m_pipe), 0); }
    void cleanup()
    {
        close(m_pipe[0]);
        if (m_pipe[1] >= 0)
            closeWriter();
    }

    void itEndsAWaitWheneverItComes_data()
    {
        QTest::addColumn<int>("signal");
        QTest::addColumn<bool>("isBefore");
        QTest::newRow("Ctrl+C between the question and the wait") << SIGINT << true;
        QTest::newRow("Ctrl+C in the wait") << SIGINT << false;
        QTest::newRow("an ending session between the question and the wait") << SIGTERM << true;
        QTest::newRow("an ending session in the wait") << SIGTERM << false;
    }
    void itEndsAWaitWheneverItComes()
    {
        QFETCH(int, signal);
        QFETCH(bool, isBefore);
        Interrupt interrupt;
        QSignalSpy received(&interrupt, &Interrupt::received);
        if (isBefore)
            raise(signal);
        std::binary_semaphore ended(0);
        std::atomic_bool hasHeard = true;
        std::thread other([&, this] {
            if (!isBefore) {
                std::this_thread::sleep_for(50ms);
                kill(getpid(), signal);
            }
            hasHeard = ended.try_acquire_for(10s);
            if (!hasHeard)
                closeWriter(); // or the test would wait as well
        });
        const bool hasArrived = waitForInput(m_pipe[0]);
        ended.release();
        other.join();
        QVERIFY(hasHeard);
        QVERIFY(!hasArrived);
        QTRY_COMPARE(received.count(), 1); // whoever has an event loop hears of it as well
    }

    void whatArrivesCanBeRead_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::newRow("a key") << QByteArray("x");
        QTest::newRow("the end") << QByteArray();
    }
    void whatArrivesCanBeRead()
    {
        QFETCH(QByteArray, bytes);
        Interrupt interrupt;
        std::thread other([this, bytes] {
            std::this_thread::sleep_for(50ms);
            QCOMPARE(write(m_pipe[1], bytes.constData(), std::size_t(bytes.size())), bytes.size());
            closeWriter();
        });
        const auto join = qScopeGuard([&other] { other.join(); });
        QVERIFY(waitForInput(m_pipe[0]));
        char read[2];
        QCOMPARE(::read(m_pipe[0], read, sizeof(read)), bytes.size());
    }
};

QONSENT_TEST(tst_CliInterrupt)
#include "tst_cliinterrupt.moc"
