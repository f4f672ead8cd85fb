// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QString>

namespace Qonsent {

/// \a text as one word that a POSIX shell reads back as it is, whatever a provider wrote into it.
[[nodiscard]] QString shellWord(const QString &text);

/// A command that a person can paste: `qonsent COMMAND "NAME" OPTIONS`. \a command and \a options
/// are ours, \a name may be anybody's.
[[nodiscard]] QString typedCommand(const QString &command, const QString &name,
                                   const QString &options = {});

} // namespace Qonsent
