// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#pragma once

#include "oauthcore/redirect/requesthead.h"

namespace Qonsent {

/// The form that a browser posts (OAuth 2.0 Form Post Response Mode), read from bytes as they come,
/// in any split. Pure, and it holds no more than was announced.
class QONSENT_CORE_EXPORT RequestBody
{
    Q_DISABLE_COPY_MOVE(RequestBody)

public:
    static constexpr qsizetype longest = 64 * 1024; ///< bytes; then 413

    /// What the head of a POST says of its body.
    struct Announcement
    {
        int refusal = 0;      ///< 400 (no form, chunked, a length that is none), 411, 413; else 0
        qsizetype length = 0; ///< in bytes, if there is no refusal
    };
    /// Reads the announcement of \a head, which is complete.
    [[nodiscard]] static Announcement announcedIn(const RequestHead &head);

    RequestBody() = default;
    /// Wipes the body, which may hold a code or tokens.
    ~RequestBody();

    /// Makes room for \a length bytes, `longest` at most; once.
    void expect(qsizetype length);
    /// Reads on. True once it is whole; bytes beyond its end are ignored.
    bool feed(QByteArrayView bytes);
    [[nodiscard]] bool isWhole() const { return m_bytes.size() == m_length; }
    /// What was read so far.
    [[nodiscard]] QByteArrayView bytes() const { return m_bytes; }

private:
    QByteArray m_bytes;
    qsizetype m_length = 0;
};

} // namespace Qonsent
