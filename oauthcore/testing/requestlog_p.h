// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#pragma once

#include "oauthcore/testing/endpoint.h"
#include "oauthcore/testing/receivedrequest.h"

#include <QHash>

namespace Qonsent::Test {

/// What a server was asked. Bounded, so that a benchmark can ask for ever.
class RequestLog
{
public:
    static constexpr qsizetype keptPerEndpoint = 1000;

    void add(Endpoint endpoint, const ReceivedRequest &request);
    [[nodiscard]] QList<ReceivedRequest> of(Endpoint endpoint) const;
    [[nodiscard]] QList<ReceivedRequest> all() const { return m_all; }
    [[nodiscard]] int count(Endpoint endpoint) const { return m_counts.value(endpoint); }

private:
    static void append(QList<ReceivedRequest> &list, const ReceivedRequest &request);

    QHash<Endpoint, QList<ReceivedRequest>> m_requests;
    QHash<Endpoint, int> m_counts;
    QList<ReceivedRequest> m_all;
};

} // namespace Qonsent::Test
