// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "app/manager/meetingplace.h"
#include "app/manager/showrequest.h"
#include "app/manager/singleinstance.h"
#include "tests/support/fakeclock.h"
#include "tests/support/outcome.h"
#include "tests/support/testmain.h"

#include <QDir>
#include <QDirIterator>
#include <QElapsedTimer>
#include <QLocalServer>
#include <QLocalSocket>
#include <QScopeGuard>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QTimer>

#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

using namespace Qonsent;
using namespace Qonsent::Manager;
using namespace std::chrono_literals;

/// One manager for each user and home.
class tst_SingleInstance : public QObject
{
    Q_OBJECT

    using Role = SingleInstance::Role;

    std::unique_ptr<QTemporaryDir> m_folder;
    QByteArray m_runtimeBefore;

    QString home() const { return m_folder->path() + QLatin1String("/home"); }
    QString runtime() const { return m_folder->path() + QLatin1String("/run"); }
    /// The one file called \a name below the runtime folder.
    QString found(const QString &name) const
    {
        QDirIterator it(runtime(), {name}, QDir::Files | QDir::System | QDir::Hidden,
                        QDirIterator::Subdirectories);
        return it.hasNext() ? it.next() : QString();
    }
    static mode_t modeOf(const QString &path)
    {
        struct stat there = {};
        return lstat(QFile::encodeName(path).constData(), &there) == 0 ? there.st_mode & 07777 : 0;
    }
    /// Makes the folder of this home, and takes it in possession of nobody.
    QString meetingFolder() const
    {
        SingleInstance instance(home());
        if (!outcomeOf(instance.claim({})))
            qFatal("there is no folder");
        return QFileInfo(found(QStringLiteral("lock"))).path();
    }

private Q_SLOTS:
    void init()
    {
        m_runtimeBefore = qgetenv("XDG_RUNTIME_DIR");
        m_folder = std::make_unique<QTemporaryDir>(QStringLiteral("/tmp/qsi-XXXXXX"));
        QVERIFY(QDir().mkpath(home()));
        QCOMPARE(mkdir(QFile::encodeName(runtime()).constData(), 0700), 0);
        qputenv("XDG_RUNTIME_DIR", QFile::encodeName(runtime()));
    }
    void cleanup()
    {
        if (m_runtimeBefore.isNull())
            qunsetenv("XDG_RUNTIME_DIR");
        else
            qputenv("XDG_RUNTIME_DIR", m_runtimeBefore);
        m_folder.reset();
    }

    void theSecondTellsTheFirst()
    {
        SingleInstance first(home());
        QSignalSpy shown(&first, &SingleInstance::shown);
        QCOMPARE(outcomeOf(first.claim({})).value(), Role::First);
        SingleInstance second(home());
        QCOMPARE(outcomeOf(second.claim("token-of_the.desktop")).value(), Role::Second);
        QCOMPARE(shown.size(), 1);
        QCOMPARE(shown.at(0).at(0).toByteArray(), QByteArray("token-of_the.desktop"));
        SingleInstance third(home());
        QCOMPARE(outcomeOf(third.claim({})).value(), Role::Second);
        QCOMPARE(shown.size(), 2);
        QCOMPARE(shown.at(1).at(0).toByteArray(), QByteArray());
    }

    void J17_anotherHomeIsAnotherManager()
    {
        SingleInstance first(home());
        QCOMPARE(outcomeOf(first.claim({})).value(), Role::First);
        SingleInstance other(m_folder->path() + QLatin1String("/other"));
        QCOMPARE(outcomeOf(other.claim({})).value(), Role::First);
    }

    void oneHomeUnderTwoNamesIsOne()
    {
        const QString link = m_folder->path() + QLatin1String("/link");
        QVERIFY(QFile::link(home(), link));
        SingleInstance first(home());
        QCOMPARE(outcomeOf(first.claim({})).value(), Role::First);
        SingleInstance second(link + QLatin1String("/../link/."));
        QCOMPARE(outcomeOf(second.claim({})).value(), Role::Second);
    }

    void J17_nobodyElseComesNear()
    {
        SingleInstance first(home());
        QVERIFY(outcomeOf(first.claim({})));
        const QFileInfo lock(found(QStringLiteral("lock")));
        QCOMPARE(modeOf(lock.filePath()), mode_t(0600));
        QCOMPARE(modeOf(lock.path()), mode_t(0700));
        QCOMPARE(modeOf(runtime() + QLatin1String("/qonsent")), mode_t(0700));
        QCOMPARE(modeOf(lock.path() + QLatin1String("/socket")) & 0077, mode_t(0));
    }

    void whatADeadProcessLeftIsReplaced()
    {
        const QString path = meetingFolder() + QLatin1String("/socket");
        // A socket that nobody listens at any more, as after a crash.
        const int dead = socket(AF_UNIX, SOCK_STREAM, 0);
        sockaddr_un address = {};
        address.sun_family = AF_UNIX;
        const QByteArray name = QFile::encodeName(path);
        QVERIFY(name.size() < qsizetype(sizeof address.sun_path));
        std::copy(name.begin(), name.end(), address.sun_path);
        QCOMPARE(bind(dead, reinterpret_cast<sockaddr *>(&address), sizeof address), 0);
        close(dead);
        QVERIFY(modeOf(path) != 0);
        SingleInstance next(home());
        QCOMPARE(outcomeOf(next.claim({})).value(), Role::First);
        SingleInstance second(home());
        QCOMPARE(outcomeOf(second.claim({})).value(), Role::Second);
    }

    void afterTheFirstHasEndedTheNextIsTheFirst()
    {
        auto first = std::make_unique<SingleInstance>(home());
        QCOMPARE(outcomeOf(first->claim({})).value(), Role::First);
        first.reset();
        SingleInstance next(home());
        QCOMPARE(outcomeOf(next.claim({})).value(), Role::First);
        QVERIFY(!found(QStringLiteral("socket")).isEmpty()); // the first has not taken it along
    }

    void garbageIsHungUpOn_data()
    {
        QTest::addColumn<QByteArray>("said");
        QTest::newRow("J17: another word") << QByteArray("quit\n");
        QTest::newRow("J17: another case") << QByteArray("SHOW\n");
        QTest::newRow("J17: an empty line") << QByteArray("\n");
        QTest::newRow("J17: a token that is none") << QByteArray("show a b\n");
        QTest::newRow("J17: a space and no token") << QByteArray("show \n");
        QTest::newRow("J17: a token with a control character") << QByteArray("show a\x1b[2J\n");
        QTest::newRow("J17: a token beyond ASCII") << QByteArray("show \xc3\xa4\n");
        QTest::newRow("J17: a zero byte") << QByteArray("show\0\n", 6);
        QTest::newRow("J17: a carriage return") << QByteArray("show\r\n");
        QTest::newRow("J17: two lines at once") << QByteArray("show\nshow\n");
        QTest::newRow("J17: a token that is too long") << "show " + QByteArray(257, 'a') + '\n';
        QTest::newRow("J17: a megabyte without an end") << QByteArray(1'000'000, 'a');
        QTest::newRow("J17: a megabyte that begins well") << "show " + QByteArray(1'000'000, 'a');
        QTest::newRow("J17: a web browser") << QByteArray("GET / HTTP/1.1\r\nHost: x\r\n\r\n");
    }
    void garbageIsHungUpOn()
    {
        QFETCH(QByteArray, said);
        SingleInstance first(home());
        QSignalSpy shown(&first, &SingleInstance::shown);
        QVERIFY(outcomeOf(first.claim({})));
        QLocalSocket peer;
        peer.connectToServer(found(QStringLiteral("socket")));
        peer.write(said);
        QTRY_COMPARE(peer.state(), QLocalSocket::UnconnectedState);
        QCOMPARE(peer.readAll(), QByteArray());
        QCOMPARE(shown.size(), 0);
        SingleInstance second(home()); // and it still listens
        QCOMPARE(outcomeOf(second.claim({})).value(), Role::Second);
    }

    void whoSaysNothingIsHungUpOn()
    {
        FakeClock clock;
        SingleInstance first(home(), clock);
        QVERIFY(outcomeOf(first.claim({})));
        QLocalSocket silent;
        silent.connectToServer(found(QStringLiteral("socket")));
        silent.write("sho"); // or not enough
        QTRY_VERIFY(clock.nextAlarm());
        QCoreApplication::processEvents();
        clock.advance(1'999ms);
        QCoreApplication::processEvents();
        QCOMPARE(silent.state(), QLocalSocket::ConnectedState);
        clock.advance(1ms);
        QTRY_COMPARE(silent.state(), QLocalSocket::UnconnectedState);
    }

    void aLineInPiecesIsALine()
    {
        SingleInstance first(home());
        QSignalSpy shown(&first, &SingleInstance::shown);
        QVERIFY(outcomeOf(first.claim({})));
        QLocalSocket peer;
        peer.connectToServer(found(QStringLiteral("socket")));
        for (const char piece : QByteArray("show abc\n")) {
            QCOMPARE(shown.size(), 0);
            peer.write(QByteArray(1, piece));
            peer.flush();
            QCoreApplication::processEvents();
        }
        QTRY_COMPARE(shown.size(), 1);
        QCOMPARE(shown.at(0).at(0).toByteArray(), QByteArray("abc"));
        QByteArray answer;
        QTRY_COMPARE(answer += peer.readAll(), QByteArray("ok\n"));
    }

    void aCrowdOfSilentPeersIsTurnedAway()
    {
        FakeClock clock;
        SingleInstance first(home(), clock);
        QVERIFY(outcomeOf(first.claim({})));
        std::vector<std::unique_ptr<QLocalSocket>> crowd;
        for (int number = 0; number < 20; ++number) {
            crowd.push_back(std::make_unique<QLocalSocket>());
            crowd.back()->connectToServer(found(QStringLiteral("socket")));
        }
        const auto connected = [&] {
            return std::count_if(crowd.begin(), crowd.end(), [](const auto &peer) {
                return peer->state() == QLocalSocket::ConnectedState;
            });
        };
        QTRY_COMPARE(connected(), 8);
        clock.advance(2s);
        QTRY_COMPARE(connected(), 0);
        SingleInstance second(home());
        QCOMPARE(outcomeOf(second.claim({})).value(), Role::Second);
    }

    void aFirstThatDoesNotAnswerIsNotWaitedForLong_data()
    {
        QTest::addColumn<QByteArray>("answer");
        QTest::newRow("J17: silence") << QByteArray();
        QTest::newRow("J17: another word") << QByteArray("no\n");
        QTest::newRow("J17: a megabyte") << QByteArray(1'000'000, 'o');
        QTest::newRow("J17: an answer and more") << QByteArray("ok\nok\n");
    }
    void aFirstThatDoesNotAnswerIsNotWaitedForLong()
    {
        QFETCH(QByteArray, answer);
        const QString folder = meetingFolder();
        // Somebody who has the lock and the socket, and another language.
        MeetingPlace taken = MeetingPlace::of(home()).value();
        QVERIFY(taken.tryToLock().value());
        QLocalServer impostor;
        QVERIFY(impostor.listen(folder + QLatin1String("/socket")));
        connect(&impostor, &QLocalServer::newConnection, this, [&] {
            QLocalSocket *const peer = impostor.nextPendingConnection();
            if (!answer.isEmpty())
                peer->write(answer);
        });
        FakeClock clock;
        SingleInstance second(home(), clock);
        ReplyOf<Role> *const reply = second.claim({});
        QSignalSpy finished(reply, &Reply::finished);
        std::optional<AuthError> error;
        whenFinished(reply, this, [&](const Result<Role> &role) {
            if (!role)
                error = role.error();
        });
        QElapsedTimer real;
        real.start();
        while (!error && real.elapsed() < 10'000) {
            QCoreApplication::processEvents();
            clock.advance(50ms);
        }
        QVERIFY(error);
        QCOMPARE(error->code, AuthError::Code::AgentFailed);
        QVERIFY(error->message.contains(QStringLiteral("running already")));
    }

    void oneThatIsJustStartingIsWaitedFor()
    {
        const QString folder = meetingFolder();
        auto starting = std::make_unique<MeetingPlace>(MeetingPlace::of(home()).value());
        QVERIFY(starting->tryToLock().value()); // and does not listen yet
        SingleInstance second(home());
        ReplyOf<Role> *const reply = second.claim({});
        QTimer::singleShot(150, this, [&] { starting.reset(); }); // and never will: it ended
        QCOMPARE(outcomeOf(reply).value(), Role::First);
    }

    void aFolderThatOthersCouldChangeIsNotUsed_data()
    {
        QTest::addColumn<QString>("trap");
        QTest::newRow("J17: others may write to it") << "writable";
        QTest::newRow("J17: a link in its place") << "link";
        QTest::newRow("J17: a file in its place") << "file";
        QTest::newRow("J17: a link in place of the lock") << "locklink";
        QTest::newRow("J17: a pipe in place of the lock") << "lockpipe";
        QTest::newRow("J17: a folder in place of the lock") << "lockfolder";
    }
    void aFolderThatOthersCouldChangeIsNotUsed()
    {
        QFETCH(QString, trap);
        const QString root = runtime() + QLatin1String("/qonsent");
        const QByteArray name = QFile::encodeName(root);
        const QByteArray target = QFile::encodeName(m_folder->path() + QLatin1String("/target"));
        if (trap == QLatin1String("writable")) {
            QCOMPARE(mkdir(name.constData(), 0700), 0);
            QCOMPARE(chmod(name.constData(), 0777), 0);
        } else if (trap == QLatin1String("link")) {
            QCOMPARE(mkdir(target.constData(), 0700), 0);
            QCOMPARE(symlink(target.constData(), name.constData()), 0);
        } else if (trap == QLatin1String("file")) {
            QFile file(root);
            QVERIFY(file.open(QIODevice::WriteOnly));
        } else {
            const QByteArray lock = QFile::encodeName(meetingFolder() + QLatin1String("/lock"));
            QCOMPARE(unlink(lock.constData()), 0);
            if (trap == QLatin1String("locklink"))
                QCOMPARE(symlink(target.constData(), lock.constData()), 0);
            else if (trap == QLatin1String("lockpipe"))
                QCOMPARE(mkfifo(lock.constData(), 0600), 0);
            else
                QCOMPARE(mkdir(lock.constData(), 0700), 0);
        }
        SingleInstance first(home());
        const auto role = outcomeOf(first.claim({}));
        QVERIFY(!role);
        QCOMPARE(role.error().code, AuthError::Code::UnsafePath);
    }

    void withoutASessionItIsAPrivateFolder_data()
    {
        QTest::addColumn<QByteArray>("session");
        QTest::newRow("J17: not set") << QByteArray();
        QTest::newRow("J17: a folder that is not there") << QByteArray("/nowhere/at/all");
        QTest::newRow("J17: not a whole path") << QByteArray("run");
        QTest::newRow("J17: a folder for everybody") << QByteArray("/tmp");
    }
    void withoutASessionItIsAPrivateFolder()
    {
        QFETCH(QByteArray, session);
        if (session.isNull())
            qunsetenv("XDG_RUNTIME_DIR");
        else
            qputenv("XDG_RUNTIME_DIR", session);
        const QByteArray temporaryBefore = qgetenv("TMPDIR");
        qputenv("TMPDIR", QFile::encodeName(m_folder->path()));
        const auto restored = qScopeGuard([&] {
            if (temporaryBefore.isNull())
                qunsetenv("TMPDIR");
            else
                qputenv("TMPDIR", temporaryBefore);
        });
        SingleInstance first(home());
        QCOMPARE(outcomeOf(first.claim({})).value(), Role::First);
        SingleInstance second(home());
        QCOMPARE(outcomeOf(second.claim({})).value(), Role::Second);
        const QString fallback =
            QStringLiteral("%1/qonsent-%2").arg(QDir::tempPath()).arg(geteuid());
        QCOMPARE(modeOf(fallback), mode_t(0700));
    }

    void whatTheDesktopGaveIsChecked_data()
    {
        QTest::addColumn<QByteArray>("given");
        QTest::addColumn<bool>("isToken");
        QTest::newRow("a token") << QByteArray("gnome-shell/1234-5_TIME678") << true;
        QTest::newRow("a long one") << QByteArray(256, 'a') << true;
        QTest::newRow("J17: too long") << QByteArray(257, 'a') << false;
        QTest::newRow("J17: a second line") << QByteArray("a\nshow b") << false;
        QTest::newRow("J17: a space") << QByteArray("a b") << false;
        QTest::newRow("J17: beyond ASCII") << QByteArray("\xff") << false;
        QTest::newRow("J17: nothing") << QByteArray() << false;
    }
    void whatTheDesktopGaveIsChecked()
    {
        QFETCH(QByteArray, given);
        QFETCH(bool, isToken);
        const ShowRequest request = ShowRequest::with(given);
        QCOMPARE(request.activationToken, isToken ? given : QByteArray());
        QVERIFY(request.line().size() <= ShowRequest::longestLine);
        QCOMPARE(ShowRequest::parse(request.line()), std::optional(request));
    }

    void cancellingEndsIt()
    {
        const QString folder = meetingFolder();
        MeetingPlace taken = MeetingPlace::of(home()).value();
        QVERIFY(taken.tryToLock().value());
        FakeClock clock;
        SingleInstance second(home(), clock);
        ReplyOf<Role> *const reply = second.claim({});
        reply->cancel();
        QCOMPARE(outcomeOf(reply).error().code, AuthError::Code::Cancelled);
        QVERIFY(!clock.nextAlarm());
    }
};

QONSENT_TEST(tst_SingleInstance)
#include "tst_singleinstance.moc"
