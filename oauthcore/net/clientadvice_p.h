// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#pragma once

#include "oauthcore/base/clock.h"
#include "oauthcore/model/clientregistration.h"
#include "oauthcore/net/serverdates.h"

#include <memory>

namespace Qonsent {

/// What can be said when a server does not accept a client, for one exchange that has no other
/// memory of what time it is there. Copies are about the same exchange.
class ClientAdvice
{
public:
    /// \a client asks \a url; \a clock outlives the advice.
    ClientAdvice(const ClientRegistration &client, const QUrl &url, const Clock &clock);

    /// The answer came just now.
    void note(const HttpResponse &response) const;
    /// \a error of that answer, see Diagnosis::ofClient().
    [[nodiscard]] AuthError operator()(const AuthError &error) const;

private:
    ClientRegistration m_client;
    QUrl m_url;
    const Clock *m_clock;
    std::shared_ptr<ServerDates> m_dates = std::make_shared<ServerDates>();
};

} // namespace Qonsent
