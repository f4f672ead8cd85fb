// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#pragma once

#include "oauthcore/base/clock.h"
#include "oauthcore/jose/jwkset.h"
#include "oauthcore/net/httptransport.h"
#include "oauthcore/net/serverdates.h"
#include "oauthcore/net/singleflight.h"

#include <QHash>

namespace Qonsent {

/// Fetches and keeps the keys that ID tokens are verified with (RFC 7517, `jwks_uri`). One request
/// at a time per address, however many ask.
class QONSENT_CORE_EXPORT KeysClient : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(KeysClient)

public:
    /// How long keys are used without asking again.
    static constexpr std::chrono::minutes lifetime{5};
    /// How long renewed() waits after a renewal before it asks again, so that tokens with made-up
    /// key ids cause no storm.
    static constexpr std::chrono::seconds pauseBetweenRenewals{60};

    /// \a transport and \a clock outlive the client.
    KeysClient(HttpTransport &transport, const Clock &clock, QObject *parent = nullptr);
    ~KeysClient() override;

    /// The keys at \a jwksUri, from memory while they are fresh. A failure leaves what is kept.
    /// Errors: those of HttpTransport::send(); KeyUnavailable if the answer is no key set.
    [[nodiscard]] ReplyOf<JwkSet> *keys(const QUrl &jwksUri);

    /// The keys at \a jwksUri as they are now, because a token names one that is not kept: signing
    /// keys rotate, and may have done so right after keys() fetched them. Only renewals are
    /// limited: within pauseBetweenRenewals of the last one it answers from memory.
    [[nodiscard]] ReplyOf<JwkSet> *renewed(const QUrl &jwksUri);
    /// As TokenClient::clockAhead(), for the server of \a jwksUri.
    [[nodiscard]] std::optional<std::chrono::seconds> clockAhead(const QUrl &jwksUri) const
    {
        return m_dates.clockAhead(jwksUri);
    }

private:
    struct Entry
    {
        JwkSet keys = {};
        std::chrono::milliseconds fetchedAt = {}; ///< since boot
    };

    ReplyOf<JwkSet> *ask(const QUrl &jwksUri);
    ReplyOf<JwkSet> *fetch(const QUrl &jwksUri);

    HttpTransport &m_transport;
    const Clock &m_clock;
    QHash<QUrl, Entry> m_cache;
    QHash<QUrl, std::chrono::milliseconds> m_renewals; ///< when, since boot
    ServerDates m_dates;
    SingleFlight<JwkSet> m_flights{this};
};

} // namespace Qonsent
