// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "oauthcore/protocol/pendingauthorization.h"

#include "oauthcore/base/base64url.h"
#include "oauthcore/base/entropy.h"

#include <QCryptographicHash>

namespace Qonsent {

PendingAuthorization PendingAuthorization::draw()
{
    constexpr qsizetype each = 32;
    QByteArray entropy = randomBytes(3 * each);
    const auto token = [&entropy](qsizetype index) {
        return Secret::take(encodeBase64Url(QByteArrayView(entropy).sliced(index * each, each)));
    };
    PendingAuthorization pending{.state = token(0), .nonce = token(1), .verifier = token(2)};
    wipe(entropy);
    return pending;
}

QByteArray PendingAuthorization::codeChallenge() const
{
    QCryptographicHash sha256(QCryptographicHash::Sha256);
    sha256.addData(verifier.reveal());
    return encodeBase64Url(sha256.result());
}

} // namespace Qonsent
