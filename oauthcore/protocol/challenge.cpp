// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "oauthcore/protocol/challenge.h"

#include <algorithm>
#include <array>
#include <string_view>

namespace Qonsent {

namespace {

constexpr qsizetype longestHeader = 16 * 1024;
constexpr qsizetype mostChallenges = 16;
constexpr qsizetype mostParameters = 32;

using Bytes = std::array<bool, 256>;

/// Letters, digits and \a others.
constexpr Bytes lettersDigitsAnd(std::string_view others)
{
    Bytes bytes = {};
    for (char c = '0'; c <= '9'; ++c)
        bytes[std::size_t(c)] = true;
    for (char c = 'a'; c <= 'z'; ++c)
        bytes[std::size_t(c)] = bytes[std::size_t(c - 'a' + 'A')] = true;
    for (const char c : others)
        bytes[std::size_t(c)] = true;
    return bytes;
}

constexpr Bytes tokenBytes = lettersDigitsAnd("!#$%&'*+-.^_`|~"); ///< RFC 9110 section 5.6.2
constexpr Bytes token68Bytes = lettersDigitsAnd("-._~+/");        ///< section 11.2

/// What may stand in a quoted string, bare or escaped: no control but the tab (section 5.6.4).
bool isQuotable(char c)
{
    const auto byte = static_cast<unsigned char>(c);
    return byte == '\t' || (byte >= 0x20 && byte != 0x7f);
}

/// Walks through one field. After a comma, a word followed by "=" is a parameter of the challenge
/// before it, and any other word begins the next.
class Reader
{
public:
    Reader(QByteArrayView text, QList<Challenge> &challenges)
        : m_text(text)
        , m_challenges(challenges)
    { }

    /// Why the field cannot be read; null if it was.
    const char *run()
    {
        while (skipCommas()) {
            const char *const reason = element();
            if (reason)
                return reason;
            skipSpace();
            if (m_at < m_text.size() && m_text[m_at] != ',')
                return "challenge_syntax";
        }
        return nullptr;
    }

private:
    const char *element()
    {
        if (m_takesParameters) {
            const qsizetype begin = m_at;
            if (const auto name = parameterName())
                return parameter(*name);
            m_at = begin;
        }
        return challenge();
    }

    const char *challenge()
    {
        const QByteArrayView scheme = word(tokenBytes);
        if (scheme.isEmpty())
            return "challenge_syntax";
        if (m_challenges.size() == mostChallenges)
            return "challenge_count";
        m_challenges.append({.scheme = scheme.toByteArray()});
        m_takesParameters = m_at < m_text.size() && m_text[m_at] == ' ';
        skipSpace();
        if (!m_takesParameters || m_at == m_text.size() || m_text[m_at] == ',')
            return nullptr;
        const qsizetype begin = m_at;
        if (const auto name = parameterName())
            return parameter(*name);
        m_at = begin;
        m_takesParameters = false;
        return token68();
    }

    /// A name and the "=" behind it, if a value can follow. `YII=` is not that but a token68.
    std::optional<QByteArrayView> parameterName()
    {
        const QByteArrayView name = word(tokenBytes);
        skipSpace();
        if (name.isEmpty() || m_at == m_text.size() || m_text[m_at] != '=')
            return {};
        ++m_at;
        skipSpace();
        const bool hasValue =
            m_at < m_text.size() && (m_text[m_at] == '"' || has(tokenBytes, m_text[m_at]));
        return hasValue ? std::optional(name) : std::nullopt;
    }

    const char *parameter(QByteArrayView name)
    {
        const auto value = m_text[m_at] == '"' ? quoted() : word(tokenBytes).toByteArray();
        if (!value)
            return "challenge_syntax";
        Challenge &challenge = m_challenges.last();
        const QByteArray lower = name.toByteArray().toLower();
        if (challenge.value(lower))
            return "challenge_duplicate";
        if (challenge.parameters.size() == mostParameters)
            return "challenge_count";
        challenge.parameters.append({lower, *value});
        return nullptr;
    }

    const char *token68()
    {
        const qsizetype begin = m_at;
        if (word(token68Bytes).isEmpty())
            return "challenge_syntax";
        while (m_at < m_text.size() && m_text[m_at] == '=')
            ++m_at;
        m_challenges.last().token68 = m_text.sliced(begin, m_at - begin).toByteArray();
        return nullptr;
    }

    std::optional<QByteArray> quoted()
    {
        QByteArray value;
        for (++m_at; m_at < m_text.size(); ++m_at) {
            char c = m_text[m_at];
            if (c == '"') {
                ++m_at;
                return value;
            }
            if (c == '\\') {
                if (++m_at == m_text.size())
                    return {};
                c = m_text[m_at];
            }
            if (!isQuotable(c))
                return {};
            value.append(c);
        }
        return {};
    }

    static bool has(const Bytes &bytes, char c) { return bytes[static_cast<unsigned char>(c)]; }

    QByteArrayView word(const Bytes &bytes)
    {
        const qsizetype begin = m_at;
        while (m_at < m_text.size() && has(bytes, m_text[m_at]))
            ++m_at;
        return m_text.sliced(begin, m_at - begin);
    }

    void skipSpace()
    {
        while (m_at < m_text.size() && (m_text[m_at] == ' ' || m_text[m_at] == '\t'))
            ++m_at;
    }

    /// To the next element, over empty ones (section 5.6.1.2); false at the end.
    bool skipCommas()
    {
        skipSpace();
        while (m_at < m_text.size() && m_text[m_at] == ',') {
            ++m_at;
            skipSpace();
        }
        return m_at < m_text.size();
    }

    QByteArrayView m_text;
    QList<Challenge> &m_challenges;
    qsizetype m_at = 0;
    bool m_takesParameters = false; ///< the challenge before does
};

} // namespace

bool Challenge::isFor(QByteArrayView name) const
{
    return scheme.compare(name, Qt::CaseInsensitive) == 0;
}

std::optional<QByteArray> Challenge::value(QByteArrayView name) const
{
    for (const ChallengeParameter &parameter : parameters) {
        if (parameter.name == name)
            return parameter.value;
    }
    return {};
}

Result<QList<Challenge>> parseChallenges(const QByteArrayList &fields)
{
    QList<Challenge> challenges;
    qsizetype size = 0;
    for (const QByteArray &field : fields) {
        size += field.size();
        if (size > longestHeader)
            return AuthError::of(AuthError::Code::ResponseMalformed, "challenge_size");
        if (const char *reason = Reader(field, challenges).run())
            return AuthError::of(AuthError::Code::ResponseMalformed, reason);
    }
    return challenges;
}

} // namespace Qonsent
