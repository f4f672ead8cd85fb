// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "oauthcore/model/scopes.h"

namespace Qonsent {

Scopes::Scopes(std::initializer_list<QString> scopes)
    : Scopes(QStringList(scopes))
{ }

Scopes::Scopes(const QStringList &scopes)
{
    for (const QString &scope : scopes)
        add(scope);
}

Scopes Scopes::parse(QStringView text)
{
    Scopes scopes;
    for (const QStringView scope : text.split(u' ', Qt::SkipEmptyParts))
        scopes.add(scope.toString());
    return scopes;
}

Scopes Scopes::missingFrom(const Scopes &granted) const
{
    Scopes missing;
    for (const QString &scope : m_scopes) {
        if (!granted.contains(scope))
            missing.add(scope);
    }
    return missing;
}

void Scopes::add(const QString &scope)
{
    if (!scope.isEmpty() && !m_scopes.contains(scope))
        m_scopes.append(scope);
}

bool operator==(const Scopes &a, const Scopes &b)
{
    return a.m_scopes.size() == b.m_scopes.size() && a.missingFrom(b).isEmpty();
}

} // namespace Qonsent
