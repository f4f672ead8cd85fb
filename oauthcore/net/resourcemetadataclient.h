// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#pragma once

#include "oauthcore/base/clock.h"
#include "oauthcore/net/httptransport.h"
#include "oauthcore/protocol/resourcemetadata.h"

namespace Qonsent {

/// Asks resource servers whose tokens they take (RFC 9728).
class QONSENT_CORE_EXPORT ResourceMetadataClient : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ResourceMetadataClient)

public:
    /// \a transport and \a clock outlive the client.
    ResourceMetadataClient(HttpTransport &transport, const Clock &clock, QObject *parent = nullptr);
    ~ResourceMetadataClient() override;

    /// The metadata of \a resource, at \a location if a challenge named one
    /// (AccessDemand::resourceMetadata), else at its well-known address. Errors: InsecureUrl, those
    /// of HttpTransport::send() and ResourceMetadata::parse(); MetadataRejected "content_type",
    /// "not_published" or "location" (one that is nearer to this computer than the resource);
    /// RateLimited and Unreachable if that is only for now.
    [[nodiscard]] ReplyOf<ResourceMetadata> *metadata(const QString &resource,
                                                      const QUrl &location = {});

private:
    HttpTransport &m_transport;
    const Clock &m_clock;
};

} // namespace Qonsent
