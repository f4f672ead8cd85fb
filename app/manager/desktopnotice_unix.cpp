// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "app/manager/desktopnotice.h"

#include <QDBusConnection>
#include <QDBusMessage>
#include <QFileInfo>
#include <QVariantMap>

namespace Qonsent::Manager {

namespace {

using namespace Qt::StringLiterals;

/// Without one of these Qt would start a bus, and wait for it.
bool hasBus()
{
    return qEnvironmentVariableIsSet("DBUS_SESSION_BUS_ADDRESS")
        || QFileInfo::exists(qEnvironmentVariable("XDG_RUNTIME_DIR") + "/bus"_L1);
}

} // namespace

void notifyDesktop(const QString &sentence)
{
    if (!hasBus())
        return;
    QDBusMessage call = QDBusMessage::createMethodCall(
        u"org.freedesktop.Notifications"_s, u"/org/freedesktop/Notifications"_s,
        u"org.freedesktop.Notifications"_s, u"Notify"_s);
    const QVariantMap hints = {{u"desktop-entry"_s, u"qonsent-manager"_s}};
    // The summary is plain text, the body may be markup: there is none.
    call << u"Qonsent"_s << uint(0) << u"qonsent-manager"_s << sentence << QString()
         << QStringList() << hints << -1;
    QDBusConnection::sessionBus().call(call, QDBus::NoBlock);
}

} // namespace Qonsent::Manager
