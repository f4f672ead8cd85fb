// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#pragma once

#include "oauthcore/redirect/useragent.h"

namespace Qonsent::ConsentApp {

/// Opens nothing itself: whoever started this process is told that the person wants the system's
/// browser, and opens it from its own environment.
class HandedOver final : public UserAgent
{
public:
    [[nodiscard]] ReplyOf<PageOutcome> *open(const AuthorizationPage &, QObject *parent) override
    {
        return finishedReply<PageOutcome>(parent, PageOutcome{});
    }
};

} // namespace Qonsent::ConsentApp
