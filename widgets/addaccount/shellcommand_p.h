// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QString>

namespace Qonsent {

/// The command that prints the access token of account \a name: `qonsent token "Work GitLab"`. It
/// is quoted for a POSIX shell, which somebody pastes it into: nothing in a name is ever run.
/// Empty if the name holds what cannot be shown, and so not be checked by the person either.
[[nodiscard]] QString tokenCommandFor(const QString &name);

} // namespace Qonsent
