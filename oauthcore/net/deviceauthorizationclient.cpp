// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "oauthcore/net/deviceauthorizationclient.h"

#include "oauthcore/net/clientadvice_p.h"
#include "oauthcore/net/exchange_p.h"

namespace Qonsent {

DeviceAuthorizationClient::DeviceAuthorizationClient(HttpTransport &transport, const Clock &clock,
                                                     QObject *parent)
    : QObject(parent)
    , m_transport(transport)
    , m_clock(clock)
{ }

DeviceAuthorizationClient::~DeviceAuthorizationClient() = default;

void DeviceAuthorizationClient::setAuthenticators(const ClientAuthenticators &authenticators)
{
    m_authenticators = authenticators;
}

ReplyOf<DeviceAuthorization> *DeviceAuthorizationClient::send(const TokenRequest &request,
                                                              const ClientRegistration &client)
{
    const Result<TokenRequest> proven =
        authenticated(request, client, m_clock.utcMSecs(), m_authenticators);
    if (!proven)
        return finishedReply<DeviceAuthorization>(this, proven.error());
    const ClientAdvice advice(client, proven->endpoint, m_clock);
    return exchange<DeviceAuthorization>(
        this, m_transport, proven->toHttpRequest(),
        [clock = &m_clock, advice](const HttpResponse &response) {
            advice.note(response);
            return DeviceAuthorization::parse(response, clock->utcMSecs());
        },
        advice);
}

} // namespace Qonsent
