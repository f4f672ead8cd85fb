// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QUrl>

namespace Qonsent {

inline constexpr qint64 now = 1'767'268'800'000; ///< 2026-01-01 12:00 UTC
inline const QUrl endpoint(QStringLiteral("https://id.example/token"));

} // namespace Qonsent
