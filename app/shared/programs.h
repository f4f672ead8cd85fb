// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QString>

namespace Qonsent {

// The programs of this kit, each where it was installed or built beside the one that asks. PATH is
// never searched. Empty: it is not there.

/// The absolute path of `qonsent-consent`, the embedded browser.
[[nodiscard]] QString consentProgram();
/// The absolute path of `qonsent-manager`, the account manager.
[[nodiscard]] QString managerProgram();

} // namespace Qonsent
