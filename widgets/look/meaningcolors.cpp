// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "widgets/look/meaningcolors.h"

#include "widgets/look/contrast.h"

#include <QPalette>

namespace Qonsent {

MeaningColors MeaningColors::of(const QPalette &palette)
{
    if (isHighContrast(palette)) {
        const QColor text = palette.color(QPalette::WindowText);
        const QColor window = palette.color(QPalette::Window);
        return {.ready = text,
                .attention = text,
                .problem = text,
                .muted = text,
                .border = text,
                .attentionBanner = window,
                .problemBanner = window};
    }
    if (isDark(palette))
        return {.ready = QColor(0x79, 0xD3, 0x9B),
                .attention = QColor(0xF0, 0xB8, 0x4A),
                .problem = QColor(0xFF, 0x9C, 0x94),
                .muted = QColor(0xB1, 0xB5, 0xBD),
                .border = QColor(0x7D, 0x81, 0x8A),
                .attentionBanner = QColor(0x3A, 0x2F, 0x17),
                .problemBanner = QColor(0x43, 0x21, 0x1F)};
    return {.ready = QColor(0x1B, 0x6B, 0x3A),
            .attention = QColor(0x7A, 0x4B, 0x00),
            .problem = QColor(0xB3, 0x26, 0x1E),
            .muted = QColor(0x5A, 0x5E, 0x66),
            .border = QColor(0x82, 0x85, 0x8C),
            .attentionBanner = QColor(0xFF, 0xF4, 0xDC),
            .problemBanner = QColor(0xFD, 0xEC, 0xEA)};
}

} // namespace Qonsent
