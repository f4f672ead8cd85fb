// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#pragma once

#include "oauthcore/export.h"

#include <QStringList>

namespace Qonsent {

/// OAuth scopes (RFC 6749 section 3.3): a set that remembers the order it was written in.
class QONSENT_CORE_EXPORT Scopes
{
public:
    Scopes() = default;
    Scopes(std::initializer_list<QString> scopes);
    explicit Scopes(const QStringList &scopes);
    /// From the wire: separated by spaces.
    [[nodiscard]] static Scopes parse(QStringView text);

    /// For the wire: joined by single spaces.
    [[nodiscard]] QString toString() const { return m_scopes.join(u' '); }
    [[nodiscard]] const QStringList &list() const { return m_scopes; }
    [[nodiscard]] bool isEmpty() const { return m_scopes.isEmpty(); }
    [[nodiscard]] bool contains(QStringView scope) const { return m_scopes.contains(scope); }
    /// What \a granted lacks of these.
    [[nodiscard]] Scopes missingFrom(const Scopes &granted) const;

    /// Sets are equal whatever their order.
    QONSENT_CORE_EXPORT friend bool operator==(const Scopes &a, const Scopes &b);

private:
    QStringList m_scopes;
};

} // namespace Qonsent
