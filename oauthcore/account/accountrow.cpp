// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "oauthcore/account/accountrow_p.h"

#include "oauthcore/account/accountlistmodel.h"

namespace Qonsent {

using Model = AccountListModel;

AccountStatus AccountRow::statusAt(qint64 utcMSecs) const
{
    return AccountStatus::of(account, {.utcMSecs = utcMSecs, .activity = activity});
}

bool isBefore(const AccountRow &a, const AccountRow &b)
{
    if (const int byKey = a.key.compare(b.key))
        return byKey < 0;
    if (const int byName = a.account.name.compare(b.account.name))
        return byName < 0;
    return a.account.id < b.account.id;
}

QList<int> changedRoles(const AccountStatus &a, const AccountStatus &b)
{
    QList<int> roles;
    if (a.kind != b.kind)
        roles.append(Model::StatusKindRole);
    if (a.word != b.word)
        roles.append(Model::StatusWordRole);
    if (a.sentence != b.sentence)
        roles.append(Model::StatusSentenceRole);
    if (a.action != b.action)
        roles.append(Model::StatusActionRole);
    if (a.endsAt != b.endsAt)
        roles.append(Model::EndsAtRole);
    return roles;
}

QList<int> changedRoles(const AccountRow &a, const AccountRow &b)
{
    QList<int> roles;
    if (a.name != b.name)
        roles.append({Qt::DisplayRole, Model::NameRole});
    if (a.displayName != b.displayName)
        roles.append(Model::DisplayNameRole);
    if (a.host != b.host)
        roles.append(Model::HostRole);
    return roles + changedRoles(*a.status, *b.status);
}

} // namespace Qonsent
