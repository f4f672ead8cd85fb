// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "oauthcore/net/clientadvice_p.h"

#include "oauthcore/protocol/diagnosis.h"

namespace Qonsent {

ClientAdvice::ClientAdvice(const ClientRegistration &client, const QUrl &url, const Clock &clock)
    : m_client(client)
    , m_url(url)
    , m_clock(&clock)
{ }

void ClientAdvice::note(const HttpResponse &response) const
{
    m_dates->note(m_url, response, m_clock->utcMSecs());
}

AuthError ClientAdvice::operator()(const AuthError &error) const
{
    return Diagnosis::ofClient(error, m_client, m_dates->clockAhead(m_url), m_url.host());
}

} // namespace Qonsent
