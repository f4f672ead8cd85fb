// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#pragma once

#include "oauthcore/protocol/httpmessage.h"
#include "oauthcore/testing/export.h"

#include <QJsonObject>

#include <chrono>
#include <optional>

namespace Qonsent::Test {

/// What a server answers to one request, down to the last byte:
/// `server.enqueue(Endpoint::Token, Answer::json(503, {}))`.
struct QONSENT_TEST_EXPORT Answer
{
    /// What happens after the last byte.
    enum class Ending : quint8 {
        KeepAlive, ///< the connection waits for the next request, unless the client closes it
        Close,     ///< the connection is closed
        Stall,     ///< the connection stays open and never says anything again
    };

    int status = 200;
    QList<HttpHeader> headers = {}; ///< `Content-Length` is added, unless one is here
    QByteArray body = {};
    std::optional<QByteArray> bytes = {}; ///< sent as they are, instead of the three above
    /// With an interval the bytes leave one by one, that far apart, instead of all at once.
    std::chrono::milliseconds dripInterval = {};
    Ending ending = Ending::KeepAlive;

    /// `application/json` and `Cache-Control: no-store`, as RFC 6749 section 5.1 wants it.
    [[nodiscard]] static Answer json(int status, const QJsonObject &object);
    /// RFC 6749 section 5.2.
    [[nodiscard]] static Answer error(int status, const QByteArray &code,
                                      const QString &description = {});
    /// A redirect to \a location, with 303 unless \a status says otherwise.
    [[nodiscard]] static Answer redirect(const QByteArray &location, int status = 303);
    /// Exactly \a bytes, then the end of the connection.
    [[nodiscard]] static Answer raw(const QByteArray &bytes);
    /// No byte, and the connection stays open.
    [[nodiscard]] static Answer silence();
    /// No byte, and the connection is closed: the outcome is unknown to the client.
    [[nodiscard]] static Answer hangUp();

    /// The same, one byte every \a interval.
    [[nodiscard]] Answer dripping(std::chrono::milliseconds interval) const;
    /// The same with another ending.
    [[nodiscard]] Answer endingWith(Ending other) const;
    /// The same with one more header field.
    [[nodiscard]] Answer with(const QByteArray &name, const QByteArray &value) const;

    /// The first field \a name; nothing if it is absent.
    [[nodiscard]] std::optional<QByteArray> header(QByteArrayView name) const;
    /// Replaces every field \a name by one.
    void setHeader(const QByteArray &name, const QByteArray &value);
    /// The body as a JSON object; empty if it is none.
    [[nodiscard]] QJsonObject object() const;

    /// What goes over the wire.
    [[nodiscard]] QByteArray serialized() const;
};

} // namespace Qonsent::Test
