// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#pragma once

#include "widgets/export.h"

#include <QPalette>

namespace Qonsent {

/// Which colours a program wears.
enum class Appearance : quint8 {
    System, ///< as the desktop does, also when that changes
    Light,
    Dark,
};

/// Our palette for the Fusion style, all roles and all groups; light for Appearance::Light and
/// dark for Appearance::Dark. Fusion's own fails us: white on its selection has a contrast of 3.7,
/// a link on dark 2.0. For Appearance::System, the one that setAppearance() would install now.
[[nodiscard]] QONSENT_WIDGETS_EXPORT QPalette fusionPalette(Appearance appearance);

/// Dresses the whole program; for applications, in the main thread, once there is a QApplication.
/// Other styles than Fusion keep their own colours, and so does a desktop in high contrast.
QONSENT_WIDGETS_EXPORT void setAppearance(Appearance appearance);
/// What was set last; Appearance::System at first.
[[nodiscard]] QONSENT_WIDGETS_EXPORT Appearance appearance();

} // namespace Qonsent
