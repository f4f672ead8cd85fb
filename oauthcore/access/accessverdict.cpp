// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "oauthcore/access/accessverdict_p.h"

namespace Qonsent {

AccessVerdict accessVerdict(int status, const QByteArrayList &fields, QByteArrayView scheme)
{
    if (status != 401 && status != 403)
        return {};
    using Action = AccessVerdict::Action;
    const AccessVerdict withoutWord{.action = status == 401 ? Action::Renew : Action::Deliver};
    const Result<QList<Challenge>> challenges = parseChallenges(fields);
    if (!challenges || challenges->isEmpty())
        return withoutWord;
    const auto found = ChallengedAccess::find(*challenges, scheme);
    if (!found)
        return withoutWord;
    if (!*found) // it wants something else than tokens
        return {};
    const ChallengedAccess &access = **found;
    AccessVerdict verdict{.error = access.error, .description = access.description};
    if (const auto demand = access.demand()) {
        verdict.action = Action::Demand;
        verdict.demand = *demand;
    } else if (access.error.isEmpty() || access.error == "invalid_token") {
        verdict.action = withoutWord.action;
    } else {
        verdict.action = Action::Refuse;
    }
    return verdict;
}

} // namespace Qonsent
