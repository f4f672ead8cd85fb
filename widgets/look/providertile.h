// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#pragma once

#include "widgets/export.h"

#include <QColor>
#include <QString>

class QPainter;
class QPalette;
class QRect;

namespace Qonsent {

/// What stands before an account or a provider: a small square with a letter. No imitated logos.
struct QONSENT_WIDGETS_EXPORT ProviderTile
{
    QString letter = {};
    QColor background = {}; ///< invalid: none, an outline instead
    QColor text = {};       ///< invalid: as the painter's pen

    /// The first letter of \a name on one of eight muted hues, always the same for \a id, e.g. the
    /// provider's host. In high contrast there is no hue.
    [[nodiscard]] static ProviderTile of(const QString &name, const QString &id,
                                         const QPalette &palette);

    /// Paints it into the middle of \a rect, with letters of \a painter's font family; without a
    /// hue in the colour of its pen, as the texts beside it.
    void paint(QPainter *painter, const QRect &rect) const;

    bool operator==(const ProviderTile &) const = default;
};

} // namespace Qonsent
