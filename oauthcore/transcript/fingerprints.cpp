// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "oauthcore/transcript/fingerprints_p.h"

#include "oauthcore/base/entropy.h"
#include "oauthcore/transcript/disclosure_p.h"

#include <openssl/evp.h>
#include <openssl/hmac.h>

#include <array>

namespace Qonsent {

namespace {

constexpr qsizetype fingerprintBytes = 4;

} // namespace

Fingerprints::Fingerprints()
    : m_key(Secret::take(randomBytes(32)))
{ }

QString Fingerprints::mention(QByteArrayView secret) const
{
    return QStringLiteral("(%1 bytes, %2)")
        .arg(QString::number(secret.size()), QString::fromLatin1(of(secret)));
}

QByteArray Fingerprints::of(QByteArrayView secret) const
{
    std::array<unsigned char, EVP_MAX_MD_SIZE> digest = {};
    unsigned int size = 0;
    const QByteArrayView key = m_key.reveal();
    if (!HMAC(EVP_sha256(), key.data(), int(key.size()),
              reinterpret_cast<const unsigned char *>(secret.data()), std::size_t(secret.size()),
              digest.data(), &size))
        return {};
    return QByteArray(reinterpret_cast<const char *>(digest.data()), fingerprintBytes).toHex();
}

QString Fingerprints::shownName(QByteArrayView name) const
{
    return disclosureOf(name) == Disclosure::Unknown
        ? QLatin1String("unregistered ") + mention(name)
        : QString::fromLatin1(name);
}

} // namespace Qonsent
