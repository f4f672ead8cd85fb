// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#pragma once

namespace Qonsent {

/// False where the engine of the browser would end the whole process: as root its sandbox does not
/// work, and it is never switched off from here.
[[nodiscard]] bool engineCanRun();

} // namespace Qonsent
