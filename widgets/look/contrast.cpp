// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "widgets/look/contrast.h"

#include <QPalette>

#include <algorithm>
#include <cmath>

namespace Qonsent {

namespace {

double linear(double channel)
{
    return channel <= 0.04045 ? channel / 12.92 : std::pow((channel + 0.055) / 1.055, 2.4);
}

double luminance(const QColor &color)
{
    return 0.2126 * linear(color.redF()) + 0.7152 * linear(color.greenF())
        + 0.0722 * linear(color.blueF());
}

} // namespace

double contrastBetween(const QColor &a, const QColor &b)
{
    const auto [darker, lighter] = std::minmax({luminance(a), luminance(b)});
    return (lighter + 0.05) / (darker + 0.05);
}

bool isDark(const QPalette &palette)
{
    return luminance(palette.color(QPalette::Window)) < 0.18;
}

bool isHighContrast(const QPalette &palette)
{
    // Ordinary palettes have grey windows, or text that is not quite black.
    constexpr double strongest = 20;
    return contrastBetween(palette.color(QPalette::WindowText), palette.color(QPalette::Window))
        >= strongest
        && contrastBetween(palette.color(QPalette::Text), palette.color(QPalette::Base))
        >= strongest;
}

} // namespace Qonsent
