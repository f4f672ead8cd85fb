// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "oauthcore/net/revocationclient.h"

#include "oauthcore/net/clientadvice_p.h"
#include "oauthcore/net/exchange_p.h"
#include "oauthcore/protocol/endpointchoice.h"

namespace Qonsent {

namespace {
using Code = AuthError::Code;
}

RevocationClient::RevocationClient(HttpTransport &transport, const Clock &clock, QObject *parent)
    : QObject(parent)
    , m_transport(transport)
    , m_clock(clock)
{ }

RevocationClient::~RevocationClient() = default;

void RevocationClient::setAuthenticators(const ClientAuthenticators &authenticators)
{
    m_authenticators = authenticators;
}

ReplyOf<Done> *RevocationClient::revoke(const ProviderMetadata &metadata,
                                        const ClientRegistration &client, const Secret &token,
                                        TokenTypeHint hint)
{
    const auto refuse = [this](Code code, const char *what) {
        return finishedReply<Done>(this, AuthError::of(code, what, QLatin1String(what)));
    };
    const QUrl endpoint = revocationEndpointFor(metadata, client);
    if (endpoint.isEmpty())
        return refuse(Code::MissingEndpoint, "revocation_endpoint");
    if (token.isEmpty())
        return refuse(Code::InvalidConfiguration, "token");
    const Result<TokenRequest> proven = authenticated(revocationRequest(endpoint, token, hint),
                                                      client, m_clock.utcMSecs(), m_authenticators);
    if (!proven)
        return finishedReply<Done>(this, proven.error());
    const ClientAdvice advice(client, endpoint, m_clock);
    return exchange<Done>(
        this, m_transport, proven->toHttpRequest(),
        [clock = &m_clock, advice](const HttpResponse &response) {
            advice.note(response);
            return RevocationResponse::parse(response, clock->utcMSecs());
        },
        advice);
}

} // namespace Qonsent
