// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "widgets/accounts/statusshape.h"

#include "widgets/look/meaningcolors.h"

namespace Qonsent {

StatusShape StatusShape::of(AccountStatus::Kind kind, const QPalette &palette)
{
    const MeaningColors colors = MeaningColors::of(palette);
    switch (kind) {
    case AccountStatus::Kind::Ready:
        return {.symbol = Symbol::Ready, .color = colors.ready};
    case AccountStatus::Kind::Renewing:
        return {.symbol = Symbol::Renewing, .color = colors.muted};
    case AccountStatus::Kind::WaitingForNetwork:
    case AccountStatus::Kind::Leaving: // waits for the provider as well
        return {.symbol = Symbol::Waiting, .color = colors.muted};
    case AccountStatus::Kind::SignInNeeded:
        return {.symbol = Symbol::Attention, .color = colors.attention};
    case AccountStatus::Kind::Problem:
        return {.symbol = Symbol::Problem, .color = colors.problem};
    case AccountStatus::Kind::Locked:
        break;
    }
    return {.symbol = Symbol::Locked, .color = colors.muted};
}

} // namespace Qonsent
