// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "oauthcore/base/secret.h"

#include <QCryptographicHash>

#include <openssl/crypto.h>

#include <cstring>

namespace Qonsent {

struct Secret::Buffer
{
    explicit Buffer(QByteArrayView from)
        : size(from.size())
        , bytes(new char[std::size_t(size)])
    {
        std::memcpy(bytes.get(), from.data(), std::size_t(size));
    }
    ~Buffer() { OPENSSL_cleanse(bytes.get(), std::size_t(size)); }
    Q_DISABLE_COPY_MOVE(Buffer)

    qsizetype size;
    std::unique_ptr<char[]> bytes;
};

Secret::Secret(QByteArrayView bytes)
    : m_buffer(bytes.isNull() ? nullptr : std::make_shared<const Buffer>(bytes))
{ }

Secret Secret::take(QByteArray &&bytes)
{
    Secret secret{QByteArrayView(bytes)};
    wipe(bytes);
    return secret;
}

qsizetype Secret::size() const noexcept
{
    return m_buffer ? m_buffer->size : 0;
}

QByteArrayView Secret::reveal() const noexcept
{
    return m_buffer ? QByteArrayView(m_buffer->bytes.get(), m_buffer->size) : QByteArrayView();
}

QString Secret::masked() const
{
    const QByteArray digest =
        QCryptographicHash::hash(reveal().toByteArray(), QCryptographicHash::Sha256);
    return QStringLiteral("%1 bytes, %2")
        .arg(QString::number(size()), QString::fromLatin1(digest.left(4).toHex()));
}

bool operator==(const Secret &a, const Secret &b) noexcept
{
    return constantTimeEqual(a.reveal(), b.reveal());
}

bool constantTimeEqual(QByteArrayView a, QByteArrayView b) noexcept
{
    return a.size() == b.size() && CRYPTO_memcmp(a.data(), b.data(), std::size_t(a.size())) == 0;
}

void wipe(QByteArray &bytes) noexcept
{
    if (bytes.isDetached())
        OPENSSL_cleanse(bytes.data(), std::size_t(bytes.size()));
    bytes.clear();
}

} // namespace Qonsent
