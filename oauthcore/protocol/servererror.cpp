// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "oauthcore/protocol/servererror.h"

#include <algorithm>

namespace Qonsent {

namespace {

using Code = AuthError::Code;

struct Row
{
    const char *serverCode;
    Code code;
};

/// Words of a server that mean more to a program than "refused".
constexpr Row rows[] = {
    {"access_denied", Code::Denied},
    {"temporarily_unavailable", Code::RateLimited},
    {"slow_down", Code::RateLimited},
};

bool isErrorCode(QByteArrayView text)
{
    return !text.isEmpty() && text.size() <= 100
        && std::all_of(text.begin(), text.end(),
                       [](char c) { return c >= 0x20 && c <= 0x7e && c != '"' && c != '\\'; });
}

} // namespace

AuthError serverError(QByteArrayView code, const QString &description)
{
    if (!isErrorCode(code))
        return AuthError::of(Code::ResponseMalformed, "error");
    Code ours = Code::ServerRefused;
    for (const Row &row : rows) {
        if (code == row.serverCode)
            ours = row.code;
    }
    AuthError error = AuthError::of(ours);
    error.serverCode = code.toByteArray();
    error.serverDescription = sanitizedServerText(description);
    return error;
}

} // namespace Qonsent
