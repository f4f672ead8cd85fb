// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#pragma once

#include "widgets/export.h"

#include <QLineEdit>

namespace Qonsent {

class AccountListView;

/// Searches an AccountListView while somebody types. The down key goes on in the list, the escape
/// key clears the field.
class QONSENT_WIDGETS_EXPORT AccountSearchField : public QLineEdit
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(AccountSearchField)

public:
    /// \a view outlives the field.
    explicit AccountSearchField(AccountListView *view, QWidget *parent = nullptr);
    ~AccountSearchField() override;

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    AccountListView *m_view;
};

} // namespace Qonsent
