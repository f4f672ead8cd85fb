// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "tests/support/desktopsession.h"

#include <QDBusConnection>
#include <QDBusConnectionInterface>
#include <QDir>
#include <QFile>
#include <QStandardPaths>
#include <QTest>

namespace Qonsent {

namespace {

QByteArray busConfiguration(const QString &socket, const QString &serviceFolder)
{
    QByteArray services;
    if (!serviceFolder.isEmpty())
        services = "<servicedir>" + QFile::encodeName(serviceFolder) + "</servicedir>";
    return "<busconfig><type>session</type><listen>unix:path=" + QFile::encodeName(socket)
        + "</listen><auth>EXTERNAL</auth>" + services
        + "<policy context=\"default\"><allow send_destination=\"*\"/><allow own=\"*\"/><allow "
          "eavesdrop=\"true\"/></policy>"
          "</busconfig>";
}

bool isOwned(const QString &address, const QString &service)
{
    const QString name = QStringLiteral("desktopsession");
    bool owned = false;
    {
        const QDBusConnection bus = QDBusConnection::connectToBus(address, name);
        owned = bus.isConnected() && bus.interface()->isServiceRegistered(service);
    }
    QDBusConnection::disconnectFromBus(name);
    return owned;
}

} // namespace

DesktopSession::DesktopSession(const QString &serviceFolder)
{
    QDir(m_folder.path()).mkdir(QStringLiteral("run"));
    QFile(path(QStringLiteral("run")))
        .setPermissions(QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
    QFile configuration(path(QStringLiteral("bus.conf")));
    if (!configuration.open(QIODevice::WriteOnly))
        return;
    configuration.write(busConfiguration(path(QStringLiteral("run/bus")), serviceFolder));
    configuration.close();
    m_bus.setProcessEnvironment(environment());
    m_bus.setStandardErrorFile(QProcess::nullDevice());
    m_bus.start(QStringLiteral("dbus-daemon"),
                {QStringLiteral("--config-file=") + configuration.fileName(),
                 QStringLiteral("--nofork"), QStringLiteral("--print-address")});
    while (!m_bus.canReadLine() && m_bus.waitForReadyRead(10'000))
        continue;
    m_address = QString::fromLocal8Bit(m_bus.readLine()).trimmed();
}

DesktopSession::~DesktopSession()
{
    end(m_keyring);
    end(m_bus);
}

QProcessEnvironment DesktopSession::environment() const
{
    QProcessEnvironment result = QProcessEnvironment::systemEnvironment();
    for (const char *name : {"DISPLAY", "WAYLAND_DISPLAY", "XDG_CURRENT_DESKTOP", "DESKTOP_SESSION",
                             "KDE_FULL_SESSION", "KDE_SESSION_VERSION", "GNOME_KEYRING_CONTROL",
                             "XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME"})
        result.remove(QString::fromLatin1(name));
    result.insert(QStringLiteral("HOME"), m_folder.path());
    result.insert(QStringLiteral("XDG_RUNTIME_DIR"), path(QStringLiteral("run")));
    result.insert(QStringLiteral("DBUS_SESSION_BUS_ADDRESS"), m_address);
    return result;
}

bool DesktopSession::hasKeyring()
{
    return !QStandardPaths::findExecutable(QStringLiteral("gnome-keyring-daemon")).isEmpty();
}

bool DesktopSession::startUnlockedKeyring()
{
    return startKeyring({QStringLiteral("--unlock")}, "password of the login");
}

bool DesktopSession::startLockedKeyring()
{
    return startKeyring({}, {});
}

bool DesktopSession::startKeyring(const QStringList &arguments, const QByteArray &input)
{
    m_keyring.setProcessEnvironment(environment());
    m_keyring.setStandardErrorFile(QProcess::nullDevice());
    m_keyring.setStandardOutputFile(QProcess::nullDevice());
    m_keyring.start(
        QStringLiteral("gnome-keyring-daemon"),
        QStringList{QStringLiteral("--foreground"), QStringLiteral("--components=secrets")}
            + arguments);
    m_keyring.write(input);
    m_keyring.closeWriteChannel();
    return m_keyring.waitForStarted()
        && QTest::qWaitFor(
               [this] { return isOwned(m_address, QStringLiteral("org.freedesktop.secrets")); },
               20'000);
}

void DesktopSession::killKeyring()
{
    end(m_keyring);
}

void DesktopSession::killBus()
{
    end(m_bus);
}

void DesktopSession::end(QProcess &process)
{
    if (process.state() == QProcess::NotRunning)
        return;
    process.kill();
    process.waitForFinished();
}

} // namespace Qonsent
