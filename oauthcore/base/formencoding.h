// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#pragma once

#include "oauthcore/base/result.h"

#include <QByteArray>
#include <QList>

#include <optional>

namespace Qonsent {

/// One name and value, both decoded.
struct FormParameter
{
    QByteArray name = {};
    QByteArray value = {};
    bool operator==(const FormParameter &) const = default;
};

/// `application/x-www-form-urlencoded`: an ordered list, as it goes over the wire.
class QONSENT_CORE_EXPORT FormParameters
{
public:
    FormParameters() = default;
    FormParameters(std::initializer_list<FormParameter> parameters)
        : m_list(parameters)
    { }

    /// Reads a query string or a form body; an empty one has no parameters. Fails with
    /// ResponseMalformed on a broken `%` escape, on a NUL, and on more than 256 parameters.
    [[nodiscard]] static Result<FormParameters> decode(QByteArrayView encoded);

    void append(const QByteArray &name, const QByteArray &value) { m_list.append({name, value}); }
    /// Everything but the unreserved characters of RFC 3986 escaped, a space as `+`
    /// (RFC 6749 appendix B). QUrlQuery leaves a `+` alone, which servers read as a space.
    [[nodiscard]] QByteArray encoded() const;
    /// Appends encoded() to \a out.
    void encodeTo(QByteArray &out) const;

    /// The value of \a name; nothing if it is absent, which differs from being empty.
    [[nodiscard]] std::optional<QByteArray> value(QByteArrayView name) const;
    [[nodiscard]] bool contains(QByteArrayView name) const { return value(name).has_value(); }
    /// The first name that appears more than once, which RFC 6749 section 3.1 forbids. It can be
    /// empty: "=1&=2".
    [[nodiscard]] std::optional<QByteArray> firstDuplicate() const;

    [[nodiscard]] const QList<FormParameter> &list() const { return m_list; }
    [[nodiscard]] bool isEmpty() const { return m_list.isEmpty(); }
    bool operator==(const FormParameters &) const = default;

private:
    QList<FormParameter> m_list;
};

/// One value encoded as in FormParameters::encoded(); RFC 6749 section 2.3.1 needs it alone.
[[nodiscard]] QONSENT_CORE_EXPORT QByteArray formEncoded(QByteArrayView value);
/// Appends formEncoded(\a value) to \a out.
QONSENT_CORE_EXPORT void appendFormEncoded(QByteArray &out, QByteArrayView value);

} // namespace Qonsent
