// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "oauthcore/net/serverdates.h"

namespace Qonsent {

namespace {

/// Of servers that one program asks.
constexpr qsizetype mostServers = 64;

} // namespace

void ServerDates::note(const QUrl &url, const HttpResponse &response, qint64 utcMSecs)
{
    if (m_said.size() >= mostServers)
        m_said.clear();
    m_said.insert(url.authority(), {response.header("Date").value_or(QByteArray()), utcMSecs});
}

std::optional<std::chrono::seconds> ServerDates::clockAhead(const QUrl &url) const
{
    const Said said = m_said.value(url.authority());
    const auto date = httpDate(said.date);
    if (!date)
        return {};
    return std::chrono::round<std::chrono::seconds>(
        std::chrono::milliseconds(said.utcMSecs - *date));
}

} // namespace Qonsent
