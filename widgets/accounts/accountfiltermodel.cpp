// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "widgets/accounts/accountfiltermodel_p.h"

#include "widgets/accounts/accountrow_p.h"

namespace Qonsent {

AccountFilterModel::AccountFilterModel(QObject *parent)
    : QSortFilterProxyModel(parent)
{ }

void AccountFilterModel::setAccounts(AccountListModel *model)
{
    m_accounts = model; // first: taking the rows filters them
    setSourceModel(model);
}

void AccountFilterModel::setSearchText(const QString &text)
{
    const QString fit = sanitizedServerText(text);
    if (m_text == fit)
        return;
    m_text = fit;
    m_words.clear();
    for (const QString &word : fit.split(u' ', Qt::SkipEmptyParts))
        m_words.append(QStringMatcher(word, Qt::CaseInsensitive));
    invalidateRowsFilter();
}

QVariant AccountFilterModel::data(const QModelIndex &index, int role) const
{
    if (role == Qt::AccessibleTextRole && index.isValid())
        return AccountRowText::at(index).spoken(m_clock->now());
    return QSortFilterProxyModel::data(index, role);
}

bool AccountFilterModel::filterAcceptsRow(int row, const QModelIndex &) const
{
    return m_words.isEmpty() || m_accounts->matches(row, m_words);
}

} // namespace Qonsent
