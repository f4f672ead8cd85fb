// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#pragma once

#include "oauthcore/account/accountlistmodel.h"

#include <QSortFilterProxyModel>

namespace Qonsent {

/// The rows of an AccountListModel that a search finds, in its order, and what a screen reader says
/// about them.
class AccountFilterModel final : public QSortFilterProxyModel
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(AccountFilterModel)

public:
    explicit AccountFilterModel(QObject *parent);

    /// Takes the rows of \a model; null: there are none.
    void setAccounts(AccountListModel *model);

    /// For the times that are spoken. \a clock outlives the model.
    void setClock(const Clock &clock) { m_clock = &clock; }

    [[nodiscard]] QString searchText() const { return m_text; }
    /// Every word of \a text has to be in the name, the person or the host, in any case.
    void setSearchText(const QString &text);

    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;

protected:
    [[nodiscard]] bool filterAcceptsRow(int row, const QModelIndex &parent) const override;

private:
    const Clock *m_clock = &systemClock();
    QString m_text;
    QList<QStringMatcher> m_words;
    const AccountListModel *m_accounts = nullptr;
};

} // namespace Qonsent
