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

ReplyOf<TokenSet> *TokenClient::send(const TokenRequest &request, const ClientRegistration &client,
                                     const Scopes &requested)
{
    const Result<TokenRequest> proven = authenticated(request, client);
    if (!proven)
        return finishedReply<TokenSet>(this, proven.error());
    return exchange<TokenSet>(this, m_transport, proven->toHttpRequest(),
                              [clock = &m_clock, requested](const HttpResponse &response) {
                                  return TokenResponse::parse(response, requested,
                                                              clock->utcMSecs());
                              });
}

} // namespace Qonsent
