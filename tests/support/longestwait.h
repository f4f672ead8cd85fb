// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#pragma once

namespace Qonsent {

/// How long a test waits for what has to come, in milliseconds. Only one that fails waits so long;
/// a machine that is busy with other tests may need a good part of it.
inline constexpr int longestWait = 90'000;

} // namespace Qonsent
