// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QByteArray>

#include <sodium.h>

namespace Bench {

// What the vault's rows of one account of benchmarkvault.cpp hold, before they are sealed.
constexpr qsizetype profileSize = 157;
constexpr qsizetype tokensSize = 930;

inline const unsigned char *sealingKey()
{
    static const QByteArray key(crypto_aead_xchacha20poly1305_ietf_KEYBYTES, 'k');
    return reinterpret_cast<const unsigned char *>(key.constData());
}

/// \a plain sealed as the vault seals: a nonce, then the rest.
inline QByteArray sealedRow(const QByteArray &plain)
{
    constexpr qsizetype nonceSize = crypto_aead_xchacha20poly1305_ietf_NPUBBYTES;
    QByteArray sealed(nonceSize + plain.size()
                          + qsizetype(crypto_aead_xchacha20poly1305_ietf_ABYTES),
                      Qt::Uninitialized);
    auto *const nonce = reinterpret_cast<unsigned char *>(sealed.data());
    randombytes_buf(nonce, nonceSize);
    crypto_aead_xchacha20poly1305_ietf_encrypt(
        nonce + nonceSize, nullptr, reinterpret_cast<const unsigned char *>(plain.constData()),
        static_cast<unsigned long long>(plain.size()), nullptr, 0, nullptr, nonce, sealingKey());
    return sealed;
}

/// Opens \a sealed into \a plain, which is large enough; true if it is whole.
inline bool openRow(const QByteArray &sealed, QByteArray &plain)
{
    constexpr qsizetype nonceSize = crypto_aead_xchacha20poly1305_ietf_NPUBBYTES;
    const auto *const nonce = reinterpret_cast<const unsigned char *>(sealed.constData());
    return crypto_aead_xchacha20poly1305_ietf_decrypt(
               reinterpret_cast<unsigned char *>(plain.data()), nullptr, nullptr, nonce + nonceSize,
               static_cast<unsigned long long>(sealed.size() - nonceSize), nullptr, 0, nonce,
               sealingKey())
        == 0;
}

} // namespace Bench
