// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QByteArrayView>

#include <openssl/bn.h>

namespace Qonsent {

/// True if \a modulus has the fingerprint of the generator whose keys can be factored
/// (CVE-2017-15361, "ROCA"): modulo every small prime it is a power of 65537. One in 2^27 of
/// other moduli has it by chance.
[[nodiscard]] bool isRocaModulus(const BIGNUM *modulus);

/// True for the eight Ed25519 points of small order, under which one signature fits every message,
/// and for a coordinate that is not reduced, which RFC 8032 section 5.1.3 forbids. \a point has
/// 32 bytes.
[[nodiscard]] bool isWeakEd25519Point(QByteArrayView point);

} // namespace Qonsent
