// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QImage>

class QByteArray;

namespace Qonsent {

/// \a text as a QR code, black on white in every appearance, with the margin of four modules that
/// cameras need (ISO/IEC 18004 section 9.1): \a edge pixels wide. Null if \a text is so long that
/// a module would have fewer than \a smallestModule pixels, which no camera reads from a screen.
[[nodiscard]] QImage qrPicture(const QByteArray &text, int edge, int smallestModule);

} // namespace Qonsent
