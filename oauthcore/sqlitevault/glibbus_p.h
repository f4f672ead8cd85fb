// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#pragma once

namespace Qonsent {

/// libsecret shares GLib's connection to the session bus, and GLib ends the process when that bus
/// goes away. Makes it stay, so that a write to the vault is not cut off. Does nothing where there
/// is no GLib, and nothing the second time; never blocks.
void outliveGlibBus();

} // namespace Qonsent
