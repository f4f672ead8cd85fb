// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#pragma once

#include "oauthcore/base/secret.h"
#include "oauthcore/export.h"
#include "oauthcore/model/clientregistration.h"

#include <QList>
#include <QUrl>

#include <chrono>
#include <optional>

namespace Qonsent {

/// One header field. Names compare without case.
struct HttpHeader
{
    QByteArray name = {};
    QByteArray value = {};
    bool operator==(const HttpHeader &) const = default;
};

/// One request to one protocol endpoint, as a value: protocol code makes it, client
/// authentication adds to it, HttpTransport sends it.
struct HttpRequest
{
    enum class Method : quint8 {
        Get,    ///< no body
        Post,   ///< sent exactly once, never repeated by the transport
        Put,    ///< the same
        Delete, ///< no body; the transport may repeat it if the server hangs up
    };

    Method method = Method::Get;
    QUrl url = {}; ///< https, or http on loopback; the transport refuses anything else
    QList<HttpHeader> headers = {}; ///< values without CR, LF or NUL, or the transport refuses
    QByteArray contentType = {};    ///< of the body
    Secret body = {};
    qint64 maximumBytes = 1 << 20; ///< of the answer's body; more fails with TooLarge
    std::chrono::milliseconds deadline = std::chrono::seconds(30); ///< for the whole exchange
    int sameOriginRedirects = 0; ///< how many to follow; never to another origin, for Get alone
    /// Presented in the TLS handshake (RFC 8705); connections are not shared with other requests.
    ClientCertificate certificate = {};
};

/// A complete answer, whatever its status. Incomplete ones are errors of the transport.
struct QONSENT_CORE_EXPORT HttpResponse
{
    int status = 0; ///< HTTP status code
    QList<HttpHeader> headers = {};
    Secret body = {};

    /// The value of the field \a name; nothing if it is absent or appears more than once.
    [[nodiscard]] std::optional<QByteArray> header(QByteArrayView name) const;
    /// The media type in lower case without parameters, e.g. "application/json"; else empty.
    [[nodiscard]] QByteArray mediaType() const;
    /// True for `application/json` and `application/*+json` in UTF-8 (RFC 8259 section 8.1).
    [[nodiscard]] bool isJson() const;
    /// `Retry-After` as seconds from \a utcMSecs on, at most an hour; zero if absent or nonsense
    /// (RFC 9110 section 10.2.3).
    [[nodiscard]] std::chrono::seconds retryAfter(qint64 utcMSecs) const;
};

/// The moment that \a field names, e.g. the value of `Date`, in milliseconds since 1970 UTC;
/// nothing if it is no date (RFC 9110 section 5.6.7).
[[nodiscard]] QONSENT_CORE_EXPORT std::optional<qint64> httpDate(const QByteArray &field);

} // namespace Qonsent
