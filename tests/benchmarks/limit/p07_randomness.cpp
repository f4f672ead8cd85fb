// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "tests/benchmarks/harness/work.h"

#include <openssl/sha.h>
#include <sys/random.h>

#include <array>

using namespace Bench;

/// 96 random bytes in one draw and one SHA-256: what no URL can be made without.
static const bool announced = announceWork("p07", [](const Setting &) {
    return callWork([](int count) {
        int good = 0;
        for (int i = 0; i < count; ++i) {
            std::array<unsigned char, 96> bytes;
            std::array<unsigned char, 32> hash;
            good += getrandom(bytes.data(), bytes.size(), 0) == 96;
            SHA256(bytes.data(), bytes.size(), hash.data());
        }
        return good;
    });
});
