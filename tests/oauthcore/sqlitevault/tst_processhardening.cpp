// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "oauthcore/sqlitevault/processhardening.h"
#include "tests/support/onlyrow.h"
#include "tests/support/testmain.h"

#include <QFile>
#include <QTest>

#include <fcntl.h>
#include <grp.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <csignal>

using namespace Qonsent;

namespace {

constexpr uid_t nobody = 65534;

/// A child process of an ordinary user that has done \a work and then waits to be looked at.
class Child
{
public:
    template <typename Work>
    explicit Child(Work work)
    {
        int ends[2] = {};
        if (::pipe(ends) != 0)
            return;
        m_id = ::fork();
        if (m_id == 0) {
            ::close(ends[0]);
            if (::geteuid() == 0)
                becomeNobody();
            ::prctl(PR_SET_DUMPABLE, 1); // the change of user took it away
            work();
            (void)!::write(ends[1], "r", 1);
            ::pause();
            ::_exit(0);
        }
        ::close(ends[1]);
        char ready = 0;
        m_isReady = ::read(ends[0], &ready, 1) == 1;
        ::close(ends[0]);
    }
    ~Child()
    {
        if (m_id <= 0)
            return;
        ::kill(m_id, SIGKILL);
        ::waitpid(m_id, nullptr, 0);
    }
    Q_DISABLE_COPY_MOVE(Child)

    [[nodiscard]] bool isReady() const { return m_isReady; }
    [[nodiscard]] QByteArray proc(const char *file) const
    {
        return "/proc/" + QByteArray::number(m_id) + '/' + file;
    }
    /// Who may look into it: root alone if it cannot be dumped.
    [[nodiscard]] uid_t ownerOfMemory() const
    {
        struct stat status = {};
        return ::stat(proc("mem").constData(), &status) == 0 ? status.st_uid : uid_t(-1);
    }
    [[nodiscard]] QByteArray coreLimit() const
    {
        QFile limits(QString::fromLatin1(proc("limits")));
        if (!limits.open(QIODevice::ReadOnly))
            return {};
        for (const QByteArray &line : limits.readAll().split('\n')) {
            if (line.startsWith("Max core file size"))
                return line.mid(26).simplified();
        }
        return {};
    }

private:
    static void becomeNobody()
    {
        if (::setgroups(0, nullptr) != 0 || ::setgid(nobody) != 0 || ::setuid(nobody) != 0)
            ::_exit(1);
    }

    pid_t m_id = -1;
    bool m_isReady = false;
};

} // namespace

class tst_ProcessHardening : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
#ifdef __SANITIZE_ADDRESS__
        QSKIP("the sanitizer's leak search must be able to attach to the process");
#endif
    }

    void anOrdinaryProcessIsOpenToItsUser()
    {
        const Child child([] {});
        QVERIFY(child.isReady());
        QVERIFY(child.ownerOfMemory() != 0 || ::geteuid() == 0);
        if (::geteuid() == 0)
            QCOMPARE(child.ownerOfMemory(), nobody);
    }

    void aHardenedProcessIsClosedToItsUser_data()
    {
        onlyRow("H24: core dumps and debuggers");
    }
    void aHardenedProcessIsClosedToItsUser()
    {
        const Child child([] { hardenProcess(); });
        QVERIFY(child.isReady());
        QCOMPARE(child.ownerOfMemory(), uid_t(0));
        QCOMPARE(child.coreLimit(), QByteArray("0 0 bytes"));
    }

    void whatCannotBeHadIsNamed_data()
    {
        QTest::addColumn<int>("lockable");
        QTest::addColumn<bool>("named");
        QTest::newRow("H23: no memory can be locked") << 0 << true;
        QTest::newRow("H23: less than the keys need") << 32 * 1024 << true;
        QTest::newRow("H23: 64 KiB, as old systems have it") << 64 * 1024 << false;
        QTest::newRow("H23: 8 MiB, as new ones have it") << 8 * 1024 * 1024 << false;
    }
    void whatCannotBeHadIsNamed()
    {
        QFETCH(int, lockable);
        int ends[2] = {};
        QCOMPARE(::pipe(ends), 0);
        const Child child([&] {
            const rlimit limit = {.rlim_cur = rlim_t(lockable), .rlim_max = rlim_t(lockable)};
            ::setrlimit(RLIMIT_MEMLOCK, &limit);
            const QByteArray failed = hardenProcess().join(' ');
            (void)!::write(ends[1], failed.constData(), std::size_t(failed.size()));
        });
        ::close(ends[1]);
        QVERIFY(child.isReady());
        QByteArray failed(100, '\0');
        ::fcntl(ends[0], F_SETFL, O_NONBLOCK);
        failed.truncate(std::max<qsizetype>(::read(ends[0], failed.data(), 100), 0));
        ::close(ends[0]);
        QFETCH(bool, named);
        QCOMPARE(failed, named ? QByteArray("memory_lock") : QByteArray());
    }
};

QONSENT_TEST(tst_ProcessHardening)
#include "tst_processhardening.moc"
