// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#pragma once

#include "oauthcore/base/clock.h"
#include "oauthcore/model/providermetadata.h"
#include "oauthcore/net/httptransport.h"
#include "oauthcore/net/singleflight.h"
#include "oauthcore/provider/hookchain.h"

namespace Qonsent {

/// Asks authorization servers what they are (OpenID Connect Discovery 1.0 section 4, RFC 8414
/// section 3) and remembers the answers for a day.
class QONSENT_CORE_EXPORT MetadataClient : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(MetadataClient)

public:
    /// \a transport and \a clock have to outlive the client.
    MetadataClient(HttpTransport &transport, const Clock &clock, QObject *parent = nullptr);
    ~MetadataClient() override;

    /// The metadata of \a issuer. The places of Issuer::metadataLocations() are asked in turn until
    /// one answers with status 200; what it says is then final. Callers that ask for the same
    /// issuer meanwhile wait for the same answer.
    ///
    /// Errors: those of Issuer::parse(), before any request; those of parseMetadata(); those of
    /// HttpTransport::send(); MetadataRejected "content_type" (not JSON) or "not_published" (no
    /// place answered with 200); RateLimited and Unreachable "server_error" if that was only for
    /// now.
    ///
    /// \a hooks see what is published before it is checked; what they made of it is not remembered.
    [[nodiscard]] ReplyOf<ProviderMetadata> *metadata(const QString &issuer,
                                                      const HookChain &hooks = {});

    /// Lets the next call ask again, e.g. because the keys it led to do not fit any more.
    void forget(const QString &issuer) { m_cache.remove(issuer); }

private:
    struct Entry
    {
        ProviderMetadata metadata = {};
        std::chrono::milliseconds until = {};
    };

    ReplyOf<ProviderMetadata> *fetch(const QString &issuer, const HookChain &hooks);

    HttpTransport &m_transport;
    const Clock &m_clock;
    QHash<QString, Entry> m_cache;
    SingleFlight<ProviderMetadata> m_flights{this};
};

} // namespace Qonsent
