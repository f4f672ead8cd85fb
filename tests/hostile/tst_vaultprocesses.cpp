// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "tests/hostile/vaultprocess.h"
#include "tests/oauthcore/sqlitevault/vaultscene.h"
#include "tests/support/outcome.h"
#include "tests/support/testmain.h"

#include <QDir>
#include <QElapsedTimer>

#include <sys/mount.h>
#include <unistd.h>

using namespace Qonsent;
using Code = AuthError::Code;

/// Several processes at one vault; processes and disks that fail.
class tst_VaultProcesses : public QObject
{
    Q_OBJECT

    static QStringList strace(const QByteArray &injection)
    {
        return {QStringLiteral("strace"),
                QStringLiteral("-f"),
                QStringLiteral("-qq"),
                QStringLiteral("-o"),
                QStringLiteral("/dev/null"),
                QStringLiteral("-e"),
                QStringLiteral("inject=") + QString::fromLatin1(injection)};
    }

private Q_SLOTS:
    void nothingOfManyWritersIsLost_data()
    {
        QTest::addColumn<int>("processes");
        QTest::addColumn<int>("rounds");
        QTest::newRow("H05: twenty processes make the vault and write at once") << 20 << 50;
    }
    void nothingOfManyWritersIsLost()
    {
        QFETCH(int, processes);
        QFETCH(int, rounds);
        const VaultScene scene;
        std::vector<std::unique_ptr<QProcess>> workers;
        for (int number = 0; number < processes; ++number)
            workers.push_back(startVaultWorker(
                scene.folder(),
                {QStringLiteral("add"), QString::number(number), QString::number(rounds)}));
        for (const auto &worker : workers) {
            QVERIFY(worker->waitForFinished(200'000));
            QCOMPARE(worker->readAllStandardOutput().trimmed(), QByteArray("ok"));
        }
        const auto vault = scene.open();
        const auto all = outcomeOf(vault->accounts());
        QVERIFY(all.has_value());
        QCOMPARE(all->size(), processes * rounds);
        for (const Account &account : *all)
            QCOMPARE(outcomeOf(vault->read(account.id))->tokens, fullTokens("new"));
    }

    void aDeadHoldersLockIsFreeAtOnce_data()
    {
        QTest::addColumn<bool>("only");
        QTest::newRow("H05: killed while it holds the lock of an account") << true;
    }
    void aDeadHoldersLockIsFreeAtOnce()
    {
        const VaultScene scene;
        const AccountId id = AccountId::generate();
        const auto holder = startVaultWorker(
            scene.folder(), {QStringLiteral("hold"), QString::fromLatin1(id.toString())});
        QVERIFY(holder->waitForReadyRead());
        const auto vault = scene.open();
        ReplyOf<AccountLock> *const cancelled = vault->lockAccount(id);
        ReplyOf<AccountLock> *const waiting = vault->lockAccount(id);
        QVERIFY(outcomeOf(vault->probe()).has_value()); // the vault itself does not wait
        QVERIFY(outcomeOf(vault->lockAccount(AccountId::generate())).has_value());
        QVERIFY(!waiting->isFinished());
        cancelled->cancel();
        QElapsedTimer time;
        time.start();
        holder->kill();
        QVERIFY(outcomeOf(waiting).has_value());
        QVERIFY2(time.elapsed() < 5000, qPrintable(QString::number(time.elapsed())));
        QTRY_COMPARE(holder->state(), QProcess::NotRunning);
    }

    void whoStoppedWaitingHoldsNothing_data()
    {
        QTest::addColumn<bool>("only");
        QTest::newRow("H05: cancelled, and destroyed, while another process holds the lock")
            << true;
    }
    void whoStoppedWaitingHoldsNothing()
    {
        const VaultScene scene;
        const AccountId id = AccountId::generate();
        const auto holder = startVaultWorker(
            scene.folder(), {QStringLiteral("hold"), QString::fromLatin1(id.toString())});
        QVERIFY(holder->waitForReadyRead());
        const auto vault = scene.open();
        ReplyOf<AccountLock> *const cancelled = vault->lockAccount(id);
        QVERIFY(outcomeOf(vault->probe()).has_value());
        cancelled->cancel();
        QCOMPARE(outcomeOf(cancelled).error().code, Code::Cancelled);
        {
            const auto dying = scene.open();
            (void)dying->lockAccount(id);
            QVERIFY(outcomeOf(dying->probe()).has_value());
        }
        holder->kill();
        QTRY_COMPARE(holder->state(), QProcess::NotRunning);
        QVERIFY(outcomeOf(scene.open()->lockAccount(id)).has_value());
        QVERIFY(outcomeOf(vault->lockAccount(id)).has_value());
    }

    void aKilledWriterLeavesOldOrNew_data()
    {
        QTest::addColumn<QByteArray>("call");
        for (const char *const call :
             {"pwrite64", "write", "fdatasync", "ftruncate", "unlink", "openat", "utimensat"})
            QTest::newRow(QByteArray("H01: killed at each ").append(call).constData())
                << QByteArray(call);
    }
    void aKilledWriterLeavesOldOrNew()
    {
        QFETCH(QByteArray, call);
        if (const QString reason = strangerToStrace(); !reason.isEmpty())
            QSKIP(qPrintable(reason));
        const VaultScene scene;
        const Account work = fullAccount(QStringLiteral("work"));
        QVERIFY(outcomeOf(scene.open()->write(work, fullTokens("old"))).has_value());
        int killed = 0;
        constexpr int mostTries = 400;
        // Most files that are opened are libraries.
        const int stride = call == "openat" ? 7 : 1;
        for (int at = 1; at < mostTries; at += stride) {
            QVERIFY(outcomeOf(scene.open()->change(work.id, {.tokens = fullTokens("old")}))
                        .has_value());
            const QByteArray outcome =
                runVaultWorker(scene.folder(), {QStringLiteral("renew"), work.name},
                               strace(call + ":signal=KILL:when=" + QByteArray::number(at)));
            const auto vault = scene.open();
            const auto kept = outcomeOf(vault->read(work.id));
            QVERIFY2(kept.has_value(), (call + QByteArray::number(at)).constData());
            if (outcome.startsWith("ok"))
                QCOMPARE(kept->tokens, fullTokens("new"));
            else
                QVERIFY(kept->tokens == fullTokens("old") || kept->tokens == fullTokens("new"));
            if (outcome == "ok" && at > 2 * stride)
                break; // there are no more such calls
            killed += outcome.endsWith("killed");
        }
        qInfo("killed %d times at %s", killed, call.constData());
        QVERIFY(killed > 0); // else the row proves nothing
    }

    void aKilledCreatorLeavesNoVaultOrAWholeOne_data()
    {
        QTest::addColumn<QByteArray>("call");
        for (const char *const call : {"pwrite64", "fdatasync", "fsync", "renameat2", "unlink",
                                       "fchmod", "mkdir", "ftruncate"})
            QTest::newRow(QByteArray("H01: killed at each ").append(call).constData())
                << QByteArray(call);
    }
    void aKilledCreatorLeavesNoVaultOrAWholeOne()
    {
        QFETCH(QByteArray, call);
        if (const QString reason = strangerToStrace(); !reason.isEmpty())
            QSKIP(qPrintable(reason));
        constexpr int mostTries = 60;
        int killed = 0;
        for (int at = 1; at < mostTries; ++at) {
            const VaultScene scene;
            const QByteArray outcome =
                runVaultWorker(scene.folder(), {QStringLiteral("probe")},
                               strace(call + ":signal=KILL:when=" + QByteArray::number(at)));
            const auto vault = scene.open();
            const auto proved = outcomeOf(vault->probe());
            QVERIFY2(proved.has_value(), (call + QByteArray::number(at)).constData());
            QStringList files = QDir(scene.folder()).entryList(QDir::Files | QDir::Hidden);
            files.removeIf([](const QString &name) {
                return name == QLatin1String("locks") || name == QLatin1String("vault.db")
                    || name == QLatin1String("vault.db-wal")
                    || name == QLatin1String("vault.db-shm");
            });
            QCOMPARE(files, QStringList());
            killed += outcome.endsWith("killed");
            if (outcome == "ok")
                break;
        }
        qInfo("killed %d times at %s", killed, call.constData());
        QVERIFY(killed > 0); // else the row proves nothing
    }

    void aDiskThatFailsLosesNothing_data()
    {
        QTest::addColumn<QByteArray>("injection");
        QTest::addColumn<QByteArray>("reason");
        QTest::newRow("H03: an I/O error when writing")
            << QByteArray("pwrite64:error=EIO:when=1+") << QByteArray("eio");
        QTest::newRow("H03: an I/O error when synchronising")
            << QByteArray("fdatasync,fsync:error=EIO:when=1+") << QByteArray("eio");
        // The first eight calls make the journal's index as large as it has to be.
        QTest::newRow("H03: a full disk")
            << QByteArray("pwrite64:error=ENOSPC:when=9+") << QByteArray("enospc");
        QTest::newRow("H03: half a write, then a full disk")
            << QByteArray("pwrite64:error=ENOSPC:when=11+") << QByteArray("enospc");
    }
    void aDiskThatFailsLosesNothing()
    {
        QFETCH(QByteArray, injection);
        QFETCH(QByteArray, reason);
        if (const QString cause = strangerToStrace(); !cause.isEmpty())
            QSKIP(qPrintable(cause));
        const VaultScene scene;
        const Account work = fullAccount(QStringLiteral("work"));
        QVERIFY(outcomeOf(scene.open()->write(work, fullTokens("old"))).has_value());
        const QByteArray outcome =
            runVaultWorker(scene.folder(), {QStringLiteral("renew"), work.name}, strace(injection));
        QCOMPARE(outcome, "vault_io " + reason);
        const auto kept = outcomeOf(scene.open()->read(work.id));
        QVERIFY(kept.has_value());
        QVERIFY(kept->tokens == fullTokens("old") || kept->tokens == fullTokens("new"));
        QVERIFY(outcomeOf(scene.open()->change(work.id, {.tokens = fullTokens("2")})).has_value());
    }

    void interruptedCallsAreRepeated_data()
    {
        QTest::addColumn<bool>("only");
        QTest::newRow("H03: EINTR at every other write") << true;
    }
    void interruptedCallsAreRepeated()
    {
        if (const QString cause = strangerToStrace(); !cause.isEmpty())
            QSKIP(qPrintable(cause));
        const VaultScene scene;
        QCOMPARE(runVaultWorker(scene.folder(), {QStringLiteral("probe")},
                                strace("pwrite64:error=EINTR:when=1+2")),
                 QByteArray("ok"));
    }

    void aSmallDiskIsNoticedBeforeAnythingOpens_data()
    {
        QTest::addColumn<QByteArray>("size");
        QTest::newRow("H03: 64 KB, too small for a vault") << QByteArray("64k");
        QTest::newRow("H03: 96 KB, too small for a probe") << QByteArray("96k");
    }
    void aSmallDiskIsNoticedBeforeAnythingOpens()
    {
        QFETCH(QByteArray, size);
        const QTemporaryDir home;
        const QByteArray path = QFile::encodeName(home.path());
        if (::mount("tmpfs", path.constData(), "tmpfs", 0, ("size=" + size).constData()) != 0)
            QSKIP("only root can mount a small disk");
        struct Unmount
        {
            QByteArray path;
            ~Unmount() { ::umount2(path.constData(), MNT_DETACH); }
        } const unmount{path};
        const auto key = std::make_shared<FixedKey>();
        SqliteVault vault({.folder = home.filePath(QStringLiteral("vault")), .keys = {key}});
        const auto refused = outcomeOf(vault.probe());
        QCOMPARE(refused.error().code, Code::VaultIo);
        QCOMPARE(refused.error().reason, QByteArray("enospc"));
    }

    void aReadOnlyDiskIsToldAsSuch_data()
    {
        QTest::addColumn<bool>("isThere");
        QTest::newRow("H29: there is no vault on it yet") << false;
        QTest::newRow("H29: there is a vault on it") << true;
    }
    void aReadOnlyDiskIsToldAsSuch()
    {
        QFETCH(bool, isThere);
        const QTemporaryDir home;
        const QByteArray path = QFile::encodeName(home.path());
        if (::mount("tmpfs", path.constData(), "tmpfs", 0, "size=4m") != 0)
            QSKIP("only root can mount a disk");
        struct Unmount
        {
            QByteArray path;
            ~Unmount() { ::umount2(path.constData(), MNT_DETACH); }
        } const unmount{path};
        const auto key = std::make_shared<FixedKey>();
        const SqliteVaultOptions options{.folder = home.filePath(QStringLiteral("vault")),
                                         .keys = {key}};
        if (isThere)
            QVERIFY(outcomeOf(SqliteVault(options).probe()).has_value());
        QVERIFY(::mount("tmpfs", path.constData(), "tmpfs", MS_REMOUNT | MS_RDONLY, nullptr) == 0);
        SqliteVault vault(options);
        const auto refused = outcomeOf(vault.probe());
        QCOMPARE(refused.error().code, Code::VaultIo);
        QVERIFY2(refused.error().reason == "read_only" || refused.error().reason == "cannot_open",
                 refused.error().reason.constData());
    }
};

QONSENT_TEST(tst_VaultProcesses)
#include "tst_vaultprocesses.moc"
