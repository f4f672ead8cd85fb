// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#pragma once

#include "oauthcore/account/accountstatus.h"
#include "widgets/look/symbols.h"

class QPalette;

namespace Qonsent {

/// What stands before the word of a status.
struct QONSENT_WIDGETS_EXPORT StatusShape
{
    Symbol symbol = Symbol::Ready;
    QColor color = {};

    [[nodiscard]] static StatusShape of(AccountStatus::Kind kind, const QPalette &palette);
};

} // namespace Qonsent
