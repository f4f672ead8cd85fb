// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "oauthcore/testing/redirecturirule_p.h"

#include <algorithm>
#include <optional>

namespace Qonsent::Test {

namespace {

struct LoopbackUri
{
    QByteArrayView origin = {}; ///< without the port
    QByteArrayView rest = {};   ///< from the path on
    bool operator==(const LoopbackUri &) const = default;
};

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

/// \a uri taken apart; nothing if it is not plain http to a loopback address.
std::optional<LoopbackUri> loopbackUri(QByteArrayView uri)
{
    for (const QByteArrayView origin :
         {QByteArrayView("http://127.0.0.1"), QByteArrayView("http://[::1]"),
          QByteArrayView("http://localhost")}) {
        if (!uri.startsWith(origin))
            continue;
        QByteArrayView rest = uri.sliced(origin.size());
        if (rest.startsWith(':')) {
            const auto end = std::find_if_not(rest.begin() + 1, rest.end(), isDigit);
            const qsizetype portEnd = end - rest.begin();
            if (portEnd < 2 || portEnd > 6)
                return {};
            rest = rest.sliced(portEnd);
        }
        if (!rest.isEmpty() && rest.front() != '/' && rest.front() != '?')
            return {};
        return LoopbackUri{origin, rest};
    }
    return {};
}

} // namespace

bool isRegisteredRedirect(const QByteArrayList &registered, QByteArrayView requested)
{
    // A fragment is not allowed (RFC 6749 section 3.1.2), nor is what could break a header.
    const bool clean = std::all_of(requested.begin(), requested.end(),
                                   [](char c) { return c > 0x20 && c < 0x7f && c != '#'; });
    if (!clean)
        return false;
    const std::optional<LoopbackUri> loopback = loopbackUri(requested);
    return std::any_of(registered.begin(), registered.end(), [&](const QByteArray &known) {
        return known == requested || (loopback && loopback == loopbackUri(known));
    });
}

} // namespace Qonsent::Test
