// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#pragma once

#include "oauthcore/export.h"

#include <QVersionNumber>

namespace Qonsent {

/// The version of the library that runs, which need not be the one that a program was built with.
[[nodiscard]] QONSENT_CORE_EXPORT QVersionNumber libraryVersion();

} // namespace Qonsent
