// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#pragma once

#include "oauthcore/export.h"

#include <QByteArray>

#include <array>
#include <optional>

namespace Qonsent {

/// The head of one HTTP/1.x request (RFC 9112 sections 3 and 5), read from bytes as they come, in
/// any split. A pure function of those bytes: no event loop, linear time, and at most about 12 KB
/// of memory whatever is sent. Of the header fields it keeps the few of Field and drops the rest,
/// since a browser sends every cookie of the host, whatever the port.
class QONSENT_CORE_EXPORT RequestHead
{
    Q_DISABLE_COPY_MOVE(RequestHead)

public:
    /// How far the reading is.
    enum class Progress : quint8 {
        Incomplete, ///< more bytes are needed
        Complete,   ///< the empty line was read; later bytes are ignored
        Refused,    ///< no request we answer; see refusal(); later bytes are ignored
    };

    /// The header fields that are kept.
    enum class Field : quint8 {
        Host,             ///< RFC 9110 section 7.2
        Origin,           ///< RFC 6454 section 7
        Upgrade,          ///< RFC 9110 section 7.8: a WebSocket
        SecFetchMode,     ///< Fetch Metadata: "navigate" if a person goes to a page
        SecFetchDest,     ///< Fetch Metadata: "document" if that page fills a tab
        SecPurpose,       ///< Fetch: "prefetch" if nobody asked for the page yet
        Purpose,          ///< the older name of Sec-Purpose
        TransferEncoding, ///< RFC 9112 section 6.1: a body
        ContentLength,    ///< RFC 9110 section 8.6: a body, unless zero
        ContentType,      ///< RFC 9110 section 8.3: what the body is
    };
    static constexpr qsizetype fieldKinds = 10;

    static constexpr qsizetype longestRequestLine = 8 * 1024; ///< bytes; then 414
    static constexpr qsizetype mostFieldBytes = 256 * 1024;   ///< bytes; then 431
    static constexpr qsizetype mostFields = 256;              ///< then 431
    static constexpr qsizetype longestKeptValue = 512;        ///< bytes of one Field; then 431

    RequestHead() = default;
    /// Wipes the request line, which may hold an authorization code.
    ~RequestHead();

    /// Reads on. Once Complete or Refused it stays so.
    Progress feed(QByteArrayView bytes);

    [[nodiscard]] Progress progress() const { return m_progress; }
    /// How many of the bytes that were fed belong to the head; what follows may be a body.
    [[nodiscard]] qsizetype size() const { return m_size; }
    /// The status to refuse with: 400 (not HTTP/1.x, a character that has no place, a second Host,
    /// a folded line), 414, 431 or 505; 0 unless Refused.
    [[nodiscard]] int refusal() const { return m_refusal; }

    /// The method as sent, "GET"; empty until the request line was read. Case matters.
    [[nodiscard]] QByteArrayView method() const;
    /// The target up to its `?`, undecoded; always begins with `/` (only the origin form is read).
    [[nodiscard]] QByteArrayView path() const;
    /// What follows the `?`, undecoded; empty if there is none.
    [[nodiscard]] QByteArrayView query() const;
    /// The value of \a field without surrounding blanks; nothing if it was not sent.
    [[nodiscard]] std::optional<QByteArrayView> field(Field field) const;

private:
    enum class Expect : quint8 {
        RequestLine,    ///< a character of the request line, or its CR
        RequestLineEnd, ///< the LF after it
        FieldStart,     ///< the first character of a field name, or the CR of the empty line
        FieldName,      ///< a further character of the name, or the colon
        FieldValue,     ///< a character of the value, or its CR
        FieldEnd,       ///< the LF after it
        HeadEnd,        ///< the last LF
    };

    void refuse(int status);
    void feedByte(char c);
    void feedRequestLine(char c);
    void readRequestLine();
    void feedFieldStart(char c);
    void feedFieldName(char c);
    void beginFieldValue();
    void feedFieldValue(char c);

    Progress m_progress = Progress::Incomplete;
    Expect m_expect = Expect::RequestLine;
    int m_refusal = 0;
    qsizetype m_size = 0;
    QByteArray m_line;
    qsizetype m_methodSize = 0; ///< the target starts one blank after the method
    qsizetype m_pathSize = 0;
    qsizetype m_targetSize = 0;
    qsizetype m_fieldBytes = 0;
    qsizetype m_fieldCount = 0;
    std::array<char, 18> m_name = {}; ///< lower case; one longer than the longest kept name
    std::size_t m_nameSize = 0;
    std::optional<QByteArray> *m_value = nullptr; ///< where the current value goes, if it is kept
    std::array<std::optional<QByteArray>, fieldKinds> m_fields = {};
};

} // namespace Qonsent
