// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "oauthcore/sqlitevault/lockedkey.h"

#include <sodium.h>

#include <cstring>
#include <new>

namespace Qonsent {

namespace {

/// libsodium has to be set up once, in any thread.
void setUp()
{
    static const int result = sodium_init();
    if (result < 0)
        qFatal("libsodium could not be set up.");
}

} // namespace

unsigned char *LockedKey::allocate()
{
    setUp();
    // It is guarded and locked as far as the system allows; a system that locks nothing still
    // wipes and guards.
    auto *place = static_cast<unsigned char *>(sodium_malloc(size));
    if (!place)
        throw std::bad_alloc();
    m_bytes = std::shared_ptr<unsigned char>(place, sodium_free);
    return place;
}

LockedKey LockedKey::generate()
{
    return filledBy([](std::span<unsigned char, size> place) {
        randombytes_buf(place.data(), place.size());
        return true;
    });
}

LockedKey LockedKey::copyOf(QByteArrayView bytes)
{
    if (bytes.size() != qsizetype(size))
        return {};
    return filledBy([bytes](std::span<unsigned char, size> place) {
        std::memcpy(place.data(), bytes.data(), place.size());
        return true;
    });
}

bool operator==(const LockedKey &a, const LockedKey &b) noexcept
{
    if (a.isNull() || b.isNull())
        return a.isNull() == b.isNull();
    return sodium_memcmp(a.bytes(), b.bytes(), LockedKey::size) == 0;
}

} // namespace Qonsent
