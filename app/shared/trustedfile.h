// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#pragma once

#include "oauthcore/base/result.h"

#include <QByteArray>

namespace Qonsent {

/// The first \a largest bytes of the file at \a path, if nobody but this user, their own group and
/// root can change it or put another in its place; UnsafePath if somebody can,
/// InvalidConfiguration "file" if it cannot be read.
[[nodiscard]] Result<QByteArray> readTrustedFile(const QString &path, qint64 largest);

} // namespace Qonsent
