// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#pragma once

#include "oauthcore/base/result.h"
#include "oauthcore/base/secret.h"

namespace Qonsent {

/// How the `state` of an attempt is made.
struct StateTemplate
{
    /// Whether the state has to be unforeseeable.
    enum class Entropy : quint8 {
        Required, ///< a text without `{random}` is refused
        Waived,   ///< only PKCE and the nonce are left to tell a forged answer; a warning says so
    };

    /// Printable ASCII, 1024 characters at most. `{random}` stands for 256 bits of the system's
    /// generator, `{listenPort}` for the port of the listener. Empty: what the receiver needs.
    QByteArray text = {};
    Entropy entropy = Entropy::Required;

    bool operator==(const StateTemplate &) const = default;
};

/// Draws a state for \a form; `{listenPort}` stays until withListenPort(). InvalidConfiguration:
/// "state_template" (empty, too long, or other characters), "state_static" (nothing random).
[[nodiscard]] QONSENT_CORE_EXPORT Result<Secret> drawState(const StateTemplate &form);

/// \a state with \a port where it says `{listenPort}`.
[[nodiscard]] QONSENT_CORE_EXPORT Secret withListenPort(const Secret &state, quint16 port);

} // namespace Qonsent
