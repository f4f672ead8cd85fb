// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QtGlobal>

namespace Qonsent {

/// What kind of JSON value follows in a record. The numbers are part of the format.
enum class JsonTag : quint8 {
    Null = 0,
    False = 1,
    True = 2,
    Integer = 3, ///< zigzag number
    Double = 4,  ///< eight bytes, IEEE 754, lowest first
    String = 5,
    Array = 6,  ///< how many, then the values
    Object = 7, ///< how many, then name and value of each
};

/// Signed numbers near zero as small unsigned ones, and back.
constexpr quint64 zigzag(qint64 value)
{
    return quint64(value) << 1 ^ quint64(value >> 63);
}
constexpr qint64 unzigzag(quint64 value)
{
    return qint64(value >> 1) ^ -qint64(value & 1);
}

} // namespace Qonsent
