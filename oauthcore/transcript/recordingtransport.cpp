// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "oauthcore/transcript/recordingtransport.h"

#include <QPointer>

namespace Qonsent {

RecordingTransport::RecordingTransport(const std::shared_ptr<HttpTransport> &transport,
                                       const std::shared_ptr<Transcript> &transcript,
                                       QObject *parent)
    : HttpTransport(parent)
    , m_transport(transport)
    , m_transcript(transcript)
{ }

RecordingTransport::~RecordingTransport() = default;

ReplyOf<HttpResponse> *RecordingTransport::send(const HttpRequest &request)
{
    const int exchange = m_transcript->noteRequest(request);
    auto *reply = new ReplyOf<HttpResponse>(this);
    ReplyOf<HttpResponse> *const inner = m_transport->send(request);
    // The transcript as it is: who cancels may be about to delete us.
    reply->setAbort([guard = QPointer(inner), transcript = m_transcript, exchange] {
        transcript->noteFailure(exchange, AuthError::of(AuthError::Code::Cancelled));
        if (guard)
            guard->cancel();
    });
    whenFinished(
        inner, reply,
        [reply, transcript = m_transcript, exchange](const Result<HttpResponse> &response) {
            if (reply->isFinished())
                return;
            if (response)
                transcript->noteAnswer(exchange, *response);
            else
                transcript->noteFailure(exchange, response.error());
            reply->finish(response);
        });
    return reply;
}

void RecordingTransport::preconnect(const QUrl &url)
{
    m_transport->preconnect(url);
}

} // namespace Qonsent
