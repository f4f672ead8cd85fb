// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "oauthcore/model/accountid.h"

#include "oauthcore/base/base64url.h"
#include "oauthcore/base/entropy.h"

namespace Qonsent {

AccountId AccountId::generate()
{
    AccountId id;
    id.m_text = randomToken(16);
    return id;
}

AccountId AccountId::fromString(QByteArrayView text)
{
    AccountId id;
    const auto bytes = decodeBase64Url(text);
    if (bytes && bytes->size() == 16)
        id.m_text = text.toByteArray();
    return id;
}

} // namespace Qonsent
