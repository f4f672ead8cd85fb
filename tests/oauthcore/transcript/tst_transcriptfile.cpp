// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "tests/oauthcore/transcript/everyformat.h"
#include "tests/support/fakeclock.h"
#include "tests/support/onlyrow.h"
#include "tests/support/testmain.h"

#include "oauthcore/transcript/transcriptfile.h"

#include <QDir>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>
#include <fcntl.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

using namespace Qonsent;

class tst_TranscriptFile : public QObject
{
    Q_OBJECT

    QTemporaryDir m_folder;
    FakeClock m_clock;

    QString path(const char *name) const { return m_folder.filePath(QLatin1String(name)); }
    static QByteArray contentOf(const QString &file)
    {
        QFile reader(file);
        return reader.open(QIODevice::ReadOnly) ? reader.readAll() : QByteArray("unreadable");
    }
    static void make(const QString &file, QFileDevice::Permissions permissions)
    {
        QFile writer(file);
        QVERIFY(writer.open(QIODevice::WriteOnly));
        QCOMPARE(writer.write("before\n"), 7);
        QVERIFY(writer.setPermissions(permissions));
    }

private Q_SLOTS:
    void everyEntryIsThereAtOnce_data() { onlyRow("CK-P10: a crash leaves a trail"); }
    void everyEntryIsThereAtOnce()
    {
        Transcript transcript(m_clock);
        transcript.noteStep("early");
        TranscriptFile file(path("trail"));
        QVERIFY(file.open());
        file.follow(transcript);
        QVERIFY(contentOf(path("trail")).endsWith("step     early\n"));
        transcript.noteStep("later");
        QVERIFY(contentOf(path("trail")).endsWith("step     later\n")); // while it is open
        QCOMPARE(contentOf(path("trail")), *written(transcript, "txt"));
        QVERIFY(file.isWhole());
    }

    void whatIsThereIsWrittenOn_data() { onlyRow("CK-P10: a call appends"); }
    void whatIsThereIsWrittenOn()
    {
        make(path("old"), QFileDevice::ReadOwner | QFileDevice::WriteOwner);
        Transcript transcript(m_clock);
        TranscriptFile file(path("old"));
        QVERIFY(file.open());
        file.follow(transcript);
        transcript.noteStep("more");
        QVERIFY(contentOf(path("old")).startsWith("before\nTranscript of"));
        QVERIFY(contentOf(path("old")).endsWith("more\n"));
    }

    void theFileIsThisUsersAlone_data() { onlyRow("CK-P10, J11: whatever the mask is"); }
    void theFileIsThisUsersAlone()
    {
        const mode_t before = ::umask(0);
        TranscriptFile file(path("mine"));
        const bool isOpen = file.open().has_value();
        ::umask(before);
        QVERIFY(isOpen);
        struct stat status = {};
        QCOMPARE(::stat(QFile::encodeName(path("mine")).constData(), &status), 0);
        QCOMPARE(int(status.st_mode & 0777), 0600);
    }

    void whatOthersCouldReadIsRefused_data()
    {
        QTest::addColumn<int>("permissions");
        QTest::addColumn<QByteArray>("reason");
        const int ours = QFileDevice::ReadOwner | QFileDevice::WriteOwner;
        QTest::newRow("J11: readable by the group")
            << (ours | QFileDevice::ReadGroup) << QByteArray("mode");
        QTest::newRow("J11: writable by others")
            << (ours | QFileDevice::WriteOther) << QByteArray("mode");
    }
    void whatOthersCouldReadIsRefused()
    {
        QFETCH(int, permissions);
        make(path("open"), QFileDevice::Permissions(permissions));
        TranscriptFile file(path("open"));
        const auto opened = file.open();
        QVERIFY(!opened);
        QCOMPARE(opened.error().code, AuthError::Code::UnsafePath);
        QTEST(opened.error().reason, "reason");
        QCOMPARE(contentOf(path("open")), QByteArray("before\n"));
    }

    void whatIsNoFileIsRefused_data()
    {
        QTest::addColumn<QByteArray>("what");
        QTest::addColumn<QByteArray>("reason");
        QTest::newRow("J11: a symbolic link") << QByteArray("link") << QByteArray("symbolic_link");
        QTest::newRow("J11: a pipe that somebody reads")
            << QByteArray("pipe") << QByteArray("not_a_file");
        QTest::newRow("a pipe that nobody reads")
            << QByteArray("lonely") << QByteArray("transcript_file");
        QTest::newRow("a folder") << QByteArray("folder") << QByteArray("transcript_file");
        QTest::newRow("a folder that is not there")
            << QByteArray("none/there") << QByteArray("transcript_file");
    }
    void whatIsNoFileIsRefused()
    {
        QFETCH(QByteArray, what);
        const QString name = path(what.constData());
        int reader = -1;
        if (what == "link") {
            make(path("aim"), QFileDevice::ReadOwner | QFileDevice::WriteOwner);
            QVERIFY(QFile::link(path("aim"), name));
        } else if (what == "pipe" || what == "lonely") {
            QCOMPARE(::mkfifo(QFile::encodeName(name).constData(), 0600), 0);
            if (what == "pipe")
                reader = ::open(QFile::encodeName(name).constData(), O_RDONLY | O_NONBLOCK);
        } else if (what == "folder") {
            QVERIFY(QDir().mkpath(name));
        }
        const auto opened = TranscriptFile(name).open();
        if (reader >= 0)
            ::close(reader);
        QVERIFY(!opened);
        QTEST(opened.error().reason, "reason");
        QVERIFY(opened.error().message.contains(name));
    }

    void aDiskThatIsFullSpoilsNothingElse_data() { onlyRow("CK-P10: a disk that is full"); }
    void aDiskThatIsFullSpoilsNothingElse()
    {
        TranscriptFile file(path("full"));
        QVERIFY(file.open());
        ::signal(SIGXFSZ, SIG_IGN);
        rlimit before = {};
        QCOMPARE(::getrlimit(RLIMIT_FSIZE, &before), 0);
        const rlimit little = {.rlim_cur = 100, .rlim_max = before.rlim_max};
        QCOMPARE(::setrlimit(RLIMIT_FSIZE, &little), 0);
        Transcript transcript(m_clock);
        file.follow(transcript);
        transcript.noteStep("goes on");
        QCOMPARE(::setrlimit(RLIMIT_FSIZE, &before), 0);
        QVERIFY(!file.isWhole());
        QCOMPARE(transcript.entries().size(), 1);
    }
};

QONSENT_TEST(tst_TranscriptFile)
#include "tst_transcriptfile.moc"
