// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "oauthcore/protocol/tokenresponse.h"

#include "oauthcore/base/clock.h"
#include "oauthcore/base/json.h"
#include "oauthcore/protocol/jsonanswer_p.h"
#include "oauthcore/protocol/servererror.h"

#include <algorithm>
#include <cmath>

namespace Qonsent {

namespace {

using Code = AuthError::Code;

constexpr qsizetype longestToken = 64 * 1024;

AuthError malformed(const QByteArray &reason)
{
    return AuthError::of(Code::ResponseMalformed, reason);
}

/// RFC 6749 appendix A.12 and A.17: VSCHAR. Anything else could not be put into a header.
bool isTokenText(const QString &text)
{
    const QStringView view(text);
    const char16_t *const units = view.utf16();
    char16_t odd = 0; // no early end, so that the loop becomes a few wide instructions
    for (qsizetype i = 0; i < view.size(); ++i)
        odd |= char16_t(char16_t(units[i] - 0x20) > 0x5e);
    return !odd;
}

bool isAbsent(const QJsonValue &value)
{
    return value.isUndefined() || value.isNull();
}

/// A token member: empty if it is absent, null or "".
Result<Secret> tokenMember(const QJsonObject &object, QLatin1String name)
{
    const QJsonValue value = object.value(name);
    if (isAbsent(value))
        return Secret();
    const QString text = value.toString();
    if (!value.isString() || text.size() > longestToken || !isTokenText(text))
        return malformed(QByteArray(name.data(), name.size()));
    return Secret::take(text.toLatin1());
}

/// A number, or the digits of one as text; nothing if \a value is neither.
std::optional<double> numberIn(const QJsonValue &value)
{
    if (value.isDouble())
        return value.toDouble();
    const QString text = value.toString();
    const bool digits = !text.isEmpty()
        && std::all_of(text.begin(), text.end(), [](QChar c) { return c >= u'0' && c <= u'9'; });
    return digits ? std::optional(text.toDouble()) : std::nullopt;
}

/// Whole seconds, from none to ten years.
qint64 boundedLifetime(double seconds)
{
    constexpr double longest = 10.0 * 365 * 24 * 3600;
    return qint64(std::clamp(std::floor(seconds), 0.0, longest));
}

/// What `expires_in` says; without it what `expires_on` does, which older endpoints of Azure send:
/// seconds since 1970 by the server's clock, which shows \a serverMSecs now. That is no member of
/// the RFC: one that cannot be read, e.g. a date in words, says nothing and spoils nothing. Nothing
/// if the server does not say.
Result<std::optional<qint64>> lifetimeSeconds(const QJsonObject &object, qint64 serverMSecs)
{
    const QJsonValue lifetime = object.value(QLatin1String("expires_in"));
    if (!isAbsent(lifetime)) {
        const auto seconds = numberIn(lifetime);
        if (!seconds)
            return malformed("expires_in");
        return std::optional(boundedLifetime(*seconds));
    }
    const auto end = numberIn(object.value(QLatin1String("expires_on")));
    if (!end)
        return std::optional<qint64>();
    return std::optional(boundedLifetime(*end - double(serverMSecs) / 1000));
}

Result<Scopes> grantedScopes(const QJsonValue &value, const Scopes &requested)
{
    if (isAbsent(value))
        return requested;
    if (!value.isString())
        return malformed("scope");
    return Scopes::parse(value.toString());
}

Result<QByteArray> tokenType(const QJsonObject &object, TokenResponse::Kind kind)
{
    const QJsonValue value = object.value(QLatin1String("token_type"));
    if (isAbsent(value))
        return AuthError::of(Code::ResponseIncomplete, "token_type");
    if (!value.isString())
        return malformed("token_type");
    const QString type = value.toString();
    // What was exchanged need not be a token to call anybody with (RFC 8693 section 2.2.1).
    const bool mayBeNoAccessToken =
        kind == TokenResponse::Kind::Exchange && type.compare(u"N_A", Qt::CaseInsensitive) == 0;
    if (type.compare(u"Bearer", Qt::CaseInsensitive) != 0 && !mayBeNoAccessToken)
        return AuthError::of(Code::TokenTypeUnsupported, "token_type");
    return type.toLatin1();
}

/// What the RFC does not name, e.g. `instance_url`; most answers have none.
QJsonObject unknownMembers(const QJsonObject &object)
{
    constexpr QLatin1String known[] = {
        QLatin1String("access_token"), QLatin1String("refresh_token"), QLatin1String("id_token"),
        QLatin1String("token_type"),   QLatin1String("expires_in"),    QLatin1String("scope")};
    const auto here =
        std::count_if(std::begin(known), std::end(known),
                      [&object](QLatin1String name) { return object.contains(name); });
    if (here == object.size())
        return {};
    QJsonObject unknown = object;
    for (const QLatin1String name : known)
        unknown.remove(name);
    return unknown;
}

/// Our clock and the server's.
struct Moment
{
    qint64 utcMSecs = 0;
    qint64 serverMSecs = 0;
};

Result<TokenSet> tokensFrom(const QJsonObject &object, const Scopes &requested,
                            const Moment &received, TokenResponse::Kind kind)
{
    const auto access = tokenMember(object, QLatin1String("access_token"));
    const auto refresh = tokenMember(object, QLatin1String("refresh_token"));
    const auto identity = tokenMember(object, QLatin1String("id_token"));
    for (const auto *token : {&access, &refresh, &identity}) {
        if (!*token)
            return token->error();
    }
    if (access->isEmpty())
        return AuthError::of(Code::ResponseIncomplete, "access_token");
    const auto type = tokenType(object, kind);
    if (!type)
        return type.error();
    const QJsonValue issued = object.value(QLatin1String("issued_token_type"));
    if (kind == TokenResponse::Kind::Exchange && issued.toString().isEmpty())
        return AuthError::of(Code::ResponseIncomplete, "issued_token_type");
    const auto lifetime = lifetimeSeconds(object, received.serverMSecs);
    if (!lifetime)
        return lifetime.error();
    const auto scopes = grantedScopes(object.value(QLatin1String("scope")), requested);
    if (!scopes)
        return scopes.error();

    TokenSet tokens{.accessToken = *access,
                    .tokenType = *type,
                    .refreshToken = *refresh,
                    .idToken = *identity,
                    .grantedScopes = *scopes,
                    .obtainedAt = utcFromMSecs(received.utcMSecs)};
    if (*lifetime)
        tokens.expiresAt = utcFromMSecs(received.utcMSecs + **lifetime * 1000);
    tokens.extra = unknownMembers(object);
    return tokens;
}

} // namespace

std::optional<AuthError> statusError(const HttpResponse &response, qint64 utcMSecs)
{
    const int status = response.status;
    if (status >= 200 && status < 300)
        return {};
    Code code = Code::ServerRefused;
    if (status == 429 || status == 503)
        code = Code::RateLimited;
    else if (status >= 500)
        code = Code::Unreachable;
    else if (status < 400)
        code = Code::RedirectRefused;
    AuthError error = AuthError::of(code, "http_" + QByteArray::number(status));
    error.retryAfter = response.retryAfter(utcMSecs);
    return error;
}

namespace {

/// Some providers answer errors with status 200, so the member decides (B39).
Result<QJsonObject> errorOrTokens(const Result<QJsonObject> &object)
{
    const QJsonValue error =
        object ? object->value(QLatin1String("error")) : QJsonValue(QJsonValue::Undefined);
    if (error.isUndefined())
        return object;
    return serverError(error.toString().toUtf8(),
                       object->value(QLatin1String("error_description")).toString());
}

} // namespace

Result<QJsonObject> readJsonAnswer(const HttpResponse &response, qint64 utcMSecs)
{
    const auto failed = statusError(response, utcMSecs);
    if (failed && (failed->code != Code::ServerRefused || !response.isJson()))
        return *failed;
    if (!response.isJson())
        return malformed("content_type");
    const Result<QJsonObject> object = readJsonObject(response.body.reveal());
    if (!object)
        return failed ? *failed : object.error();
    if (const auto checked = errorOrTokens(object); !checked)
        return checked;
    if (failed)
        return *failed;
    if (response.status != 200)
        return malformed("http_" + QByteArray::number(response.status));
    return object;
}

Result<TokenSet> TokenResponse::parse(const HttpResponse &response, const Scopes &requested,
                                      qint64 utcMSecs, Kind kind, const TokenDecoder &decoder)
{
    const bool isDecoded = decoder && response.status == 200;
    const Result<QJsonObject> object =
        isDecoded ? errorOrTokens(decoder(response)) : readJsonAnswer(response, utcMSecs);
    if (!object)
        return object.error();
    const auto date = httpDate(response.header("Date").value_or(QByteArray()));
    return tokensFrom(*object, requested, {utcMSecs, date.value_or(utcMSecs)}, kind);
}

} // namespace Qonsent
