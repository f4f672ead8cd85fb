// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "oauthcore/redirect/redirecthandover.h"
#include "tests/support/onlyrow.h"
#include "tests/support/outcome.h"
#include "tests/support/testmain.h"

#include <QDir>
#include <QLocalSocket>
#include <QPointer>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <sys/stat.h>

using namespace Qonsent;
using Code = AuthError::Code;

class tst_RedirectHandover : public QObject
{
    Q_OBJECT

    const QString m_program = QStringLiteral("com.example.app");
    std::unique_ptr<QTemporaryDir> m_session;

    Result<Done> handOver(const QByteArray &address)
    {
        return outcomeOf<Done>(RedirectHandover::handOver(m_program, Secret(address), this));
    }
    [[nodiscard]] QString socketPath() const
    {
        const QDir root(m_session->path() + QLatin1String("/qonsent"));
        const QStringList folders = root.entryList({QStringLiteral("handover-*")}, QDir::Dirs);
        return folders.isEmpty() ? QString()
                                 : root.filePath(folders.first() + QLatin1String("/socket"));
    }

private Q_SLOTS:
    void init()
    {
        m_session = std::make_unique<QTemporaryDir>();
        qputenv("XDG_RUNTIME_DIR", m_session->path().toUtf8());
    }
    void cleanup() { qunsetenv("XDG_RUNTIME_DIR"); }

    void theFirstInstanceHearsWhatTheSecondOneGot()
    {
        RedirectHandover first;
        QSignalSpy heard(&first, &RedirectHandover::addressReceived);
        QVERIFY(first.listen(m_program));
        for (int i = 1; i <= 20; ++i) {
            QVERIFY(handOver("com.example.app:/callback?state=x"));
            QCOMPARE(heard.count(), i);
        }
        QCOMPARE(heard.first().first().toString(),
                 QStringLiteral("com.example.app:/callback?state=x"));
    }

    void whoHearsTheAddressMayDeleteTheHandover_data()
    {
        onlyRow("J12: the sign-in goes on, and nothing else is waited for");
    }
    void whoHearsTheAddressMayDeleteTheHandover()
    {
        auto *const first = new RedirectHandover;
        QVERIFY(first->listen(m_program));
        QStringList heard;
        connect(first, &RedirectHandover::addressReceived, this,
                [first, &heard](const QString &address) {
                    heard += address;
                    delete first;
                });
        const QPointer<RedirectHandover> alive = first;
        QVERIFY(handOver("com.example.app:/callback?state=x"));
        QTRY_VERIFY(!alive);
        QCOMPARE(heard, QStringList(QStringLiteral("com.example.app:/callback?state=x")));
    }

    void thereIsOneFirstInstanceOfEachProgram()
    {
        auto first = std::make_unique<RedirectHandover>();
        QVERIFY(first->listen(m_program));
        RedirectHandover second;
        QCOMPARE(second.listen(m_program).error().reason, QByteArray("handover_taken"));
        RedirectHandover other;
        QVERIFY(other.listen(QStringLiteral("com.example.other")));
        first.reset();
        QVERIFY(second.listen(m_program)); // also over the socket that is left
    }

    void whatIsNoAddressIsNotSent_data()
    {
        QTest::addColumn<QByteArray>("address");
        QTest::addColumn<AuthError::Code>("code");
        QTest::newRow("J12: nothing") << QByteArray() << Code::ResponseMalformed;
        QTest::newRow("J12: two lines") << QByteArray("a:/b\nc:/d") << Code::ResponseMalformed;
        QTest::newRow("J12: a NUL") << QByteArray("a:\0b", 4) << Code::ResponseMalformed;
        QTest::newRow("J12: 1 MB") << QByteArray(1024 * 1024, 'a') << Code::TooLarge;
    }
    void whatIsNoAddressIsNotSent()
    {
        QFETCH(QByteArray, address);
        RedirectHandover first;
        QSignalSpy heard(&first, &RedirectHandover::addressReceived);
        QVERIFY(first.listen(m_program));
        const auto told = handOver(address);
        QVERIFY(!told);
        QTEST(told.error().code, "code");
        QCOMPARE(heard.count(), 0);
    }

    void withoutAFirstInstanceTheSecondOneIsToldSo()
    {
        const auto told = handOver("com.example.app:/callback?state=x");
        QVERIFY(!told);
        QCOMPARE(told.error().code, Code::AgentFailed);
    }

    void rubbishOnTheSocketIsDropped_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::newRow("an empty line") << QByteArray("\n");
        QTest::newRow("a NUL") << QByteArray("a\0b\n", 4);
        QTest::newRow("a blank") << QByteArray("a b\n");
        QTest::newRow("two lines") << QByteArray("a:/b\nc:/d\n");
        QTest::newRow("no line end in 200 kB") << QByteArray(200 * 1024, 'a');
    }
    void rubbishOnTheSocketIsDropped()
    {
        QFETCH(QByteArray, bytes);
        RedirectHandover first;
        QSignalSpy heard(&first, &RedirectHandover::addressReceived);
        QVERIFY(first.listen(m_program));
        QLocalSocket socket;
        socket.connectToServer(socketPath());
        QVERIFY(socket.waitForConnected());
        socket.write(bytes);
        QTRY_COMPARE(socket.state(), QLocalSocket::UnconnectedState);
        QCOMPARE(heard.count(), 0);
        QVERIFY(handOver("com.example.app:/callback?state=x"));
        QCOMPARE(heard.count(), 1);
    }

    void twentyWhoSayNothingStopNobodyForLong()
    {
        RedirectHandover first;
        QVERIFY(first.listen(m_program));
        std::vector<std::unique_ptr<QLocalSocket>> idle;
        for (int i = 0; i < 20; ++i) {
            idle.push_back(std::make_unique<QLocalSocket>());
            idle.back()->connectToServer(socketPath());
        }
        QTRY_COMPARE(idle.back()->state(), QLocalSocket::UnconnectedState); // sixteen are enough
        idle.clear();
        QTRY_VERIFY(handOver("com.example.app:/callback?state=x"));
    }

    void aFolderThatOthersCanChangeIsRefused_data()
    {
        QTest::addColumn<int>("mode");
        QTest::newRow("the folder of the session is everybody's") << 0777;
        QTest::newRow("the folder of the session is the group's") << 0770;
    }
    void aFolderThatOthersCanChangeIsRefused()
    {
        QFETCH(int, mode);
        QCOMPARE(::chmod(m_session->path().toUtf8().constData(), mode_t(mode)), 0);
        RedirectHandover first;
        QCOMPARE(first.listen(m_program).error().code, Code::UnsafePath);
        QCOMPARE(handOver("a:/b").error().code, Code::UnsafePath);
    }

    void aLinkInPlaceOfOurFolderIsRefused()
    {
        QTemporaryDir elsewhere;
        QVERIFY(QFile::link(elsewhere.path(), m_session->path() + QLatin1String("/qonsent")));
        RedirectHandover first;
        QCOMPARE(first.listen(m_program).error().code, Code::UnsafePath);
    }

    void withoutASessionThereIsNoHandover()
    {
        qunsetenv("XDG_RUNTIME_DIR");
        RedirectHandover first;
        QCOMPARE(first.listen(m_program).error().code, Code::UnsafePath);
    }

    void theSocketIsOfThisUserAlone()
    {
        RedirectHandover first;
        QVERIFY(first.listen(m_program));
        struct stat there = {};
        QCOMPARE(::stat(socketPath().toUtf8().constData(), &there), 0);
        QCOMPARE(there.st_mode & 0077, mode_t(0));
        QCOMPARE(::stat(QFileInfo(socketPath()).path().toUtf8().constData(), &there), 0);
        QCOMPARE(there.st_mode & 0777, mode_t(0700));
    }
};

QONSENT_TEST(tst_RedirectHandover)
#include "tst_redirecthandover.moc"
