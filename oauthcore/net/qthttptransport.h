// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#pragma once

#include "oauthcore/base/clock.h"
#include "oauthcore/net/httptransport.h"

#include <QList>
#include <QNetworkProxy>
#include <QSslCertificate>

#include <memory>

namespace Qonsent {

class QtHttpTransportPrivate;

/// How a QtHttpTransport reaches the network.
struct QtHttpTransportOptions
{
    QByteArray userAgent = {}; ///< `User-Agent`; empty means "Qonsent/" and the version
    /// Trusted beside the system's own. There is no way to trust without a certificate. Looking up
    /// the system's costs some 80 ms once, which the empty list saves.
    QList<QSslCertificate> additionalCaCertificates = {};
    /// Never taken from the environment: a token goes only where somebody said that it may.
    QNetworkProxy proxy = QNetworkProxy(QNetworkProxy::NoProxy);
    /// For name look-up, connection and TLS handshake together.
    std::chrono::milliseconds connectDeadline = std::chrono::seconds(15);
    /// Tells whether the computer slept, which no kept connection survives. Outlives the transport.
    const Clock *clock = &systemClock();
};

/// HttpTransport over one QNetworkAccessManager, with the manager's unsafe defaults turned off:
/// no redirects, cookies, cache, HTTP/2, content encodings, proxies of the environment or answers
/// to authentication challenges, no second try for a Post, and TLS errors always end the exchange.
///
/// What Qt cannot tell from the end of an answer: a body without length that the server cut short,
/// and chunks whose size is no number. Cut-short JSON does not parse. A Get that met a closed
/// connection may be sent again, a Post never.
///
/// How reasons tell failures apart:
/// - Unreachable: "connection_refused", "host_not_found", "connection_closed", "network", "proxy",
///   "not_http", "interim_answer" (a 1xx other than 100, which Qt cannot wait behind)
/// - TimedOutNetwork: "connect" (no connection within connectDeadline), "deadline"
/// - OutcomeUnknown: the body of a Post was handed to the network; "deadline" or the reason that
///   Unreachable would have. A failure before that moment is never OutcomeUnknown.
/// - TlsFailed: "self_signed", "unknown_ca", "expired", "not_yet_valid", "host_mismatch",
///   "revoked", "no_certificate", "certificate"; "protocol" if the handshake itself failed
/// - RedirectRefused: "post_redirected", "location_invalid", "downgrade", "other_origin",
///   "too_many_redirects"
/// - TooLarge: "body". ResponseMalformed: "content_encoding"
/// - InsecureUrl: "syntax", "scheme", "user_info", "header"
/// - InvalidConfiguration: "client_certificate" if it or its key cannot be read
class QONSENT_CORE_EXPORT QtHttpTransport final : public HttpTransport
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(QtHttpTransport)

public:
    explicit QtHttpTransport(const QtHttpTransportOptions &options = {}, QObject *parent = nullptr);
    ~QtHttpTransport() override;

    [[nodiscard]] ReplyOf<HttpResponse> *send(const HttpRequest &request) override;
    void preconnect(const QUrl &url) override;

private:
    std::unique_ptr<QtHttpTransportPrivate> d;
};

} // namespace Qonsent
