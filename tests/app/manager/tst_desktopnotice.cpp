// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "tests/support/desktopsession.h"
#include "tests/support/onlyrow.h"
#include "tests/support/testmain.h"

#include <QDBusConnection>
#include <QTest>
#include <QVariantMap>

#include <memory>
#include <optional>

using namespace Qonsent;
using namespace Qt::StringLiterals;

namespace {

/// What a desktop was told.
struct Notice
{
    QString program;
    uint replaced = 0;
    QString icon;
    QString summary;
    QString body;
    QStringList actions;
    QVariantMap hints;
    int timeout = 0;
};

/// The desktop's side: org.freedesktop.Notifications, on a connection of its own.
class Notifications : public QObject
{
    Q_OBJECT
    Q_CLASSINFO("D-Bus Interface", "org.freedesktop.Notifications")

public:
    explicit Notifications(const QString &address)
        : m_bus(QDBusConnection::connectToBus(address, u"notifications"_s))
    {
        m_isThere = m_bus.registerObject(u"/org/freedesktop/Notifications"_s, this,
                                         QDBusConnection::ExportAllSlots)
            && m_bus.registerService(u"org.freedesktop.Notifications"_s);
    }
    ~Notifications() override { QDBusConnection::disconnectFromBus(u"notifications"_s); }
    Q_DISABLE_COPY_MOVE(Notifications)

    bool isThere() const { return m_isThere; }
    QList<Notice> notices = {};

public Q_SLOTS:
    uint Notify(const QString &program, uint replaced, const QString &icon, const QString &summary,
                const QString &body, const QStringList &actions, const QVariantMap &hints,
                int timeout)
    {
        notices += {program, replaced, icon, summary, body, actions, hints, timeout};
        return uint(notices.size());
    }
    /// Ours reads markup in a body, as most do.
    QStringList GetCapabilities() const { return {u"body"_s, u"body-markup"_s}; }

private:
    QDBusConnection m_bus;
    bool m_isThere = false;
};

/// A program that tells the desktop one sentence.
class Sender
{
public:
    Sender(const QProcessEnvironment &environment, const QString &sentence)
    {
        m_process.setProcessEnvironment(environment);
        m_process.start(QStringLiteral(QONSENT_NOTICESENDER), {sentence});
    }
    ~Sender()
    {
        m_process.closeWriteChannel();
        m_process.waitForFinished();
    }
    Q_DISABLE_COPY_MOVE(Sender)

    /// How long it took; none if it did not come back.
    std::optional<qint64> milliseconds()
    {
        if (!QTest::qWaitFor([this] { return m_process.canReadLine(); }, 20'000))
            return {};
        return m_process.readLine().trimmed().toLongLong();
    }

private:
    QProcess m_process;
};

/// Without a bus that takes its messages, from nothing at all to one that is dead.
QProcessEnvironment without(const DesktopSession &session, const QByteArray &what)
{
    QProcessEnvironment environment = session.environment();
    if (what == "address") {
        environment.remove(u"DBUS_SESSION_BUS_ADDRESS"_s);
        environment.insert(u"XDG_RUNTIME_DIR"_s, session.path(u"nothing"_s));
    } else if (what == "socket") {
        environment.insert(u"DBUS_SESSION_BUS_ADDRESS"_s, u"unix:path=/nonexistent/bus"_s);
    } else if (what == "sense") {
        environment.insert(u"DBUS_SESSION_BUS_ADDRESS"_s, u"; rm -rf"_s);
    }
    return environment;
}

} // namespace

/// What is told on a real bus, to a desktop that listens.
class tst_DesktopNotice : public QObject
{
    Q_OBJECT

    std::unique_ptr<DesktopSession> m_session;

private Q_SLOTS:
    void initTestCase()
    {
        m_session = std::make_unique<DesktopSession>();
        if (!m_session->hasBus())
            QSKIP("dbus-daemon is not installed");
    }
    void cleanupTestCase() { m_session.reset(); }

    void aSentenceIsToldAsItIs_data()
    {
        QTest::addColumn<QString>("sentence");
        QTest::newRow("a name") << u"You are signed in as Alice."_s;
        QTest::newRow("J09: markup, which only a body may have")
            << u"You are signed in as <b>Alice</b><img src=\"file:///etc/passwd\">."_s;
        QTest::newRow("J09: what stands for markup") << u"You are signed in as &lt;b&gt; &amp;."_s;
        QTest::newRow("J09: letters of many scripts")
            << u"You are signed in as \u2068\u05D0\u05DC\u05D9\u05E1 \U0001F600\u2069."_s;
        QTest::newRow("as long as a name can be") << QString(500, u'x');
    }
    void aSentenceIsToldAsItIs()
    {
        QFETCH(QString, sentence);
        Notifications desktop(m_session->address());
        QVERIFY(desktop.isThere());
        Sender sender(m_session->environment(), sentence);
        QTRY_COMPARE(desktop.notices.size(), 1);
        const Notice &told = desktop.notices.constFirst();
        QCOMPARE(told.summary, sentence);
        QVERIFY2(told.body.isEmpty(), "a body would be read as markup");
        QVERIFY2(told.actions.isEmpty(), "nothing can be done there");
        QCOMPARE(told.program, u"Qonsent"_s);
        QCOMPARE(told.icon, u"qonsent-manager"_s);
        QCOMPARE(told.hints, (QVariantMap{{u"desktop-entry"_s, u"qonsent-manager"_s}}));
        QCOMPARE(told.replaced, 0U);
        QCOMPARE(told.timeout, -1);
        QVERIFY(sender.milliseconds().has_value());
    }

    void nobodyWaitsForIt_data()
    {
        QTest::addColumn<QByteArray>("missing");
        QTest::newRow("there is no bus") << QByteArray("address");
        QTest::newRow("the bus is gone") << QByteArray("socket");
        QTest::newRow("the address of the bus is none") << QByteArray("sense");
        QTest::newRow("nobody on the bus shows notifications") << QByteArray("service");
    }
    void nobodyWaitsForIt()
    {
        QFETCH(QByteArray, missing);
        constexpr qint64 longest = 5000; // of a busy machine; a bus that is waited for takes 25 s
        Sender sender(without(*m_session, missing), u"Hello"_s);
        const auto milliseconds = sender.milliseconds();
        QVERIFY(milliseconds.has_value());
        QVERIFY2(*milliseconds < longest, qPrintable(QString::number(*milliseconds)));
    }
};

QONSENT_TEST(tst_DesktopNotice)

#include "tst_desktopnotice.moc"
