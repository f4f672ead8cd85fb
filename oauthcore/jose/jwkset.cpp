// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "oauthcore/jose/jwkset.h"

#include "oauthcore/base/json.h"

#include <QJsonArray>

#include <algorithm>

namespace Qonsent {

namespace {

AuthError unusable(const QByteArray &reason)
{
    return AuthError::of(AuthError::Code::KeyUnavailable, reason);
}

} // namespace

Result<JwkSet> JwkSet::parse(QByteArrayView json)
{
    const auto document = readJsonObject(json);
    if (!document)
        return unusable(document.error().reason);
    const QJsonValue member = document->value(QLatin1String("keys"));
    if (!member.isArray())
        return unusable("keys");
    const QJsonArray keys = member.toArray();
    if (keys.size() > maximumKeys)
        return unusable("too_many_keys");
    JwkSet set;
    for (const auto &value : keys) {
        const QJsonObject object = value.toObject();
        const Result<Jwk> key = Jwk::parse(object);
        if (key)
            set.m_keys.append(*key);
        else
            set.m_skipped.append({object.value(QLatin1String("kid")).toString(), key.error()});
    }
    return set;
}

Result<QList<Jwk>> JwkSet::candidates(const SignatureAlgorithm &algorithm,
                                      const QString &keyId) const
{
    QList<Jwk> fitting;
    bool named = false;
    for (const Jwk &key : m_keys) {
        if (!keyId.isEmpty() && key.keyId() != keyId)
            continue;
        named = true;
        if (key.canVerify(algorithm))
            fitting.append(key);
    }
    if (fitting.size() > maximumCandidates)
        return unusable("too_many_candidates");
    if (!fitting.isEmpty())
        return fitting;
    if (named && !keyId.isEmpty())
        return unusable("key_mismatch");
    return whyNot(keyId);
}

AuthError JwkSet::whyNot(const QString &keyId) const
{
    if (keyId.isEmpty())
        return unusable("no_key");
    const auto skipped = std::find_if(m_skipped.begin(), m_skipped.end(),
                                      [&keyId](const Skipped &key) { return key.keyId == keyId; });
    return skipped == m_skipped.end() ? unusable("kid_unknown") : skipped->error;
}

bool mayKeysBeRotated(const AuthError &error)
{
    return error.code == AuthError::Code::KeyUnavailable
        && (error.reason == "kid_unknown" || error.reason == "no_key");
}

} // namespace Qonsent
