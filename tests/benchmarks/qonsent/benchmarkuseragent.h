// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#pragma once

#include "oauthcore/redirect/useragent.h"

#include <functional>

namespace Bench {

/// Our door to the instant user agent, or to whatever \a show does with the address.
class BenchmarkUserAgent final : public Qonsent::UserAgent
{
public:
    /// The instant user agent of this process.
    BenchmarkUserAgent();
    explicit BenchmarkUserAgent(std::function<void(const QUrl &)> show);

    Qonsent::ReplyOf<Qonsent::PageOutcome> *open(const Qonsent::AuthorizationPage &page,
                                                 QObject *parent) override;

private:
    std::function<void(const QUrl &)> m_show;
};

} // namespace Bench
