// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "oauthcore/net/tokenclient.h"

#include "oauthcore/net/exchange_p.h"
#include "oauthcore/protocol/clientauth/clientauthentication.h"
#include "oauthcore/protocol/diagnosis.h"
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
    const Result<HookChain> hooks = m_hooks.chain(client.quirks);
    if (!hooks)
        return finishedReply<TokenSet>(this, hooks.error());
    const TokenRequestContext about{
        .grantType = request.parameters.value("grant_type").value_or(QByteArray()),
        .scopes = requested,
        .client = client};
    const auto provenFor = [&](const QUrl &endpoint) -> Result<TokenRequest> {
        TokenRequest addressed = request;
        addressed.endpoint = endpoint;
        Result<TokenRequest> proven =
            authenticated(addressed, client, m_clock.utcMSecs(), m_authenticators);
        if (!proven)
            return proven;
        TokenRequest whole = std::move(proven).value();
        whole.endpoint = request.endpoint;
        return hooks->tokenRequest(whole, about);
    };
    Result<TokenRequest> asked = provenFor(request.endpoint);
    // A proof is good for the address that it names, so it has to name the one it is sent to.
    if (asked && asked->endpoint != request.endpoint)
        asked = provenFor(QUrl(asked->endpoint));
    if (!asked)
        return finishedReply<TokenSet>(this, asked.error());
    return exchange<TokenSet>(
        this, m_transport, asked->toHttpRequest(),
        [this, url = asked->endpoint, hooks = *hooks, about, kind = request.answer,
         decoder](const HttpResponse &response) -> Result<TokenSet> {
            m_dates.note(url, response, m_clock.utcMSecs());
            const Result<HttpResponse> answer = hooks.tokenResponse(response, about);
            if (!answer)
                return answer.error();
            return TokenResponse::parse(*answer, about.scopes, m_clock.utcMSecs(), kind, decoder);
        },
        [this, url = asked->endpoint, client](const AuthError &error) {
            return Diagnosis::ofClient(error, client, m_dates.clockAhead(url), url.host());
        });
}

} // namespace Qonsent
