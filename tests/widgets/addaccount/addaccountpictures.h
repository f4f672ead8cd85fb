// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#pragma once

#include <functional>

class QSize;
class QWidget;

namespace Qonsent {

/// Takes a picture of every page of AddAccountDialog: \a take gets the window, the size wanted and
/// the name of the picture. False if one of them could not be taken.
[[nodiscard]] bool takeAddAccountPictures(
    const std::function<bool(QWidget &, const QSize &, const char *)> &take);

} // namespace Qonsent
