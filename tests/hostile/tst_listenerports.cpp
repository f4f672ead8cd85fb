// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "tests/hostile/waitingsignin.h"
#include "tests/oauthcore/redirect/rawclient.h"
#include "tests/support/onlyrow.h"
#include "tests/support/testmain.h"

#include <QProcess>
#include <QTcpServer>
#include <QTest>

#include <fcntl.h>
#include <sys/resource.h>
#include <unistd.h>

using namespace Qonsent;

namespace {

/// Leaves this process without a single free descriptor while it lives.
class NoDescriptors
{
public:
    NoDescriptors()
    {
        ::getrlimit(RLIMIT_NOFILE, &m_before);
        rlimit few = m_before;
        few.rlim_cur = 256;
        ::setrlimit(RLIMIT_NOFILE, &few);
        for (int fd = ::open("/dev/null", O_RDONLY); fd >= 0; fd = ::open("/dev/null", O_RDONLY))
            m_held.push_back(fd);
    }
    ~NoDescriptors()
    {
        for (const int fd : m_held)
            ::close(fd);
        ::setrlimit(RLIMIT_NOFILE, &m_before);
    }
    Q_DISABLE_COPY_MOVE(NoDescriptors)

private:
    rlimit m_before = {};
    std::vector<int> m_held;
};

/// A port that nobody uses in either family at the moment; connections of other tests may hold
/// one in either of them.
quint16 freePort()
{
    QTcpServer v4;
    QTcpServer v6;
    for (int i = 0; i < 100; ++i) {
        if (v4.listen(QHostAddress::LocalHost)
            && v6.listen(QHostAddress::LocalHostIPv6, v4.serverPort()))
            return v4.serverPort();
        v4.close();
    }
    return 0;
}

} // namespace

/// Group A: where the listener listens, and who else might.
class tst_ListenerPorts : public QObject
{
    Q_OBJECT

    static Result<QUrl> listenAt(const LoopbackOptions &options)
    {
        LoopbackReceiver receiver(options);
        return receiver.listen(Secret("state"));
    }
    /// Runs the test function \a name of this class again in a network of its own, made by the
    /// shell commands \a preparation. Nothing if this host cannot do that.
    static std::optional<QByteArray> failureInOwnNetwork(const char *name,
                                                         const QString &preparation)
    {
        QProcess process;
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        environment.insert(QStringLiteral("QONSENT_TEST_OWN_NETWORK"), QStringLiteral("1"));
        process.setProcessEnvironment(environment);
        process.setProcessChannelMode(QProcess::MergedChannels);
        process.start(QStringLiteral("unshare"),
                      {QStringLiteral("-rn"), QStringLiteral("sh"), QStringLiteral("-c"),
                       QStringLiteral("PATH=$PATH:/usr/sbin:/sbin; (%1) || exit 77; exec \"$@\"")
                           .arg(preparation),
                       QStringLiteral("sh"), QCoreApplication::applicationFilePath(),
                       QStringLiteral("tst_ListenerPorts"), QString::fromLatin1(name)});
        if (!process.waitForFinished(30'000) || process.exitCode() == 77)
            return {};
        const QByteArray output = process.readAll();
        if (!output.contains("Start testing"))
            return {}; // unshare is not allowed here
        return process.exitCode() == 0 ? QByteArray() : output;
    }
    static bool isInOwnNetwork() { return qEnvironmentVariableIsSet("QONSENT_TEST_OWN_NETWORK"); }

private Q_SLOTS:
    void aPortThatIsTakenIsNamed_data()
    {
        QTest::addColumn<QString>("host");
        QTest::addColumn<QHostAddress>("taken");
        QTest::newRow("A34, CK-P17, MS-20: by another listener")
            << QString() << QHostAddress(QHostAddress::LocalHost);
        QTest::newRow("A34: by one of all addresses")
            << QStringLiteral("127.0.0.1") << QHostAddress(QHostAddress::AnyIPv4);
        QTest::newRow("A34: for IPv6")
            << QStringLiteral("::1") << QHostAddress(QHostAddress::LocalHostIPv6);
        QTest::newRow("A35: for localhost, IPv4")
            << QStringLiteral("localhost") << QHostAddress(QHostAddress::LocalHost);
        QTest::newRow("A35: for localhost, IPv6 by somebody who waits for our redirect")
            << QStringLiteral("localhost") << QHostAddress(QHostAddress::LocalHostIPv6);
    }
    void aPortThatIsTakenIsNamed()
    {
        QFETCH(QString, host);
        QFETCH(QHostAddress, taken);
        QTcpServer other;
        QVERIFY(other.listen(taken, freePort()));
        const auto uri = listenAt({.host = host, .firstPort = other.serverPort()});
        QVERIFY(!uri);
        QCOMPARE(uri.error().code, AuthError::Code::PortUnavailable);
        QCOMPARE(uri.error().reason, QByteArray("port_in_use"));
        QVERIFY(uri.error().message.contains(QString::number(other.serverPort())));
        if (taken == QHostAddress(QHostAddress::LocalHostIPv6)) {
            QTcpServer half; // nothing stays bound on the other family
            QVERIFY(half.listen(QHostAddress::LocalHost, other.serverPort()));
        }
    }

    void aSecondInstanceIsTurnedAway_data() { onlyRow("A34: the port of our own first instance"); }
    void aSecondInstanceIsTurnedAway()
    {
        WaitingSignIn first;
        const auto second = listenAt({.firstPort = quint16(first.uri().port())});
        QCOMPARE(second.error().code, AuthError::Code::PortUnavailable);
        QVERIFY(first.stillSucceeds());
    }

    void nobodyCanJoinOurPort_data()
    {
        onlyRow("A34, A35, MS-28: somebody else at our port, in either family");
    }
    void nobodyCanJoinOurPort()
    {
        WaitingSignIn signIn({.host = QStringLiteral("localhost")});
        for (const auto address : {QHostAddress::LocalHost, QHostAddress::LocalHostIPv6,
                                   QHostAddress::Any, QHostAddress::AnyIPv4}) {
            QTcpServer thief;
            QVERIFY(!thief.listen(QHostAddress(address), quint16(signIn.uri().port())));
        }
    }

    void aPortInTimeWaitIsOurs_data() { onlyRow("A34: a port whose last listener closed first"); }
    void aPortInTimeWaitIsOurs()
    {
        quint16 port = 0;
        {
            WaitingSignIn before;
            port = quint16(before.uri().port());
            QCOMPARE(statusOf(answerTo(before.uri(), plainRequest(before.uri(), "/"))), 404);
        }
        WaitingSignIn after({.firstPort = port});
        QCOMPARE(after.uri().port(), int(port));
        QVERIFY(after.stillSucceeds());
    }

    void aRangeIsTriedInOrder_data() { onlyRow("A34, CK-P18: a range whose first port is taken"); }
    void aRangeIsTriedInOrder()
    {
        QTcpServer first;
        QVERIFY(first.listen(QHostAddress::LocalHost, freePort()));
        const quint16 port = first.serverPort();
        if (port > 65'000)
            QSKIP("the port is too near to the end of all ports");
        const LoopbackOptions range = {.firstPort = port, .lastPort = quint16(port + 50)};
        const auto uri = listenAt(range);
        QVERIFY(uri);
        QVERIFY(uri->port() > port && uri->port() <= port + 50);
        const auto none = listenAt({.firstPort = port, .lastPort = port});
        QCOMPARE(none.error().code, AuthError::Code::PortUnavailable);
    }

    void aFixedPortIsUsed_data() { onlyRow("CK-P17, CK-P19, MS-20: the one that was asked for"); }
    void aFixedPortIsUsed()
    {
        const quint16 port = freePort();
        LoopbackReceiver receiver({.firstPort = port});
        const auto uri = receiver.listen(Secret("state"));
        QVERIFY(uri);
        QCOMPARE(uri->port(), int(port));
        QCOMPARE(receiver.listeningPort(), port);
    }

    void portsCannotBeGuessed_data() { onlyRow("A44: 200 ports, one after the other"); }
    void portsCannotBeGuessed()
    {
        // Where thousands of connections have just ended, few ports are left to be drawn from.
        if (!isInOwnNetwork()) {
            const auto failure =
                failureInOwnNetwork("portsCannotBeGuessed", QStringLiteral("ip link set lo up"));
            if (failure) {
                QVERIFY2(failure->isEmpty(), failure->constData());
                return;
            }
        }
        QList<int> ports;
        for (int i = 0; i < 200; ++i)
            ports += listenAt({}).value().port();
        const auto distinct = QSet<int>(ports.begin(), ports.end()).size();
        QVERIFY2(distinct > 100, QByteArray::number(distinct).constData());
        qsizetype neighbours = 0;
        for (qsizetype i = 1; i < ports.size(); ++i)
            neighbours += std::abs(ports.at(i) - ports.at(i - 1)) <= 2;
        QVERIFY2(neighbours < 20, "the next port follows from the last one");
    }

    void severalSignInsDoNotMix_data()
    {
        onlyRow("A45: three sign-ins, each told the redirect of the others");
    }
    void severalSignInsDoNotMix()
    {
        WaitingSignIn a;
        WaitingSignIn b;
        WaitingSignIn c({.host = QStringLiteral("::1")});
        for (WaitingSignIn *from : {&a, &b, &c}) {
            for (WaitingSignIn *to : {&a, &b, &c}) {
                if (from != to)
                    QCOMPARE(statusOf(answerTo(to->uri(), plainRequest(to->uri(), from->target()))),
                             400);
            }
        }
        QVERIFY(b.stillSucceeds());
        QVERIFY(c.stillSucceeds());
        QVERIFY(a.stillSucceeds());
    }

    void noFreeDescriptorIsAnError_data() { onlyRow("A37: no free descriptor to listen with"); }
    void noFreeDescriptorIsAnError()
    {
        const NoDescriptors none;
        const auto uri = listenAt({});
        QVERIFY(!uri);
        QCOMPARE(uri.error().code, AuthError::Code::PortUnavailable);
        QCOMPARE(uri.error().reason, QByteArray("listen_failed"));
    }

    void itAcceptsAgainWhenDescriptorsAreFree_data()
    {
        onlyRow("A37: no free descriptor to accept with, for a while");
    }
    void itAcceptsAgainWhenDescriptorsAreFree()
    {
        WaitingSignIn signIn;
        {
            QTcpSocket early;
            early.connectToHost(signIn.uri().host(), quint16(signIn.uri().port()));
            QVERIFY(early.waitForConnected());
            const NoDescriptors none;
            for (int i = 0; i < 10; ++i)
                QCoreApplication::processEvents();
        }
        QVERIFY(signIn.stillSucceeds());
    }

    void ipv6IsUsedWhereThereIsNoIpv4_data() { onlyRow("A36: a host without IPv4"); }
    void ipv6IsUsedWhereThereIsNoIpv4()
    {
        if (isInOwnNetwork()) {
            WaitingSignIn signIn;
            QCOMPARE(signIn.uri().host(), QStringLiteral("::1"));
            QVERIFY(signIn.uri().toString().startsWith(QStringLiteral("http://[::1]:")));
            QCOMPARE(statusOf(answerTo(signIn.uri(),
                                       signIn.filled("GET " + signIn.target()
                                                     + " HTTP/1.1\r\nHost: ::1:{port}"
                                                       "\r\n\r\n"))),
                     421);
            QVERIFY(signIn.stillSucceeds());
            WaitingSignIn named({.host = QStringLiteral("localhost")});
            QCOMPARE(named.uri().host(), QStringLiteral("localhost"));
            return;
        }
        const auto failure =
            failureInOwnNetwork("ipv6IsUsedWhereThereIsNoIpv4",
                                QStringLiteral("ip link set lo up && ip addr del 127.0.0.1/8 dev lo"
                                               " && ip -6 addr show dev lo | grep -q ::1"));
        if (!failure)
            QSKIP("no network namespaces here");
        QVERIFY2(failure->isEmpty(), failure->constData());
    }

    void noLoopbackAtAllIsAnError_data() { onlyRow("A37: a host without any loopback address"); }
    void noLoopbackAtAllIsAnError()
    {
        if (isInOwnNetwork()) {
            for (const char *host : {"", "127.0.0.1", "::1", "localhost"}) {
                const auto uri = listenAt({.host = QString::fromLatin1(host)});
                QVERIFY2(!uri, host);
                QCOMPARE(uri.error().code, AuthError::Code::PortUnavailable);
                QCOMPARE(uri.error().reason, QByteArray("no_loopback_address"));
            }
            return;
        }
        const auto failure =
            failureInOwnNetwork("noLoopbackAtAllIsAnError",
                                QStringLiteral("ip link set lo up && ip addr del 127.0.0.1/8 dev lo"
                                               " && ip addr del ::1/128 dev lo"));
        if (!failure)
            QSKIP("no network namespaces here");
        QVERIFY2(failure->isEmpty(), failure->constData());
    }
};

QONSENT_TEST(tst_ListenerPorts)
#include "tst_listenerports.moc"
