// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QString>

namespace Qonsent {

/// The path of \a name in the folder of the live tests.
[[nodiscard]] QString liveFile(const QString &name);

/// The Node to run scripts with: `NODE` of the environment, else what CMake found.
[[nodiscard]] QString liveNode();

} // namespace Qonsent
