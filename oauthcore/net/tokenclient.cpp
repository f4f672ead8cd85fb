// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "oauthcore/net/tokenclient.h"

#include "oauthcore/net/exchange_p.h"
#include "oauthcore/protocol/clientauth/clientauthentication.h"
#include "oauthcore/protocol/tokenresponse.h"

namespace Qonsent {

TokenClient::TokenClient(HttpTransport &transport, const Clock &clock, QObject *parent)
    : QObject(parent)
    , m_transport(transport)
    , m_clock(clock)
{ }

TokenClient::~TokenClient() = default;

void TokenClient::setAuthenticators(const ClientAuthenticators &authenticators)
{
    m_authenticators = authenticators;
}

ReplyOf<TokenSet> *TokenClient::send(const TokenRequest &request, const ClientRegistration &client,
                                     const Scopes &requested, const TokenDecoder &decoder)
{
    const Result<TokenRequest> proven =
        authenticated(request, client, m_clock.utcMSecs(), m_authenticators);
    if (!proven)
        return finishedReply<TokenSet>(this, proven.error());
    const auto grantType = request.parameters.value("grant_type");
    const auto kind = grantType == "urn:ietf:params:oauth:grant-type:token-exchange"
        ? TokenResponse::Kind::Exchange
        : TokenResponse::Kind::Tokens;
    return exchange<TokenSet>(
        this, m_transport, proven->toHttpRequest(),
        [clock = &m_clock, requested, kind, decoder](const HttpResponse &response) {
            return TokenResponse::parse(response, requested, clock->utcMSecs(), kind, decoder);
        });
}

} // namespace Qonsent
