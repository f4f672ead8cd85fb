// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QByteArray>
#include <QUrl>

namespace Bench {

/// 32 bytes of the system's generator as base64url.
[[nodiscard]] QByteArray floorRandom();

/// One authorization request as an honest client would write it in ten lines.
struct FloorAuthorization
{
    QByteArray state = {};
    QByteArray verifier = {};
    QUrl url = {};
};

[[nodiscard]] FloorAuthorization makeAuthorization(const QUrl &endpoint,
                                                   const QString &redirectUri);
/// The same with a nonce.
[[nodiscard]] FloorAuthorization makeAuthorizationWithNonce(const QUrl &endpoint,
                                                            const QString &redirectUri);

} // namespace Bench
