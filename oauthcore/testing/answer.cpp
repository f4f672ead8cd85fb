// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "oauthcore/testing/answer.h"

#include <QJsonDocument>

namespace Qonsent::Test {

namespace {

QByteArray reasonPhrase(int status)
{
    switch (status) {
    case 200:
        return "OK";
    case 302:
        return "Found";
    case 303:
        return "See Other";
    case 400:
        return "Bad Request";
    case 401:
        return "Unauthorized";
    case 403:
        return "Forbidden";
    case 404:
        return "Not Found";
    case 405:
        return "Method Not Allowed";
    case 411:
        return "Length Required";
    case 413:
        return "Content Too Large";
    case 421:
        return "Misdirected Request";
    case 429:
        return "Too Many Requests";
    case 431:
        return "Request Header Fields Too Large";
    case 500:
        return "Internal Server Error";
    case 503:
        return "Service Unavailable";
    default:
        return "Status"; // clients must ignore it (RFC 9112 section 4)
    }
}

} // namespace

Answer Answer::json(int status, const QJsonObject &object)
{
    return {.status = status,
            .headers = {{"Content-Type", "application/json"}, {"Cache-Control", "no-store"}},
            .body = QJsonDocument(object).toJson(QJsonDocument::Compact)};
}

Answer Answer::error(int status, const QByteArray &code, const QString &description)
{
    QJsonObject object{{QStringLiteral("error"), QString::fromLatin1(code)}};
    if (!description.isEmpty())
        object.insert(QStringLiteral("error_description"), description);
    return json(status, object);
}

Answer Answer::redirect(const QByteArray &location, int status)
{
    return {.status = status, .headers = {{"Location", location}, {"Cache-Control", "no-store"}}};
}

Answer Answer::raw(const QByteArray &bytes)
{
    return {.bytes = bytes, .ending = Ending::Close};
}

Answer Answer::silence()
{
    return {.bytes = QByteArray(), .ending = Ending::Stall};
}

Answer Answer::hangUp()
{
    return raw({});
}

Answer Answer::dripping(std::chrono::milliseconds interval) const
{
    Answer copy = *this;
    copy.dripInterval = interval;
    return copy;
}

Answer Answer::endingWith(Ending other) const
{
    Answer copy = *this;
    copy.ending = other;
    return copy;
}

Answer Answer::with(const QByteArray &name, const QByteArray &value) const
{
    Answer copy = *this;
    copy.headers.append({name, value});
    return copy;
}

std::optional<QByteArray> Answer::header(QByteArrayView name) const
{
    for (const HttpHeader &field : headers) {
        if (field.name.compare(name, Qt::CaseInsensitive) == 0)
            return field.value;
    }
    return {};
}

void Answer::setHeader(const QByteArray &name, const QByteArray &value)
{
    headers.removeIf([&](const HttpHeader &field) {
        return field.name.compare(name, Qt::CaseInsensitive) == 0;
    });
    headers.append({name, value});
}

QJsonObject Answer::object() const
{
    return QJsonDocument::fromJson(body).object();
}

QByteArray Answer::serialized() const
{
    if (bytes)
        return *bytes;
    QByteArray out;
    out.reserve(body.size() + 512);
    out += "HTTP/1.1 " + QByteArray::number(status) + ' ' + reasonPhrase(status) + "\r\n";
    for (const HttpHeader &field : headers)
        out += field.name + ": " + field.value + "\r\n";
    if (!header("Content-Length") && !header("Transfer-Encoding"))
        out += "Content-Length: " + QByteArray::number(body.size()) + "\r\n";
    if (ending == Ending::Close && !header("Connection"))
        out += "Connection: close\r\n";
    out += "\r\n";
    out += body;
    return out;
}

} // namespace Qonsent::Test
