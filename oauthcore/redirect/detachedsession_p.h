// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#pragma once

namespace Qonsent {

/// Runs in a child process before its program starts: takes it out of our terminal's foreground,
/// so that an interrupt or the closing of the terminal ends us and not the person's browser.
void detachSession();

} // namespace Qonsent
