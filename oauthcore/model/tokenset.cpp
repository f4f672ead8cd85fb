// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "oauthcore/model/tokenset.h"

namespace Qonsent {

bool TokenSet::isFresh(qint64 utcMSecs, std::chrono::milliseconds leeway) const
{
    return !expiresAt.isValid() || expiresAt.toMSecsSinceEpoch() - utcMSecs > leeway.count();
}

std::optional<std::chrono::milliseconds> TokenSet::lifetime() const
{
    if (!expiresAt.isValid() || !obtainedAt.isValid())
        return {};
    return std::chrono::milliseconds(obtainedAt.msecsTo(expiresAt));
}

TokenSet TokenSet::refreshedBy(TokenSet answer) const
{
    if (answer.refreshToken.isEmpty())
        answer.refreshToken = refreshToken;
    if (answer.idToken.isEmpty())
        answer.idToken = idToken;
    for (auto member = extra.begin(); member != extra.end(); ++member) {
        if (!answer.extra.contains(member.key()))
            answer.extra.insert(member.key(), member.value());
    }
    return answer;
}

} // namespace Qonsent
