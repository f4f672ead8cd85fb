// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "oauthcore/net/keysclient.h"

#include "oauthcore/net/exchange_p.h"
#include "oauthcore/protocol/tokenresponse.h"

namespace Qonsent {

namespace {

Result<JwkSet> keysFrom(const HttpResponse &response, qint64 utcMSecs)
{
    if (const auto failed = statusError(response, utcMSecs)) {
        if (failed->isTransient())
            return *failed;
        return AuthError::of(AuthError::Code::KeyUnavailable, "jwks_" + failed->reason);
    }
    return JwkSet::parse(response.body.reveal());
}

} // namespace

KeysClient::KeysClient(HttpTransport &transport, const Clock &clock, QObject *parent)
    : QObject(parent)
    , m_transport(transport)
    , m_clock(clock)
{ }

KeysClient::~KeysClient() = default;

ReplyOf<JwkSet> *KeysClient::keys(const QUrl &jwksUri)
{
    const auto kept = m_cache.constFind(jwksUri);
    if (kept != m_cache.constEnd() && m_clock.sinceBoot() - kept->fetchedAt < lifetime)
        return finishedReply<JwkSet>(this, kept->keys);
    return ask(jwksUri);
}

ReplyOf<JwkSet> *KeysClient::renewed(const QUrl &jwksUri)
{
    const auto last = m_renewals.constFind(jwksUri);
    const auto kept = m_cache.constFind(jwksUri);
    if (kept != m_cache.constEnd() && last != m_renewals.constEnd()
        && m_clock.sinceBoot() - *last < pauseBetweenRenewals)
        return finishedReply<JwkSet>(this, kept->keys);
    ReplyOf<JwkSet> *reply = ask(jwksUri);
    whenFinished(reply, this, [this, jwksUri](const Result<JwkSet> &keys) {
        if (keys) // one that failed has told nothing, so the next may ask again
            m_renewals.insert(jwksUri, m_clock.sinceBoot());
    });
    return reply;
}

ReplyOf<JwkSet> *KeysClient::ask(const QUrl &jwksUri)
{
    return m_flights.join(jwksUri.toString(QUrl::FullyEncoded),
                          [this, jwksUri] { return fetch(jwksUri); });
}

ReplyOf<JwkSet> *KeysClient::fetch(const QUrl &jwksUri)
{
    const HttpRequest request{.url = jwksUri,
                              .headers = {{"Accept", "application/json"}},
                              .maximumBytes = 4 << 20,
                              .sameOriginRedirects = 3};
    return exchange<JwkSet>(this, m_transport, request,
                            [this, jwksUri](const HttpResponse &response) {
                                m_dates.note(jwksUri, response, m_clock.utcMSecs());
                                Result<JwkSet> keys = keysFrom(response, m_clock.utcMSecs());
                                if (keys) // a failure leaves what is kept
                                    m_cache.insert(jwksUri, {*keys, m_clock.sinceBoot()});
                                return keys;
                            });
}

} // namespace Qonsent
