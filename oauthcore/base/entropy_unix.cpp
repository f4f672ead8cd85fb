// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "oauthcore/base/base64url.h"
#include "oauthcore/base/entropy.h"

#include <unistd.h>

namespace Qonsent {

void fillRandom(std::span<unsigned char> bytes)
{
    // Not QRandomGenerator::system(): that asks the processor's generator first and alone.
    if (getentropy(bytes.data(), bytes.size()) != 0)
        qFatal("The operating system gives no random numbers.");
}

QByteArray randomBytes(qsizetype count)
{
    QByteArray bytes(count, Qt::Uninitialized);
    fillRandom({reinterpret_cast<unsigned char *>(bytes.data()), std::size_t(count)});
    return bytes;
}

QByteArray randomToken(qsizetype count)
{
    return encodeBase64Url(randomBytes(count));
}

} // namespace Qonsent
