// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QString>

namespace Qonsent {

/// How large a provider's pages are shown, as long as this program runs.
namespace Zoom {

/// What was remembered for \a provider; 1 if nothing was.
[[nodiscard]] qreal of(const QString &provider);
/// The next step up from \a factor, which may be the last.
[[nodiscard]] qreal larger(qreal factor);
/// The next step down from \a factor, which may be the last.
[[nodiscard]] qreal smaller(qreal factor);
void remember(const QString &provider, qreal factor);

} // namespace Zoom

} // namespace Qonsent
