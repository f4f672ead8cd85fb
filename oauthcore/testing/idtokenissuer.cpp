// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "oauthcore/testing/idtokenissuer_p.h"

#include "oauthcore/base/base64url.h"
#include "oauthcore/base/entropy.h"
#include "oauthcore/jose/signaturealgorithm.h"

#include <QCryptographicHash>
#include <QJsonDocument>

#include <span>

namespace Qonsent::Test {

namespace {

constexpr const char *profileClaims[] = {
    "name",      "given_name", "family_name", "middle_name", "nickname", "preferred_username",
    "profile",   "picture",    "website",     "gender",      "zoneinfo", "locale",
    "birthdate", "updated_at"};
constexpr const char *emailClaims[] = {"email", "email_verified"};

void copy(const QJsonObject &from, std::span<const char *const> names, QJsonObject &to)
{
    for (const char *name : names) {
        if (const auto it = from.constFind(QLatin1String(name)); it != from.constEnd())
            to.insert(it.key(), it.value());
    }
}

/// OpenID Connect Core 3.1.3.6: the left half of the hash that goes with the signature.
QString accessTokenHash(QByteArrayView accessToken, const QByteArray &algorithm)
{
    const SignatureAlgorithm *row = SignatureAlgorithm::find(algorithm);
    const QByteArray digest = row ? row->digest : "SHA256";
    const auto hash = digest == "SHA512" ? QCryptographicHash::Sha512
        : digest == "SHA384"             ? QCryptographicHash::Sha384
                                         : QCryptographicHash::Sha256;
    const QByteArray whole = QCryptographicHash::hash(accessToken, hash);
    return QString::fromLatin1(encodeBase64Url(whole.left(whole.size() / 2)));
}

IdTokenDraft draft(ServerState &state, const Consent &consent, QByteArrayView accessToken,
                   IdTokenOccasion occasion)
{
    const SigningKey key = state.keys.current();
    const qint64 now = state.now();
    QJsonObject claims = userClaims(state, consent.userName, consent.scopes);
    claims.insert(QStringLiteral("iss"), QString::fromLatin1(state.issuer()));
    claims.insert(QStringLiteral("aud"), QString::fromUtf8(consent.clientId));
    claims.insert(QStringLiteral("iat"), now);
    claims.insert(QStringLiteral("exp"), now + qint64(state.options.idTokenLifetime.count()));
    claims.insert(QStringLiteral("auth_time"), consent.authenticatedAt);
    claims.insert(QStringLiteral("at_hash"), accessTokenHash(accessToken, key.algorithm()));
    if (occasion == IdTokenOccasion::SignIn && !consent.nonce.isEmpty())
        claims.insert(QStringLiteral("nonce"), QString::fromUtf8(consent.nonce));
    if (state.options.canaries)
        claims.insert(QStringLiteral("jti"),
                      QLatin1String("CNRYI-") + QString::fromLatin1(randomToken(16)));
    return {.header = {{QStringLiteral("alg"), QString::fromLatin1(key.algorithm())},
                       {QStringLiteral("kid"), key.keyId()},
                       {QStringLiteral("typ"), QStringLiteral("JWT")}},
            .claims = claims,
            .key = key};
}

} // namespace

QByteArray issueIdToken(ServerState &state, const Consent &consent, QByteArrayView accessToken,
                        IdTokenOccasion occasion)
{
    IdTokenDraft token = draft(state, consent, accessToken, occasion);
    if (state.editIdToken)
        state.editIdToken(token);
    const auto bytes = [](const QJsonObject &object) {
        return QJsonDocument(object).toJson(QJsonDocument::Compact);
    };
    Result<QByteArray> jws = token.key.signRaw(bytes(token.header), bytes(token.claims));
    QByteArray compact = jws ? std::move(jws).value() : QByteArray();
    if (state.tamperIdToken)
        state.tamperIdToken(compact);
    return compact;
}

QJsonObject userClaims(const ServerState &state, const QString &userName, const Scopes &scopes)
{
    const User user = state.user(userName).value_or(User{.name = userName});
    QJsonObject claims;
    if (scopes.contains(u"profile"))
        copy(user.claims, profileClaims, claims);
    if (scopes.contains(u"email"))
        copy(user.claims, emailClaims, claims);
    claims.insert(QStringLiteral("sub"), user.subject.isEmpty() ? user.name : user.subject);
    return claims;
}

} // namespace Qonsent::Test
