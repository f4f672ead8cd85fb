// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "oauthcore/base/json.h"

#include <QJsonDocument>
#include <QVarLengthArray>

#include <algorithm>
#include <array>
#include <cstring>
#include <deque>
#include <string_view>

namespace Qonsent {

namespace {

using Bytes = std::array<bool, 256>;

constexpr Bytes makeBytes(std::string_view members)
{
    Bytes bytes = {};
    for (const char c : members)
        bytes[static_cast<unsigned char>(c)] = true;
    return bytes;
}

constexpr Bytes marks = makeBytes({"\0\"{}[],", 7}); ///< what structure is made of, outside strings

/// One pass over the text that knows just enough JSON to find member names. What it lets through
/// is still parsed by QJsonDocument; what it refuses never gets there.
class Scanner
{
public:
    Scanner(QByteArrayView text, JsonLimits limits)
        : m_text(text)
        , m_limits(limits)
    { }

    /// The reason to refuse the text; null if there is none.
    const char *run()
    {
        if (m_text.startsWith("\xef\xbb\xbf"))
            return "json_byte_order_mark";
        while (m_at < m_text.size()) {
            if (!marks[static_cast<unsigned char>(m_text[m_at])])
                ++m_at;
            else if (const char *reason = step())
                return reason;
        }
        return nullptr;
    }

private:
    struct Container
    {
        bool isObject = false;
        bool nameNext = false;
        qsizetype firstName = 0;
    };

    const char *step()
    {
        switch (m_text[m_at++]) {
        case '\0':
            return "json_nul";
        case '"':
            return string();
        case '{':
        case '[':
            return open(m_text[m_at - 1] == '{');
        case '}':
        case ']':
            return close();
        case ',':
            if (!m_open.isEmpty())
                m_open.last().nameNext = m_open.last().isObject;
            return ++m_members > m_limits.members ? "json_too_many_members" : nullptr;
        default:
            return nullptr;
        }
    }

    const char *open(bool isObject)
    {
        if (m_open.size() == m_limits.depth)
            return "json_too_deep";
        m_open.append({isObject, isObject, m_names.size()});
        return nullptr;
    }

    const char *close()
    {
        if (m_open.isEmpty())
            return "json_syntax";
        const auto first = m_names.begin() + m_open.last().firstName;
        const bool twice = hasDuplicate(first, m_names.end());
        m_names.resize(m_open.last().firstName);
        m_open.removeLast();
        return twice ? "json_duplicate_member" : nullptr;
    }

    using Names = QVarLengthArray<QByteArrayView, 32>;

    static bool hasDuplicate(Names::iterator first, Names::iterator last)
    {
        if (last - first > 16) {
            std::sort(first, last, [](QByteArrayView a, QByteArrayView b) { return a < b; });
            return std::adjacent_find(first, last) != last;
        }
        for (auto name = first; name != last; ++name) {
            if (std::find(first, name, *name) != name)
                return true;
        }
        return false;
    }

    const char *string()
    {
        const qsizetype begin = m_at;
        if (startsWithByteOrderMark(begin))
            return "json_byte_order_mark";
        skipPlainText();
        bool escaped = false;
        for (; m_at < m_text.size() && m_text[m_at] != '"'; ++m_at) {
            if (static_cast<unsigned char>(m_text[m_at]) < 0x20)
                return "json_control_character";
            if (m_text[m_at] == '\\') {
                escaped = true;
                if (const char *reason = escape())
                    return reason;
            }
        }
        if (m_at == m_text.size())
            return "json_syntax";
        const QByteArrayView raw = m_text.sliced(begin, m_at - begin);
        ++m_at;
        if (!m_open.isEmpty() && m_open.last().nameNext) {
            m_open.last().nameNext = false;
            m_names.append(escaped ? unescaped(raw) : raw);
        }
        return nullptr;
    }

    /// To the quote that ends the string, if nothing before it has to be looked at: in a token of
    /// thousands of characters nothing has.
    void skipPlainText()
    {
        const char *const from = m_text.data() + m_at;
        const auto left = std::size_t(m_text.size() - m_at);
        const auto *quote = static_cast<const char *>(std::memchr(from, '"', left));
        if (!quote)
            return;
        unsigned char odd = 0; // no early end, so that the loop becomes a few wide instructions
        for (qsizetype i = 0, length = quote - from; i < length; ++i) {
            const auto c = static_cast<unsigned char>(from[i]);
            odd |= static_cast<unsigned char>((c < 0x20) | (c == '\\'));
        }
        if (!odd)
            m_at = quote - m_text.data();
    }

    /// Four hexadecimal digits at \a at, or -1.
    int codeUnit(qsizetype at) const
    {
        bool ok = at + 4 <= m_text.size();
        const int unit = ok ? m_text.sliced(at, 4).toByteArray().toInt(&ok, 16) : 0;
        return ok ? unit : -1;
    }

    /// QJsonDocument drops a U+FEFF that begins a string, so that "\ufeffa" and "a" are the same to
    /// it; where it is escaped, writing and reading again drops it.
    bool startsWithByteOrderMark(qsizetype at) const
    {
        const QByteArrayView rest = m_text.sliced(at);
        return rest.startsWith("\xef\xbb\xbf")
            || (rest.startsWith("\\u") && codeUnit(at + 2) == 0xfeff);
    }

    /// At a backslash; leaves m_at on the last character of the escape.
    const char *escape()
    {
        if (++m_at == m_text.size())
            return "json_syntax";
        if (m_text[m_at] != 'u')
            return QByteArrayView("\"\\/bfnrt").contains(m_text[m_at]) ? nullptr : "json_syntax";
        const int unit = codeUnit(m_at + 1);
        if (unit < 0)
            return "json_syntax";
        if (unit == 0)
            return "json_nul";
        m_at += 4;
        if (unit < 0xd800 || unit > 0xdfff)
            return nullptr;
        const bool pairFollows = m_text.sliced(m_at + 1).startsWith("\\u");
        const int low = pairFollows ? codeUnit(m_at + 3) : -1;
        if (unit >= 0xdc00 || low < 0xdc00 || low > 0xdfff)
            return "json_lone_surrogate";
        m_at += 6;
        return nullptr;
    }

    /// A member name can be spelled with escapes; \u0061 and a are the same name.
    QByteArrayView unescaped(QByteArrayView raw)
    {
        const QByteArray document = "[\"" + raw.toByteArray() + "\"]";
        m_spelledOut.push_back(QJsonDocument::fromJson(document)[0].toString().toUtf8());
        return m_spelledOut.back();
    }

    QByteArrayView m_text;
    JsonLimits m_limits;
    qsizetype m_at = 0;
    int m_members = 0;
    QVarLengthArray<Container, 32> m_open;
    Names m_names;
    std::deque<QByteArray> m_spelledOut;
};

AuthError malformed(const char *reason)
{
    return AuthError::of(AuthError::Code::ResponseMalformed, reason);
}

} // namespace

Result<Done> scanJson(QByteArrayView text, JsonLimits limits)
{
    if (const char *reason = Scanner(text, limits).run())
        return malformed(reason);
    return Done{};
}

Result<QJsonObject> readJsonObject(QByteArrayView text, JsonLimits limits)
{
    if (const auto scanned = scanJson(text, limits); !scanned)
        return scanned.error();
    QJsonParseError error;
    const QByteArray borrowed = QByteArray::fromRawData(text.data(), text.size());
    const QJsonDocument document = QJsonDocument::fromJson(borrowed, &error);
    if (error.error != QJsonParseError::NoError)
        return malformed("json_syntax");
    if (!document.isObject())
        return malformed("json_not_an_object");
    return document.object();
}

QByteArray printableJson(const QJsonObject &object, QJsonDocument::JsonFormat format)
{
    const QString text = QString::fromUtf8(QJsonDocument(object).toJson(format));
    QString printable;
    printable.reserve(text.size());
    for (qsizetype i = 0; i < text.size(); ++i) {
        const QChar c = text.at(i);
        const bool isPair =
            c.isHighSurrogate() && i + 1 < text.size() && text.at(i + 1).isLowSurrogate();
        const QStringView whole = QStringView(text).mid(i, isPair ? 2 : 1);
        i += whole.size() - 1;
        // line feeds stand between members; those inside strings are escaped already
        if (c == u'\n'
            || isFitToShow(isPair ? QChar::surrogateToUcs4(c, whole.at(1)) : c.unicode()))
            printable += whole;
        else
            for (const QChar unit : whole)
                printable +=
                    QStringLiteral("\\u%1").arg(uint(unit.unicode()), 4, 16, QLatin1Char('0'));
    }
    return printable.toUtf8();
}

} // namespace Qonsent
