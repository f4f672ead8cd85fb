// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "app/manager/showrequest.h"

#include <algorithm>

namespace Qonsent::Manager {

namespace {

bool isToken(QByteArrayView token)
{
    return !token.isEmpty() && token.size() <= ShowRequest::longestToken
        && std::all_of(token.begin(), token.end(), [](char c) { return c > 0x20 && c < 0x7f; });
}

} // namespace

ShowRequest ShowRequest::with(const QByteArray &token)
{
    return isToken(token) ? ShowRequest{token} : ShowRequest();
}

std::optional<ShowRequest> ShowRequest::parse(QByteArrayView line)
{
    constexpr QByteArrayView alone = "show\n";
    constexpr QByteArrayView beginning = "show ";
    if (line == alone)
        return ShowRequest();
    if (!line.startsWith(beginning) || !line.endsWith('\n'))
        return {};
    const QByteArrayView token = line.sliced(beginning.size()).chopped(1);
    if (!isToken(token))
        return {};
    return ShowRequest{token.toByteArray()};
}

QByteArray ShowRequest::line() const
{
    return activationToken.isEmpty() ? QByteArray("show\n") : "show " + activationToken + '\n';
}

} // namespace Qonsent::Manager
