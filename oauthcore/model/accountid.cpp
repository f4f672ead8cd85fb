// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "oauthcore/model/accountid.h"

#include "oauthcore/base/base64url.h"
#include "oauthcore/base/entropy.h"

#include <cstring>

namespace Qonsent {

AccountId AccountId::generate()
{
    std::array<unsigned char, sizeof m_bits> bytes = {};
    fillRandom(bytes);
    AccountId id;
    std::memcpy(id.m_bits.data(), bytes.data(), bytes.size());
    return id;
}

AccountId AccountId::fromString(QByteArrayView text)
{
    AccountId id;
    const auto bytes = decodeBase64Url(text);
    if (bytes && bytes->size() == qsizetype(sizeof id.m_bits))
        std::memcpy(id.m_bits.data(), bytes->constData(), sizeof id.m_bits);
    return id;
}

QByteArray AccountId::toString() const
{
    if (isNull())
        return {};
    return encodeBase64Url({reinterpret_cast<const char *>(m_bits.data()), sizeof m_bits});
}

} // namespace Qonsent
