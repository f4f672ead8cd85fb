// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "oauthcore/net/resourcemetadataclient.h"

#include "oauthcore/net/exchange_p.h"
#include "oauthcore/protocol/tokenresponse.h"
#include "oauthcore/protocol/webaddress.h"

namespace Qonsent {

namespace {

using Code = AuthError::Code;
constexpr int longestChain = 3;

Result<ResourceMetadata> read(const HttpResponse &response, const QString &resource,
                              qint64 utcMSecs)
{
    if (const auto failed = statusError(response, utcMSecs)) {
        if (failed->code == Code::ServerRefused)
            return AuthError::of(Code::MetadataRejected, "not_published");
        return *failed;
    }
    if (response.status != 200)
        return AuthError::of(Code::MetadataRejected, "not_published");
    if (!response.isJson())
        return AuthError::of(Code::MetadataRejected, "content_type");
    return ResourceMetadata::parse(response.body.reveal(), resource);
}

} // namespace

ResourceMetadataClient::ResourceMetadataClient(HttpTransport &transport, const Clock &clock,
                                               QObject *parent)
    : QObject(parent)
    , m_transport(transport)
    , m_clock(clock)
{ }

ResourceMetadataClient::~ResourceMetadataClient() = default;

ReplyOf<ResourceMetadata> *ResourceMetadataClient::metadata(const QString &resource,
                                                            const QUrl &location)
{
    const Result<QUrl> wellKnown = ResourceMetadata::location(resource);
    if (!wellKnown)
        return finishedReply<ResourceMetadata>(this, wellKnown.error());
    if (!location.isEmpty() && reachOf(location) < reachOf(*wellKnown))
        return finishedReply<ResourceMetadata>(
            this, AuthError::of(Code::MetadataRejected, "location", location.host()));
    const HttpRequest request{.url = location.isEmpty() ? *wellKnown : location,
                              .headers = {{"Accept", "application/json"}},
                              .sameOriginRedirects = longestChain};
    return exchange<ResourceMetadata>(this, m_transport, request,
                                      [clock = &m_clock, resource](const HttpResponse &response) {
                                          return read(response, resource, clock->utcMSecs());
                                      });
}

} // namespace Qonsent
