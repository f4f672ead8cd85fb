// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#pragma once

#include "oauthcore/base/formencoding.h"
#include "oauthcore/protocol/httpmessage.h"
#include "oauthcore/testing/export.h"

namespace Qonsent::Test {

/// One HTTP request as a server saw it.
struct QONSENT_TEST_EXPORT ReceivedRequest
{
    QByteArray method = {};          ///< as sent, e.g. "POST"
    QByteArray target = {};          ///< as sent: path and query
    QByteArray version = {};         ///< "HTTP/1.1" or "HTTP/1.0"
    QList<HttpHeader> headers = {};  ///< in the order they came
    QByteArray body = {};            ///< at most 64 KiB
    quint64 connection = 0;          ///< which of the server's connections, counted from 1
    QByteArray peerCertificate = {}; ///< DER of a TLS client's certificate; else empty

    /// The target without its query.
    [[nodiscard]] QByteArray path() const;
    /// The query, decoded; empty if there is none or it is broken.
    [[nodiscard]] FormParameters query() const;
    /// The body, decoded, if it is `application/x-www-form-urlencoded`; else empty.
    [[nodiscard]] FormParameters form() const;
    /// The first field \a name; nothing if it is absent. Names compare without case.
    [[nodiscard]] std::optional<QByteArray> header(QByteArrayView name) const;
    /// True if the body says it is `application/x-www-form-urlencoded`.
    [[nodiscard]] bool isForm() const;
};

} // namespace Qonsent::Test
