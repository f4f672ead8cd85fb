// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#pragma once

#include "oauthcore/base/secret.h"

#include <optional>

namespace Qonsent::Cli {

/// True if there is a terminal with a person at it.
[[nodiscard]] bool canAsk();

/// Asks on the terminal, without showing what is typed; nothing if the person gave up. The
/// program waits: nothing else goes on in it.
[[nodiscard]] std::optional<Secret> askPassphrase(const char *prompt);

/// Asks for a new one, twice; nothing if the two differ or the person gave up.
[[nodiscard]] std::optional<Secret> askNewPassphrase();

} // namespace Qonsent::Cli
