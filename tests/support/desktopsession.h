// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QProcess>
#include <QTemporaryDir>

namespace Qonsent {

/// A desktop session of its own in a temporary folder: a message bus, a home and, if wanted, a
/// real GNOME keyring. Nothing of the session that the test runs in is touched. Starting and
/// stopping blocks.
class DesktopSession
{
public:
    /// \a serviceFolder holds the .service files of what the bus may start; empty for nothing.
    explicit DesktopSession(const QString &serviceFolder = {});
    ~DesktopSession();
    Q_DISABLE_COPY_MOVE(DesktopSession)

    [[nodiscard]] bool hasBus() const { return !m_address.isEmpty(); }
    [[nodiscard]] QString address() const { return m_address; }
    /// A file or folder of the session, which may not exist yet.
    [[nodiscard]] QString path(const QString &name) const { return m_folder.filePath(name); }
    /// What a program of this session gets; no display, so that nothing can be shown.
    [[nodiscard]] QProcessEnvironment environment() const;

    [[nodiscard]] static bool hasKeyring();
    /// The keyring as after a graphical login: the default collection is made if there is none,
    /// and open.
    [[nodiscard]] bool startUnlockedKeyring();
    /// The keyring as after a login without a password: what collections there are stay locked.
    [[nodiscard]] bool startLockedKeyring();
    /// As a crash would.
    void killKeyring();
    void killBus();

private:
    [[nodiscard]] bool startKeyring(const QStringList &arguments, const QByteArray &input);
    static void end(QProcess &process);

    QTemporaryDir m_folder;
    QString m_address;
    QProcess m_bus;
    QProcess m_keyring;
};

} // namespace Qonsent
