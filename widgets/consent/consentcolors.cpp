// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "widgets/consent/consentcolors_p.h"

#include <QPalette>

namespace Qonsent {

ConsentColors ConsentColors::in(const QPalette &palette)
{
    const bool dark = palette.color(QPalette::Window).lightness() < 128;
    if (dark)
        return {.muted = QColor(0xB1, 0xB5, 0xBD),
                .ready = QColor(0x79, 0xD3, 0x9B),
                .attention = QColor(0xF0, 0xB8, 0x4A),
                .attentionBanner = QColor(0x3A, 0x2F, 0x17),
                .problem = QColor(0xFF, 0x9C, 0x94),
                .problemBanner = QColor(0x43, 0x21, 0x1F),
                .border = QColor(0x7D, 0x81, 0x8A)};
    return {.muted = QColor(0x5A, 0x5E, 0x66),
            .ready = QColor(0x1B, 0x6B, 0x3A),
            .attention = QColor(0x7A, 0x4B, 0x00),
            .attentionBanner = QColor(0xFF, 0xF4, 0xDC),
            .problem = QColor(0xB3, 0x26, 0x1E),
            .problemBanner = QColor(0xFD, 0xEC, 0xEA),
            .border = QColor(0x82, 0x85, 0x8C)};
}

} // namespace Qonsent
