// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "oauthcore/jose/compactjws.h"

#include "oauthcore/base/base64url.h"
#include "oauthcore/base/json.h"

#include <algorithm>

namespace Qonsent {

namespace {

using Code = AuthError::Code;

AuthError malformed()
{
    return AuthError::of(Code::IdTokenRejected, "malformed");
}

bool isStringOrAbsent(const QJsonValue &value)
{
    return value.isString() || value.isUndefined();
}

} // namespace

Result<CompactJws> CompactJws::parse(QByteArrayView token)
{
    if (token.size() > maximumSize)
        return malformed();
    const auto dots = std::count(token.begin(), token.end(), '.');
    if (dots == 4)
        return AuthError::of(Code::IdTokenUnsupported, "encrypted");
    if (dots != 2)
        return malformed();
    const qsizetype first = token.indexOf('.');
    const qsizetype last = token.lastIndexOf('.');
    const auto headerText = decodeBase64Url(token.first(first));
    auto payload = decodeBase64Url(token.sliced(first + 1, last - first - 1));
    auto signature = decodeBase64Url(token.sliced(last + 1));
    if (!headerText || !payload || !signature)
        return malformed();
    const auto header = readJsonObject(*headerText);
    if (!header)
        return malformed();
    Result<CompactJws> jws = withHeader(*header);
    if (!jws)
        return jws;
    jws.value().m_signingInput = token.first(last);
    jws.value().m_payload = std::move(*payload);
    jws.value().m_signature = std::move(*signature);
    return jws;
}

Result<CompactJws> CompactJws::withHeader(const QJsonObject &header)
{
    for (const char *extension : {"crit", "b64", "zip"}) {
        if (header.contains(QLatin1String(extension)))
            return AuthError::of(Code::IdTokenUnsupported, extension);
    }
    const QByteArray name = header.value(QLatin1String("alg")).toString().toUtf8();
    const SignatureAlgorithm *algorithm = SignatureAlgorithm::find(name);
    if (!algorithm)
        return AuthError::of(Code::IdTokenRejected, "alg");
    if (!isStringOrAbsent(header.value(QLatin1String("kid")))
        || !isStringOrAbsent(header.value(QLatin1String("typ"))))
        return malformed();
    CompactJws jws;
    jws.m_header = header;
    jws.m_algorithm = algorithm;
    return jws;
}

QString CompactJws::keyId() const
{
    return m_header.value(QLatin1String("kid")).toString();
}
QString CompactJws::type() const
{
    return m_header.value(QLatin1String("typ")).toString();
}

} // namespace Qonsent
