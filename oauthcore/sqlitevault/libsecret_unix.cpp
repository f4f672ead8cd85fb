// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "oauthcore/sqlitevault/libsecret_p.h"

#include <QLibrary>

#include <utility>

namespace Qonsent {

namespace {

// What gio/gio.h declares. Linking GLib for one call would make it a dependency of ours; it is
// there if and only if libsecret is.
using Callback = void (*)(void *source, void *result, void *data);
using GetBus = void (*)(int type, void *cancellable, Callback callback, void *data);
using FinishGetBus = void *(*)(void *result, void **error);
using SetExitOnClose = void (*)(void *connection, int exitOnClose);

constexpr int sessionBus = 2; ///< G_BUS_TYPE_SESSION

QLibrary &gio()
{
    static QLibrary library(QStringLiteral("gio-2.0"), 0);
    return library;
}

bool isHeld = false; ///< the main thread's

/// Keeps its reference for ever: whoever asks for the bus later gets this connection.
void onBus(void *, void *result, void *)
{
    const auto finish = reinterpret_cast<FinishGetBus>(gio().resolve("g_bus_get_finish"));
    const auto setExitOnClose =
        reinterpret_cast<SetExitOnClose>(gio().resolve("g_dbus_connection_set_exit_on_close"));
    void *const connection = finish && setExitOnClose ? finish(result, nullptr) : nullptr;
    if (!connection)
        return;
    setExitOnClose(connection, 0);
    isHeld = true;
}

QString lastOwner; ///< the main thread's

} // namespace

void outliveGlibBus()
{
    const auto getBus = reinterpret_cast<GetBus>(gio().resolve("g_bus_get"));
    if (getBus && !isHeld)
        getBus(sessionBus, nullptr, onBus, nullptr);
}

void meetServiceAnew(const QString &owner)
{
    const QString before = std::exchange(lastOwner, owner);
    if (before.isEmpty() || before == owner)
        return;
    QLibrary libsecret(QStringLiteral("secret-1"), 0);
    using Disconnect = void (*)();
    if (const auto disconnect =
            reinterpret_cast<Disconnect>(libsecret.resolve("secret_service_disconnect")))
        disconnect();
}

} // namespace Qonsent
