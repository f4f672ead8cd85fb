// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "oauthcore/sqlitevault/seal_p.h"

namespace Qonsent {

namespace {

constexpr char formatVersion = 1;
constexpr std::size_t nonceSize = crypto_aead_xchacha20poly1305_ietf_NPUBBYTES;
constexpr std::size_t tagSize = crypto_aead_xchacha20poly1305_ietf_ABYTES;
static_assert(nonceSize + tagSize == Seal::overhead);
static_assert(LockedKey::size == crypto_aead_xchacha20poly1305_ietf_KEYBYTES);
static_assert(LockedKey::size == crypto_kdf_KEYBYTES);

const unsigned char *unsignedData(QByteArrayView bytes)
{
    return reinterpret_cast<const unsigned char *>(bytes.data());
}

LockedKey subkey(const LockedKey &master, quint64 number)
{
    return LockedKey::filledBy([&](std::span<unsigned char, LockedKey::size> place) {
        return crypto_kdf_derive_from_key(place.data(), place.size(), number, "qonsentv",
                                          master.bytes())
            == 0;
    });
}

} // namespace

SealContext::SealContext(const char *column)
{
    constexpr qsizetype mostlyEnough = 160; // so that it grows once
    m_bytes.reserve(mostlyEnough);
    m_bytes.append(column);
    m_bytes.append('\0');
    m_bytes.append(formatVersion);
}

SealContext &&SealContext::with(QByteArrayView part) &&
{
    const auto size = quint32(part.size());
    for (int shift = 0; shift < 32; shift += 8)
        m_bytes.append(char(size >> shift & 0xff));
    m_bytes.append(part);
    return std::move(*this);
}

QByteArray Seal::close(QByteArrayView plain, const SealContext &context) const
{
    QByteArray sealed(overhead + plain.size(), Qt::Uninitialized);
    auto *const nonce = reinterpret_cast<unsigned char *>(sealed.data());
    randombytes_buf(nonce, nonceSize);
    crypto_aead_xchacha20poly1305_ietf_encrypt(nonce + nonceSize, nullptr, unsignedData(plain),
                                               quint64(plain.size()), unsignedData(context.bytes()),
                                               quint64(context.bytes().size()), nullptr, nonce,
                                               m_key.bytes());
    return sealed;
}

bool Seal::open(QByteArrayView sealed, const SealContext &context, WipedBytes &plain) const
{
    if (m_key.isNull() || sealed.size() < overhead)
        return false;
    plain.resize(std::size_t(sealed.size() - overhead));
    const unsigned char *const nonce = unsignedData(sealed);
    return crypto_aead_xchacha20poly1305_ietf_decrypt(
               reinterpret_cast<unsigned char *>(plain.data()), nullptr, nullptr, nonce + nonceSize,
               quint64(sealed.size()) - nonceSize, unsignedData(context.bytes()),
               quint64(context.bytes().size()), nonce, m_key.bytes())
        == 0;
}

VaultKeys VaultKeys::of(const LockedKey &master)
{
    return {.master = master,
            .records = Seal(subkey(master, 1)),
            .names = subkey(master, 2),
            .registrations = subkey(master, 3)};
}

QByteArray keyedHash(const LockedKey &key, QByteArrayView bytes)
{
    QByteArray hash(32, Qt::Uninitialized);
    crypto_generichash(reinterpret_cast<unsigned char *>(hash.data()), 32, unsignedData(bytes),
                       quint64(bytes.size()), key.bytes(), LockedKey::size);
    return hash;
}

QByteArray checksum(QByteArrayView bytes)
{
    QByteArray hash(16, Qt::Uninitialized);
    crypto_generichash(reinterpret_cast<unsigned char *>(hash.data()), 16, unsignedData(bytes),
                       quint64(bytes.size()), nullptr, 0);
    return hash;
}

} // namespace Qonsent
