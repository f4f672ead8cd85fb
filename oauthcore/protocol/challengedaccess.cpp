// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "oauthcore/protocol/challengedaccess.h"

#include "oauthcore/base/json.h"
#include "oauthcore/protocol/servererror.h"
#include "oauthcore/protocol/webaddress.h"

#include <algorithm>

namespace Qonsent {

namespace {

constexpr qsizetype mostWords = 100;

/// RFC 6749 section 3.3; the values of `acr_values` keep to it as well.
bool isWord(const QByteArray &text)
{
    return std::all_of(text.begin(), text.end(),
                       [](char c) { return c > ' ' && c <= '~' && c != '"' && c != '\\'; });
}

/// Words separated by spaces; none if one of them is none.
QByteArrayList wordsIn(const QByteArray &text)
{
    QByteArrayList words = text.split(' ');
    words.removeAll(QByteArray());
    const bool usable =
        words.size() <= mostWords && std::all_of(words.begin(), words.end(), isWord);
    return usable ? words : QByteArrayList();
}

Scopes scopesIn(const QByteArray &text)
{
    QStringList scopes;
    for (const QByteArray &word : wordsIn(text))
        scopes.append(QString::fromLatin1(word));
    return Scopes(scopes);
}

std::optional<std::chrono::seconds> secondsIn(const QByteArray &text)
{
    const bool digits = !text.isEmpty() && text.size() <= 9
        && std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
    return digits ? std::optional(std::chrono::seconds(text.toLongLong())) : std::nullopt;
}

/// Microsoft's API guidance: base64 of a JSON object, in either alphabet, padded or not.
QByteArray claimsIn(const QByteArray &text)
{
    for (const auto alphabet : {QByteArray::Base64Encoding, QByteArray::Base64UrlEncoding}) {
        const auto decoded = QByteArray::fromBase64Encoding(
            text, alphabet | QByteArray::AbortOnBase64DecodingErrors);
        if (decoded && readJsonObject(*decoded))
            return *decoded;
    }
    return {};
}

QUrl addressIn(const QByteArray &text)
{
    const Result<QUrl> url = parseWebAddress(QString::fromLatin1(text));
    return url ? *url : QUrl();
}

} // namespace

FormParameters AccessDemand::parameters() const
{
    FormParameters parameters;
    if (!acrValues.isEmpty())
        parameters.append("acr_values", acrValues.join(' '));
    if (maximumAge)
        parameters.append("max_age", QByteArray::number(qint64(maximumAge->count())));
    if (!claims.isEmpty())
        parameters.append("claims", claims);
    return parameters;
}

Result<std::optional<ChallengedAccess>> ChallengedAccess::find(const QList<Challenge> &challenges,
                                                               QByteArrayView scheme)
{
    const Challenge *found = nullptr;
    for (const Challenge &challenge : challenges) {
        if (!challenge.isFor(scheme))
            continue;
        if (!found || (!found->value("error") && challenge.value("error")))
            found = &challenge;
    }
    if (!found)
        return std::optional<ChallengedAccess>();
    const auto value = [found](const char *name) {
        return found->value(name).value_or(QByteArray());
    };
    ChallengedAccess access{.scheme = found->scheme,
                            .scopes = scopesIn(value("scope")),
                            .acrValues = wordsIn(value("acr_values")),
                            .maximumAge = secondsIn(value("max_age")),
                            .claims = claimsIn(value("claims")),
                            .resourceMetadata = addressIn(value("resource_metadata"))};
    if (found->value("error")) {
        const AuthError error = serverError(value("error"), {});
        if (error.serverCode.isEmpty())
            return AuthError::of(AuthError::Code::ResponseMalformed, "challenge_error");
        access.error = error.serverCode;
        access.description = sanitizedServerUtf8(value("error_description"));
    }
    return std::optional(access);
}

std::optional<AccessDemand> ChallengedAccess::demand() const
{
    AccessDemand demand{.scopes = scopes,
                        .acrValues = acrValues,
                        .maximumAge = maximumAge,
                        .claims = claims,
                        .resourceMetadata = resourceMetadata};
    if (!claims.isEmpty())
        demand.kind = AccessDemand::Kind::Claims;
    else if (error == "insufficient_user_authentication")
        demand.kind = AccessDemand::Kind::Authentication;
    else if (error == "insufficient_scope")
        demand.kind = AccessDemand::Kind::Scopes;
    else
        return {};
    return demand;
}

} // namespace Qonsent
