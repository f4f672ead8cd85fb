// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "widgets/accounts/accountsearchfield.h"

#include "widgets/accounts/accountlistview.h"
#include "widgets/look/metrics.h"
#include "widgets/look/symbols.h"

#include <QKeyEvent>

namespace Qonsent {

AccountSearchField::AccountSearchField(AccountListView *view, QWidget *parent)
    : QLineEdit(parent)
    , m_view(view)
{
    setPlaceholderText(tr("Search accounts"));
    setAccessibleName(tr("Search accounts"));
    setMinimumHeight(Metrics::fieldHeight);
    setMaxLength(200);
    setClearButtonEnabled(true);
    addAction(symbolIcon(Symbol::Search), LeadingPosition);
    connect(this, &QLineEdit::textChanged, view, &AccountListView::setSearchText);
}

AccountSearchField::~AccountSearchField() = default;

void AccountSearchField::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape && !text().isEmpty())
        return clear(); // the next one closes the window
    if (event->key() == Qt::Key_Down && event->modifiers() == Qt::NoModifier) {
        m_view->setFocus(Qt::TabFocusReason);
        if (!m_view->currentIndex().isValid())
            m_view->setCurrentIndex(m_view->model()->index(0, 0));
        return;
    }
    QLineEdit::keyPressEvent(event);
}

} // namespace Qonsent
