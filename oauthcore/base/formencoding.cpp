// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "oauthcore/base/formencoding.h"

#include <QSet>

#include <array>

namespace Qonsent {

namespace {

constexpr bool isUnreserved(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-'
        || c == '.' || c == '_' || c == '~';
}

constexpr std::array<bool, 256> makeUnreserved()
{
    std::array<bool, 256> table = {};
    for (int c = 0; c < 256; ++c)
        table[std::size_t(c)] = isUnreserved(char(c));
    return table;
}
constexpr auto unreserved = makeUnreserved();

int hexValue(char c)
{
    if (c >= '0' && c <= '9')
        return c - '0';
    const char lower = char(c | 0x20);
    return lower >= 'a' && lower <= 'f' ? lower - 'a' + 10 : -1;
}

std::optional<QByteArray> decoded(QByteArrayView text)
{
    QByteArray out;
    out.reserve(text.size());
    for (qsizetype i = 0; i < text.size(); ++i) {
        char c = text[i];
        if (c == '+') {
            c = ' ';
        } else if (c == '%') {
            if (i + 2 >= text.size())
                return {};
            const int high = hexValue(text[i + 1]);
            const int low = hexValue(text[i + 2]);
            if (high < 0 || low < 0)
                return {};
            c = char(high << 4 | low);
            i += 2;
        }
        if (c == '\0')
            return {};
        out += c;
    }
    return out;
}

} // namespace

Result<FormParameters> FormParameters::decode(QByteArrayView encoded)
{
    constexpr qsizetype mostParameters = 256;
    FormParameters parameters;
    qsizetype from = 0;
    while (from < encoded.size()) {
        qsizetype end = encoded.indexOf('&', from);
        if (end < 0)
            end = encoded.size();
        const QByteArrayView pair = encoded.sliced(from, end - from);
        from = end + 1;
        if (pair.isEmpty())
            continue;
        const qsizetype equals = pair.indexOf('=');
        const auto name = decoded(equals < 0 ? pair : pair.first(equals));
        const auto value = decoded(equals < 0 ? QByteArrayView() : pair.sliced(equals + 1));
        if (!name || !value || parameters.m_list.size() == mostParameters)
            return AuthError::of(AuthError::Code::ResponseMalformed, "form_encoding");
        parameters.append(*name, *value);
    }
    return parameters;
}

QByteArray FormParameters::encoded() const
{
    QByteArray out;
    encodeTo(out);
    return out;
}

void FormParameters::encodeTo(QByteArray &out) const
{
    bool first = true;
    for (const FormParameter &parameter : m_list) {
        if (!first)
            out += '&';
        first = false;
        appendFormEncoded(out, parameter.name);
        out += '=';
        appendFormEncoded(out, parameter.value);
    }
}

std::optional<QByteArray> FormParameters::value(QByteArrayView name) const
{
    for (const FormParameter &parameter : m_list) {
        if (parameter.name == name)
            return parameter.value;
    }
    return {};
}

std::optional<QByteArray> FormParameters::firstDuplicate() const
{
    QSet<QByteArray> seen;
    for (const FormParameter &parameter : m_list) {
        if (seen.contains(parameter.name))
            return parameter.name;
        seen.insert(parameter.name);
    }
    return {};
}

void appendFormEncoded(QByteArray &out, QByteArrayView value)
{
    constexpr char digits[] = "0123456789ABCDEF";
    const qsizetype before = out.size();
    out.resize(before + 3 * value.size()); // the most it can become; cut back below
    char *to = out.data() + before;
    for (const char c : value) {
        const auto byte = static_cast<unsigned char>(c);
        if (unreserved[byte]) {
            *to++ = c;
        } else if (c == ' ') {
            *to++ = '+';
        } else {
            *to++ = '%';
            *to++ = digits[byte >> 4];
            *to++ = digits[byte & 15];
        }
    }
    out.truncate(to - out.constData());
}

QByteArray formEncoded(QByteArrayView value)
{
    QByteArray out;
    appendFormEncoded(out, value);
    return out;
}

} // namespace Qonsent
