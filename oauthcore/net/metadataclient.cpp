// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "oauthcore/net/metadataclient.h"

#include "oauthcore/protocol/issuer.h"
#include "oauthcore/protocol/metadatadocument.h"

namespace Qonsent {

namespace {

using Code = AuthError::Code;

constexpr auto longestCached = std::chrono::hours(24);
constexpr auto longestFetch = std::chrono::seconds(30); // all places together
constexpr int mostRedirects = 3;

/// One walk through the places where an issuer can publish its metadata.
class MetadataFetch final : public QObject
{
public:
    MetadataFetch(HttpTransport &transport, const Clock &clock, const Issuer &issuer,
                  const HookChain &hooks, ReplyOf<ProviderMetadata> *reply)
        : QObject(reply)
        , m_transport(transport)
        , m_clock(clock)
        , m_issuer(issuer)
        , m_hooks(hooks)
        , m_reply(reply)
        , m_locations(issuer.metadataLocations())
        , m_until(clock.sinceBoot() + longestFetch)
        , m_failure(AuthError::of(Code::MetadataRejected, "not_published", issuer.identifier()))
    {
        reply->setAbort([this] { stop(); });
    }
    ~MetadataFetch() override { stop(); }
    Q_DISABLE_COPY_MOVE(MetadataFetch)

    void next()
    {
        if (m_locations.isEmpty())
            return m_reply->finish(m_failure);
        HttpRequest request{.url = m_locations.takeFirst(),
                            .headers = {{"Accept", "application/json"}},
                            .sameOriginRedirects = mostRedirects};
        request.deadline = std::max(m_until - m_clock.sinceBoot(), std::chrono::milliseconds(1));
        m_request = m_transport.send(request);
        whenFinished(m_request.get(), this,
                     [this](const Result<HttpResponse> &response) { onAnswer(response); });
    }

private:
    void stop()
    {
        if (m_request)
            m_request->cancel();
    }

    void onAnswer(const Result<HttpResponse> &response)
    {
        if (!response)
            return m_reply->finish(response.error());
        if (response->status != 200) {
            noteFailure(*response);
            return next();
        }
        if (!response->isJson())
            return m_reply->finish(
                AuthError::of(Code::MetadataRejected, "content_type", m_issuer.identifier()));
        const Result<Secret> json = m_hooks.metadata(response->body, m_issuer.identifier());
        m_reply->finish(json ? parseMetadata(json->reveal(), m_issuer.identifier())
                             : Result<ProviderMetadata>(json.error()));
    }

    /// Trouble that passes outweighs "not found" at another place: trying again may help.
    void noteFailure(const HttpResponse &response)
    {
        if (response.status == 429 || response.status == 503) {
            m_failure = AuthError::of(Code::RateLimited, "server_error", m_issuer.identifier());
            m_failure.retryAfter = response.retryAfter(m_clock.utcMSecs());
        } else if (response.status >= 500 && m_failure.code == Code::MetadataRejected) {
            m_failure = AuthError::of(Code::Unreachable, "server_error", m_issuer.identifier());
        }
    }

    HttpTransport &m_transport;
    const Clock &m_clock;
    const Issuer m_issuer;
    const HookChain m_hooks;
    ReplyOf<ProviderMetadata> *const m_reply;
    QPointer<ReplyOf<HttpResponse>> m_request;
    QList<QUrl> m_locations;
    std::chrono::milliseconds m_until;
    AuthError m_failure;
};

} // namespace

MetadataClient::MetadataClient(HttpTransport &transport, const Clock &clock, QObject *parent)
    : QObject(parent)
    , m_transport(transport)
    , m_clock(clock)
{ }
MetadataClient::~MetadataClient() = default;

ReplyOf<ProviderMetadata> *MetadataClient::metadata(const QString &issuer, const HookChain &hooks)
{
    if (!hooks.isEmpty())
        return fetch(issuer, hooks);
    const auto cached = m_cache.constFind(issuer);
    if (cached != m_cache.constEnd() && m_clock.sinceBoot() < cached->until)
        return finishedReply<ProviderMetadata>(this, cached->metadata);
    return m_flights.join(issuer, [this, &issuer] { return fetch(issuer, {}); });
}

ReplyOf<ProviderMetadata> *MetadataClient::fetch(const QString &issuer, const HookChain &hooks)
{
    const Result<Issuer> checked = Issuer::parse(issuer);
    if (!checked)
        return finishedReply<ProviderMetadata>(this, checked.error());
    auto *reply = new ReplyOf<ProviderMetadata>(this);
    (new MetadataFetch(m_transport, m_clock, *checked, hooks, reply))->next();
    if (!hooks.isEmpty())
        return reply;
    whenFinished(reply, this, [this, issuer](const Result<ProviderMetadata> &metadata) {
        if (metadata)
            m_cache.insert(issuer, {*metadata, m_clock.sinceBoot() + longestCached});
    });
    return reply;
}

} // namespace Qonsent
