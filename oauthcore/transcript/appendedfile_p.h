// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#pragma once

#include "oauthcore/base/result.h"

#include <QFile>

namespace Qonsent {

/// Opens \a file for writing at its end; it is made with mode 0600 if it is not there.
/// UnsafePath: "symbolic_link", "not_a_file", "owner", "mode"; InvalidConfiguration
/// "transcript_file" if the system refuses.
[[nodiscard]] Result<Done> openToAppend(QFile &file);

} // namespace Qonsent
