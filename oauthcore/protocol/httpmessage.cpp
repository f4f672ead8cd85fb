// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "oauthcore/protocol/httpmessage.h"

#include <QDateTime>

#include <algorithm>

namespace Qonsent {

namespace {

QByteArray beforeSemicolon(const QByteArray &value)
{
    const qsizetype semicolon = value.indexOf(';');
    return semicolon < 0 ? value : value.first(semicolon);
}

} // namespace

std::optional<QByteArray> HttpResponse::header(QByteArrayView name) const
{
    std::optional<QByteArray> found;
    for (const HttpHeader &header : headers) {
        if (header.name.compare(name, Qt::CaseInsensitive) != 0)
            continue;
        if (found)
            return {};
        found = header.value;
    }
    return found;
}

QByteArray HttpResponse::mediaType() const
{
    const QByteArray value = header("Content-Type").value_or(QByteArray());
    return beforeSemicolon(value).trimmed().toLower();
}

bool HttpResponse::isJson() const
{
    const QByteArray type = mediaType();
    if (type != "application/json" && !(type.startsWith("application/") && type.endsWith("+json")))
        return false;
    const QByteArray value = header("Content-Type")->toLower();
    const qsizetype charset = value.indexOf("charset=");
    if (charset < 0)
        return true;
    QByteArray name = beforeSemicolon(value.mid(charset + 8)).trimmed();
    name.replace('"', "");
    return name == "utf-8" || name == "utf8" || name == "us-ascii";
}

std::chrono::seconds HttpResponse::retryAfter(qint64 utcMSecs) const
{
    constexpr qint64 longest = 3600;
    const QByteArray value = header("Retry-After").value_or(QByteArray()).trimmed();
    const bool digits = !value.isEmpty()
        && std::all_of(value.begin(), value.end(), [](char c) { return c >= '0' && c <= '9'; });
    if (digits)
        return std::chrono::seconds(value.size() > 9 ? longest
                                                     : std::min(value.toLongLong(), longest));
    const auto date = httpDate(value);
    if (!date)
        return {};
    return std::chrono::seconds(std::clamp((*date - utcMSecs) / 1000, qint64(0), longest));
}

std::optional<qint64> httpDate(const QByteArray &field)
{
    // Qt reads the zone of this format only as an offset.
    const QDateTime date =
        QDateTime::fromString(QString::fromLatin1(field.trimmed())
                                  .replace(QLatin1String("GMT"), QLatin1String("+0000")),
                              Qt::RFC2822Date);
    return date.isValid() ? std::optional(date.toMSecsSinceEpoch()) : std::nullopt;
}

} // namespace Qonsent
