// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#pragma once

#include "widgets/accounts/tokencontent.h"

#include <QWidget>

class QStandardItemModel;
class QTreeView;

namespace Qonsent {

/// What tokens say, member by member, with times for people and who checked what. Values go in; it
/// knows no account. Ctrl+C copies the value of the current row.
class QONSENT_WIDGETS_EXPORT TokenInspector : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(TokenInspector)

public:
    explicit TokenInspector(QWidget *parent = nullptr);
    ~TokenInspector() override;

    /// Shows \a contents in place of what it showed; none is an empty list with a sentence.
    void setContents(const QList<TokenContent> &contents);

protected:
    void changeEvent(QEvent *event) override;

private:
    void copyValue();
    [[nodiscard]] int widestMeaning() const;
    void fitColumns();

    QStandardItemModel *m_model;
    QTreeView *m_view;
};

} // namespace Qonsent
