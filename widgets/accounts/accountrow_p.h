// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#pragma once

#include "oauthcore/account/accountstatus.h"

#include <QDateTime>
#include <QRect>

class QFontMetrics;
class QModelIndex;

namespace Qonsent {

/// What a row says, fit to be shown whatever model it comes from.
struct AccountRowText
{
    QString name = {};
    QString identity = {}; ///< who signed in; the host if nobody says
    QString host = {};
    QString badge = {}; ///< a short word beside the name; usually empty
    QString word = {};
    QString sentence = {};
    AccountStatus::Kind kind = AccountStatus::Kind::Ready;
    QDateTime endsAt = {};

    [[nodiscard]] static AccountRowText at(const QModelIndex &index);

    /// For a screen reader: "Work GitLab, ready, 42 minutes left, alice@example.com".
    [[nodiscard]] QString spoken(const QDateTime &now) const;
    /// For a tool tip, in lines: all of what a row elides, and the time by the clock on the wall.
    [[nodiscard]] QString toolTip(const QDateTime &now) const;
};

/// Where its parts go.
struct AccountRowLayout
{
    QRect tile = {};
    QRect name = {};
    QRect badge = {}; ///< at the end of the line of the name; null if there is none
    QRect shape = {};
    QRect word = {};
    QRect dot = {};      ///< between word and identity; null if there is no identity to see
    QRect identity = {}; ///< null if there is none, or no place for enough of it

    /// In \a rect, for texts in \a metrics.
    [[nodiscard]] static AccountRowLayout of(const AccountRowText &row, const QRect &rect,
                                             const QFontMetrics &metrics,
                                             Qt::LayoutDirection direction);
};

/// Between the word and the identity.
[[nodiscard]] QString rowDot();

} // namespace Qonsent
