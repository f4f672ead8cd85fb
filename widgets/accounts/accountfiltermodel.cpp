// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "widgets/accounts/accountfiltermodel_p.h"

#include "oauthcore/account/accountlistmodel.h"
#include "widgets/accounts/accountrow_p.h"

#include <algorithm>
#include <array>

namespace Qonsent {

AccountFilterModel::AccountFilterModel(QObject *parent)
    : QSortFilterProxyModel(parent)
{ }

void AccountFilterModel::setSearchText(const QString &text)
{
    const QString fit = sanitizedServerText(text);
    if (m_text == fit)
        return;
    m_text = fit;
    m_words = fit.split(u' ', Qt::SkipEmptyParts);
    invalidateRowsFilter();
}

QVariant AccountFilterModel::data(const QModelIndex &index, int role) const
{
    if (role == Qt::AccessibleTextRole && index.isValid())
        return AccountRowText::at(index).spoken(m_clock->now());
    return QSortFilterProxyModel::data(index, role);
}

bool AccountFilterModel::filterAcceptsRow(int row, const QModelIndex &parent) const
{
    if (m_words.isEmpty())
        return true;
    using Model = AccountListModel;
    const QModelIndex index = sourceModel()->index(row, 0, parent);
    const std::array texts = {index.data(Model::NameRole).toString(),
                              index.data(Model::DisplayNameRole).toString(),
                              index.data(Model::HostRole).toString()};
    return std::all_of(m_words.begin(), m_words.end(), [&texts](const QString &word) {
        return std::any_of(texts.begin(), texts.end(), [&word](const QString &text) {
            return text.contains(word, Qt::CaseInsensitive);
        });
    });
}

} // namespace Qonsent
