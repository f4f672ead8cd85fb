// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QString>

// What has to be done to libsecret, which QtKeychain loads when it runs, for the sake of programs
// that run for long. Only for the main thread.
namespace Qonsent {

/// libsecret shares GLib's connection to the session bus, and GLib ends the process when that bus
/// goes away. Makes it stay, so that a write to the vault is not cut off. Does nothing where there
/// is no GLib, and nothing the second time; never blocks.
void outliveGlibBus();

/// libsecret keeps its session with a service that has ended, and then fails for ever. Makes it
/// begin anew if \a owner, the unique name of the service on the bus, is not that of last time.
void meetServiceAnew(const QString &owner);

} // namespace Qonsent
