// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#pragma once

#include "oauthcore/net/httptransport.h"
#include "oauthcore/transcript/transcript.h"

#include <memory>

namespace Qonsent {

/// Another transport, with a transcript of what goes through it: that of one sign-in, or as
/// Services::transport that of everything a program asks for.
class QONSENT_CORE_EXPORT RecordingTransport final : public HttpTransport
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(RecordingTransport)

public:
    RecordingTransport(const std::shared_ptr<HttpTransport> &transport,
                       const std::shared_ptr<Transcript> &transcript, QObject *parent = nullptr);
    ~RecordingTransport() override;

    [[nodiscard]] ReplyOf<HttpResponse> *send(const HttpRequest &request) override;
    void preconnect(const QUrl &url) override;

private:
    const std::shared_ptr<HttpTransport> m_transport;
    const std::shared_ptr<Transcript> m_transcript;
};

} // namespace Qonsent
