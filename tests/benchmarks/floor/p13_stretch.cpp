// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "tests/benchmarks/harness/work.h"

#include <sodium.h>

using namespace Bench;

static const bool announced = announceWork("p13", [](const Setting &) {
    return callWork([](int count) {
        const QByteArray passphrase("correct horse battery staple");
        unsigned char salt[crypto_pwhash_SALTBYTES] = {1, 2, 3};
        unsigned char key[32] = {};
        int good = 0;
        for (int i = 0; i < count; ++i)
            good += crypto_pwhash(key, sizeof key, passphrase.constData(),
                                  static_cast<unsigned long long>(passphrase.size()), salt,
                                  crypto_pwhash_argon2id_OPSLIMIT_MODERATE,
                                  crypto_pwhash_argon2id_MEMLIMIT_MODERATE,
                                  crypto_pwhash_ALG_ARGON2ID13)
                == 0;
        return good;
    });
});
