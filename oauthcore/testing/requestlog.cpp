// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "oauthcore/testing/requestlog_p.h"

namespace Qonsent::Test {

void RequestLog::add(Endpoint endpoint, const ReceivedRequest &request)
{
    append(m_requests[endpoint], request);
    append(m_all, request);
    ++m_counts[endpoint];
}

QList<ReceivedRequest> RequestLog::of(Endpoint endpoint) const
{
    return m_requests.value(endpoint);
}

void RequestLog::append(QList<ReceivedRequest> &list, const ReceivedRequest &request)
{
    if (list.size() == keptPerEndpoint)
        list.removeFirst();
    list.append(request);
}

} // namespace Qonsent::Test
