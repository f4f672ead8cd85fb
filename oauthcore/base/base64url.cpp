// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "oauthcore/base/base64url.h"

#include <array>

namespace Qonsent {

namespace {

constexpr char alphabet[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

constexpr std::array<signed char, 256> makeValues()
{
    std::array<signed char, 256> values = {};
    values.fill(-1);
    for (signed char i = 0; i < 64; ++i)
        values[static_cast<unsigned char>(alphabet[i])] = i;
    return values;
}
constexpr auto values = makeValues();

} // namespace

QByteArray encodeBase64Url(QByteArrayView bytes)
{
    return bytes.toByteArray().toBase64(QByteArray::Base64UrlEncoding
                                        | QByteArray::OmitTrailingEquals);
}

std::optional<QByteArray> decodeBase64Url(QByteArrayView text)
{
    const qsizetype tail = text.size() % 4;
    if (tail == 1)
        return {};
    QByteArray bytes(text.size() / 4 * 3 + (tail ? tail - 1 : 0), Qt::Uninitialized);
    char *out = bytes.data();
    quint32 bits = 0;
    int count = 0;
    for (const char c : text) {
        const int value = values[static_cast<unsigned char>(c)];
        if (value < 0)
            return {};
        bits = bits << 6 | quint32(value);
        if (++count == 4) {
            *out++ = char(bits >> 16);
            *out++ = char(bits >> 8);
            *out++ = char(bits);
            bits = 0;
            count = 0;
        }
    }
    if (count == 3) {
        if (bits & 0x3)
            return {};
        *out++ = char(bits >> 10);
        *out++ = char(bits >> 2);
    } else if (count == 2) {
        if (bits & 0xf)
            return {};
        *out++ = char(bits >> 4);
    }
    return bytes;
}

} // namespace Qonsent
