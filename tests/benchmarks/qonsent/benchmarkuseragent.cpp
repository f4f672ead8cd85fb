// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "tests/benchmarks/qonsent/benchmarkuseragent.h"

#include "tests/benchmarks/agent/instantuseragent.h"

namespace Bench {

BenchmarkUserAgent::BenchmarkUserAgent()
    : BenchmarkUserAgent([](const QUrl &url) {
        InstantUserAgent::instance().visitLater(url.toEncoded().toStdString());
    })
{ }

BenchmarkUserAgent::BenchmarkUserAgent(std::function<void(const QUrl &)> show)
    : m_show(std::move(show))
{ }

Qonsent::ReplyOf<Qonsent::PageOutcome> *BenchmarkUserAgent::open(
    const Qonsent::AuthorizationPage &page, QObject *parent)
{
    m_show(page.url);
    return Qonsent::finishedReply<Qonsent::PageOutcome>(parent, Qonsent::PageOutcome());
}

} // namespace Bench
