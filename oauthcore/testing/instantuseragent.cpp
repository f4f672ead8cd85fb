// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "oauthcore/testing/instantuseragent.h"

#include "oauthcore/testing/visit_p.h"

namespace Qonsent::Test {

struct InstantUserAgent::Private
{
    Behaviour behaviour;
    std::shared_ptr<VisitLog> log = std::make_shared<VisitLog>(); ///< shared: visits may outlive us
};

InstantUserAgent::InstantUserAgent(const Behaviour &behaviour)
    : d(std::make_unique<Private>())
{
    d->behaviour = behaviour;
}

InstantUserAgent::~InstantUserAgent() = default;

ReplyOf<PageOutcome> *InstantUserAgent::open(const AuthorizationPage &page, QObject *parent)
{
    auto *reply = new ReplyOf<PageOutcome>(parent);
    auto *visit = new Visit(d->behaviour, page, d->log, reply);
    reply->setAbort([visit] { delete visit; });
    visit->start();
    return reply;
}

QList<QUrl> InstantUserAgent::visited() const
{
    return d->log->visited;
}

HttpResponse InstantUserAgent::lastPage() const
{
    return d->log->lastPage;
}

} // namespace Qonsent::Test
