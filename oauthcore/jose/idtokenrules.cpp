// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "oauthcore/jose/idtokenrules.h"

#include "oauthcore/base/base64url.h"
#include "oauthcore/jose/evp_p.h"

#include <QJsonArray>

#include <algorithm>
#include <array>

namespace Qonsent {

namespace {

using Token = IdTokenUnderTest;
using Binding = IdTokenExpectations::Binding;
using Occasion = IdTokenExpectations::Occasion;

QJsonValue claim(const Token &token, const char *name)
{
    return token.claims.value(QLatin1String(name));
}

double now(const Token &token)
{
    return double(token.expected.nowMSecs) / 1000;
}

double leeway(const Token &token)
{
    return double(std::clamp<qint64>(token.expected.leeway.count(), 0, 300));
}

/// A NumericDate (RFC 7519 section 2, fractions allowed) before the year 10000; else nullopt.
std::optional<double> date(const QJsonValue &value)
{
    const double seconds = value.toDouble(-1);
    if (seconds < 0 || seconds >= 253'402'300'800.0)
        return {};
    return seconds;
}

/// RFC 8725 section 3.11: a token that says it is something else is something else.
bool type(const Token &token)
{
    return token.type.isEmpty()
        || token.type.compare(QLatin1String("JWT"), Qt::CaseInsensitive) == 0
        || token.type.compare(QLatin1String("application/jwt"), Qt::CaseInsensitive) == 0;
}

/// (2): exactly, without any normalisation.
bool issuer(const Token &token)
{
    const QJsonValue value = claim(token, "iss");
    return value.isString() && value.toString() == token.expected.issuer;
}

/// (3): this client is in the audience, and nothing in there is no name.
bool audience(const Token &token)
{
    const QJsonValue value = claim(token, "aud");
    if (value.isString())
        return value.toString() == token.expected.clientId;
    const QJsonArray names = value.toArray();
    return std::all_of(names.begin(), names.end(), [](const auto &name) { return name.isString(); })
        && names.contains(QJsonValue(token.expected.clientId));
}

/// (4) and (5): several audiences need the authorized party, and it is this client.
bool authorizedParty(const Token &token)
{
    const QJsonValue value = claim(token, "azp");
    if (value.isUndefined())
        return claim(token, "aud").toArray().size() <= 1;
    return value.isString() && value.toString() == token.expected.clientId;
}

/// (9)
bool expiry(const Token &token)
{
    const auto expires = date(claim(token, "exp"));
    return expires && now(token) < *expires + leeway(token);
}

/// (10): not from the future; at a sign-in, which asks for the token at once, not older than ten
/// minutes either.
bool issuedAt(const Token &token)
{
    constexpr double oldest = 600;
    const auto issued = date(claim(token, "iat"));
    return issued && *issued <= now(token) + leeway(token)
        && (token.expected.occasion == Occasion::Refresh || *issued >= now(token) - oldest);
}

/// RFC 7519 section 4.1.5.
bool notBefore(const Token &token)
{
    const QJsonValue value = claim(token, "nbf");
    if (value.isUndefined())
        return true;
    const auto begins = date(value);
    return begins && *begins <= now(token) + leeway(token);
}

/// (11), and section 12.2 for a refresh, where it may be absent.
bool nonce(const Token &token)
{
    const QJsonValue value = claim(token, "nonce");
    const std::optional<QByteArray> &sent = token.expected.nonce;
    const bool refresh = token.expected.occasion == Occasion::Refresh;
    if (!sent || (refresh && value.isUndefined()))
        return refresh || value.isUndefined();
    return value.isString() && constantTimeEqual(value.toString().toUtf8(), *sent);
}

/// (12)
bool authenticationContext(const Token &token)
{
    const QStringList &wanted = token.expected.acrValues;
    return wanted.isEmpty() || wanted.contains(claim(token, "acr").toString());
}

/// (13)
bool authenticationTime(const Token &token)
{
    const std::optional<std::chrono::seconds> oldest = token.expected.maximumAge;
    const QJsonValue value = claim(token, "auth_time");
    if (value.isUndefined())
        return !oldest;
    const auto authenticated = date(value);
    return authenticated && *authenticated <= now(token) + leeway(token)
        && (!oldest || *authenticated >= now(token) - double(oldest->count()) - leeway(token));
}

/// Sections 3.1.3.8, 3.2.2.9 and 3.3.2.10: the left half of the hash, with the token's own hash.
bool binds(const Token &token, const char *name, const Secret &bound, Binding binding)
{
    const QJsonValue value = claim(token, name);
    if (value.isUndefined())
        return binding == Binding::Optional;
    if (!value.isString() || bound.isEmpty())
        return value.isString() && binding == Binding::Optional;
    const Evp::Hash hash = Evp::hash(token.algorithm, bound.reveal());
    return hash.size != 0
        && constantTimeEqual(value.toString().toUtf8(),
                             encodeBase64Url(hash.view().first(qsizetype(hash.size / 2))));
}

bool accessTokenHash(const Token &token)
{
    return binds(token, "at_hash", token.expected.accessToken, token.expected.atHash);
}

bool codeHash(const Token &token)
{
    return binds(token, "c_hash", token.expected.code, token.expected.cHash);
}

/// Section 2: at most 255 characters. It names a person, in files and lists too: no controls.
bool subject(const Token &token)
{
    const QString value = claim(token, "sub").toString();
    return !value.isEmpty() && value.size() <= 255
        && std::none_of(value.begin(), value.end(),
                        [](QChar c) { return c.category() == QChar::Other_Control; })
        && (token.expected.subject.isEmpty() || value == token.expected.subject);
}

constexpr std::array table = {
    IdTokenRule{"typ", "RFC 8725 3.11", type},
    IdTokenRule{"iss", "OpenID Connect Core 3.1.3.7 (2)", issuer},
    IdTokenRule{"aud", "OpenID Connect Core 3.1.3.7 (3)", audience},
    IdTokenRule{"azp", "OpenID Connect Core 3.1.3.7 (4), (5)", authorizedParty},
    IdTokenRule{"exp", "OpenID Connect Core 3.1.3.7 (9)", expiry},
    IdTokenRule{"iat", "OpenID Connect Core 3.1.3.7 (10)", issuedAt},
    IdTokenRule{"nbf", "RFC 7519 4.1.5", notBefore},
    IdTokenRule{"nonce", "OpenID Connect Core 3.1.3.7 (11)", nonce},
    IdTokenRule{"acr", "OpenID Connect Core 3.1.3.7 (12)", authenticationContext},
    IdTokenRule{"auth_time", "OpenID Connect Core 3.1.3.7 (13)", authenticationTime},
    IdTokenRule{"at_hash", "OpenID Connect Core 3.1.3.8", accessTokenHash},
    IdTokenRule{"c_hash", "OpenID Connect Core 3.3.2.10", codeHash},
    IdTokenRule{"sub", "OpenID Connect Core 2", subject},
};

} // namespace

std::span<const IdTokenRule> idTokenRules()
{
    return table;
}

} // namespace Qonsent
