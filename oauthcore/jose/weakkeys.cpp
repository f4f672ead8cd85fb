// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "oauthcore/jose/weakkeys_p.h"

#include <QByteArray>

#include <algorithm>
#include <array>
#include <bitset>

namespace Qonsent {

namespace {

/// The residues that 65537^k leaves modulo a prime.
struct Fingerprint
{
    unsigned int prime = 0;
    std::bitset<168> residues = {};
};

constexpr std::array<unsigned int, 38> primes = {
    3,  5,  7,  11, 13, 17,  19,  23,  29,  31,  37,  41,  43,  47,  53,  59,  61,  67,  71,
    73, 79, 83, 89, 97, 101, 103, 107, 109, 113, 127, 131, 137, 139, 149, 151, 157, 163, 167};

std::array<Fingerprint, primes.size()> makeFingerprints()
{
    std::array<Fingerprint, primes.size()> fingerprints = {};
    std::transform(primes.begin(), primes.end(), fingerprints.begin(), [](unsigned int prime) {
        Fingerprint fingerprint{.prime = prime};
        for (unsigned int power = 1; !fingerprint.residues[power]; power = power * 65537 % prime)
            fingerprint.residues.set(power);
        return fingerprint;
    });
    return fingerprints;
}

// y of the points whose order divides 8, little-endian, without the sign of x.
constexpr std::array smallOrder = {
    "0000000000000000000000000000000000000000000000000000000000000000",
    "0100000000000000000000000000000000000000000000000000000000000000",
    "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05",
    "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a",
    "ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
};

/// Of a little-endian y below 2^255: true if it is not below 2^255 - 19.
bool isNotReduced(QByteArrayView y)
{
    return y.back() == '\x7f' && static_cast<unsigned char>(y.front()) >= 0xed
        && y.sliced(1, 30).toByteArray() == QByteArray(30, '\xff');
}

} // namespace

bool isRocaModulus(const BIGNUM *modulus)
{
    static const auto fingerprints = makeFingerprints();
    return std::all_of(fingerprints.begin(), fingerprints.end(), [modulus](const auto &known) {
        return known.residues[BN_mod_word(modulus, known.prime)];
    });
}

bool isWeakEd25519Point(QByteArrayView point)
{
    QByteArray y = point.toByteArray();
    y.back() = char(y.back() & 0x7f);
    const QByteArray hex = y.toHex();
    return isNotReduced(y)
        || std::any_of(smallOrder.begin(), smallOrder.end(),
                       [&hex](const char *weak) { return hex == weak; });
}

} // namespace Qonsent
