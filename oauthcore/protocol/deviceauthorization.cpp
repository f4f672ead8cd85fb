// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "oauthcore/protocol/deviceauthorization.h"

#include "oauthcore/protocol/jsonanswer_p.h"
#include "oauthcore/protocol/webaddress.h"

#include <algorithm>
#include <cmath>

namespace Qonsent {

namespace {

using namespace std::chrono_literals;
using Code = AuthError::Code;

constexpr qsizetype longestCode = 64 * 1024;
constexpr qsizetype longestUserCode = 64; // RFC 8628 section 6.1 speaks of eight characters

AuthError malformed(const char *member)
{
    return AuthError::of(Code::ResponseMalformed, member);
}

/// Absent and null are the same.
QJsonValue member(const QJsonObject &object, const char *name)
{
    const QJsonValue value = object.value(QLatin1String(name));
    return value.isNull() ? QJsonValue(QJsonValue::Undefined) : value;
}

Result<QString> code(const QJsonObject &object, const char *name, qsizetype longest)
{
    const QJsonValue value = member(object, name);
    if (value.isUndefined() || value.toString(QStringLiteral("-")).isEmpty())
        return AuthError::of(Code::ResponseIncomplete, name);
    const QString text = value.toString();
    const bool isPrintable =
        std::all_of(text.begin(), text.end(), [](QChar c) { return c >= u' ' && c <= u'~'; });
    if (!value.isString() || !isPrintable || text != text.trimmed() || text.size() > longest)
        return malformed(name);
    return text;
}

/// Seconds, a begun one as a whole; nothing if the member is absent.
Result<std::optional<double>> seconds(const QJsonObject &object, const char *name)
{
    const QJsonValue value = member(object, name);
    if (value.isUndefined())
        return std::optional<double>();
    if (value.isDouble())
        return std::optional(std::ceil(value.toDouble()));
    const QString text = value.toString();
    const bool isNumber = !text.isEmpty() && text.size() < 20
        && std::all_of(text.begin(), text.end(), [](QChar c) { return c >= u'0' && c <= u'9'; });
    if (!isNumber)
        return malformed(name);
    return std::optional(text.toDouble());
}

Result<std::chrono::seconds> intervalOf(const QJsonObject &object)
{
    const auto asked = seconds(object, "interval");
    if (!asked)
        return asked.error();
    if (!*asked || **asked <= 0)
        return 5s; // RFC 8628 section 3.2
    return std::chrono::seconds(qint64(std::min(**asked, 60.0)));
}

Result<std::chrono::seconds> lifetimeOf(const QJsonObject &object)
{
    const auto left = seconds(object, "expires_in");
    if (!left)
        return left.error();
    if (!*left)
        return std::chrono::seconds(10min);
    if (**left <= 0)
        return AuthError::of(Code::DeviceCodeExpired, "expires_in");
    return std::chrono::seconds(qint64(std::min(**left, 1800.0)));
}

Result<QUrl> verificationUriOf(const QJsonObject &object)
{
    QJsonValue value = member(object, "verification_uri");
    if (value.isUndefined())
        value = member(object, "verification_url"); // Google's draft
    if (value.isUndefined())
        return AuthError::of(Code::ResponseIncomplete, "verification_uri");
    const Result<QUrl> address = parseWebAddress(value.toString());
    return address ? address : malformed("verification_uri");
}

/// For comparing: people may leave out what only groups the characters.
QString withoutSeparators(const QString &text)
{
    QString plain;
    for (const QChar c : text) {
        if (c.isLetterOrNumber())
            plain.append(c.toUpper());
    }
    return plain;
}

QUrl completeUri(const QJsonObject &object, const QUrl &plain, const QString &userCode)
{
    const Result<QUrl> address =
        parseWebAddress(member(object, "verification_uri_complete").toString());
    if (!address || address->scheme() != plain.scheme() || address->host() != plain.host()
        || address->port() != plain.port())
        return {};
    const QString said = address->path(QUrl::FullyDecoded) + address->query(QUrl::FullyDecoded)
        + address->fragment(QUrl::FullyDecoded);
    const QString code = withoutSeparators(userCode);
    return !code.isEmpty() && withoutSeparators(said).contains(code) ? *address : QUrl();
}

} // namespace

TokenRequest deviceAuthorizationRequest(const QUrl &endpoint, const Scopes &scopes)
{
    TokenRequest request{.endpoint = endpoint};
    if (!scopes.isEmpty())
        request.parameters.append("scope", scopes.toString().toUtf8());
    return request;
}

Result<DeviceAuthorization> DeviceAuthorization::parse(const HttpResponse &response,
                                                       qint64 utcMSecs)
{
    const Result<QJsonObject> object = readJsonAnswer(response, utcMSecs);
    if (!object)
        return object.error();
    const Result<QString> deviceCode = code(*object, "device_code", longestCode);
    const Result<QString> userCode = code(*object, "user_code", longestUserCode);
    const Result<QUrl> plain = verificationUriOf(*object);
    const Result<std::chrono::seconds> left = lifetimeOf(*object);
    const Result<std::chrono::seconds> pause = intervalOf(*object);
    if (!deviceCode)
        return deviceCode.error();
    if (!userCode)
        return userCode.error();
    if (!plain)
        return plain.error();
    if (!left)
        return left.error();
    if (!pause)
        return pause.error();
    return DeviceAuthorization{.deviceCode = Secret::take(deviceCode->toLatin1()),
                               .userCode = *userCode,
                               .verificationUri = *plain,
                               .verificationUriComplete = completeUri(*object, *plain, *userCode),
                               .lifetime = *left,
                               .interval = *pause};
}

} // namespace Qonsent
