// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "oauthcore/model/scopes.h"

#include <QSet>

namespace Qonsent {

Scopes::Scopes(std::initializer_list<QString> scopes)
    : Scopes(QStringList(scopes))
{ }

// A server can send as many scopes as fit into an answer: looking each up in the list would keep
// the program busy for minutes.
Scopes::Scopes(const QStringList &scopes)
{
    QSet<QString> seen;
    for (const QString &scope : scopes) {
        if (scope.isEmpty() || seen.contains(scope))
            continue;
        seen.insert(scope);
        m_scopes.append(scope);
    }
}

Scopes Scopes::parse(QStringView text)
{
    QStringList scopes;
    for (const QStringView scope : text.split(u' ', Qt::SkipEmptyParts))
        scopes.append(scope.toString());
    return Scopes(scopes);
}

Scopes Scopes::missingFrom(const Scopes &granted) const
{
    const QSet<QString> there(granted.m_scopes.begin(), granted.m_scopes.end());
    Scopes missing;
    for (const QString &scope : m_scopes) {
        if (!there.contains(scope))
            missing.m_scopes.append(scope);
    }
    return missing;
}

bool operator==(const Scopes &a, const Scopes &b)
{
    return a.m_scopes.size() == b.m_scopes.size() && a.missingFrom(b).isEmpty();
}

} // namespace Qonsent
