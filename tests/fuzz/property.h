// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#pragma once

#include "oauthcore/base/autherror.h"

#include <QByteArrayView>

#include <algorithm>
#include <cstdint>
#include <cstdio>
#include <cstdlib>

namespace Qonsent::Fuzz {

/// Ends the run if \a claim does not hold; libFuzzer keeps the input that disproved it.
inline void require(bool holds, const char *claim)
{
    if (holds)
        return;
    std::fprintf(stderr, "does not hold: %s\n", claim);
    std::abort();
}

/// The input as bytes; \a data may be null if there are none.
inline QByteArrayView bytesOf(const std::uint8_t *data, std::size_t size)
{
    return {data, qsizetype(size)};
}

/// Takes the first line off \a text, without its newline.
inline QByteArrayView takeLine(QByteArrayView &text)
{
    const qsizetype newline = text.indexOf('\n');
    const QByteArrayView line = newline < 0 ? text : text.first(newline);
    text = newline < 0 ? QByteArrayView() : text.sliced(newline + 1);
    return line;
}

inline bool isPrintableAscii(QByteArrayView text)
{
    return std::all_of(text.begin(), text.end(), [](char c) { return c >= 0x20 && c <= 0x7e; });
}

/// True if no character acts (turns the direction, moves the cursor) instead of being seen.
inline bool isShowable(const QString &text)
{
    if (!text.isValidUtf16())
        return false;
    const auto characters = text.toUcs4(); // a letter beyond the basic plane is two QChars
    return std::all_of(characters.begin(), characters.end(),
                       [](char32_t c) { return QChar::isPrint(c); });
}

/// Whatever a server sends, its error can be shown, logged and put into JSON.
inline void requirePresentable(const AuthError &error)
{
    const QString &shown = error.serverDescription;
    require(!error.message.isEmpty(), "an error has a sentence");
    require(isPrintableAscii(error.reason), "a reason is printable ASCII");
    require(error.reason.size() <= 100, "a reason is short");
    require(isPrintableAscii(error.serverCode), "the server's code is printable ASCII");
    require(shown.size() <= 500, "the server's description is at most 500 characters");
    require(isShowable(shown), "the server's description can be shown");
    require(error.retryAfter.count() >= 0 && error.retryAfter.count() <= 3600,
            "nobody waits longer than an hour");
}

} // namespace Qonsent::Fuzz
