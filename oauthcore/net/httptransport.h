// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#pragma once

#include "oauthcore/base/reply.h"
#include "oauthcore/protocol/httpmessage.h"

namespace Qonsent {

/// The one way of protocol requests into the network.
///
/// Errors of send(): InsecureUrl (neither https nor http on loopback, or a header that cannot be
/// sent), Unreachable, TimedOutNetwork, TlsFailed, RedirectRefused, TooLarge, OutcomeUnknown (the
/// request went out and no complete answer came), ResponseMalformed (an encoding that was not
/// asked for), Cancelled. Any complete answer, also one of status 500, is a success.
class QONSENT_CORE_EXPORT HttpTransport : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(HttpTransport)

public:
    ~HttpTransport() override;

    /// Sends \a request once. The reply is a child of the transport.
    [[nodiscard]] virtual ReplyOf<HttpResponse> *send(const HttpRequest &request) = 0;

    /// Opens a connection to the origin of \a url ahead of time, so that the next request there
    /// does not wait for it. Only a hint.
    virtual void preconnect(const QUrl &url) = 0;

protected:
    explicit HttpTransport(QObject *parent);
};

} // namespace Qonsent
