// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#pragma once

#include "oauthcore/jose/jwssigner.h"

#include <QJsonObject>

#include <functional>

namespace Qonsent::Test {

/// An ID token just before it is signed. What an edit leaves here is signed as it is.
struct IdTokenDraft
{
    QJsonObject header; ///< `alg`, `kid`, `typ`
    QJsonObject claims; ///< OpenID Connect Core 2
    SigningKey key;     ///< signs with its own algorithm, whatever the header says
};

/// Changes an ID token before it is signed.
using IdTokenEdit = std::function<void(IdTokenDraft &)>;
/// Changes the bytes of a signed ID token, e.g. to break its signature.
using IdTokenTampering = std::function<void(QByteArray &)>;

} // namespace Qonsent::Test
