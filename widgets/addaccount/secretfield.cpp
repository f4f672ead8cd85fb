// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "widgets/addaccount/secretfield_p.h"

#include "widgets/look/metrics.h"

#include <QContextMenuEvent>
#include <QKeyEvent>
#include <QMenu>

namespace Qonsent {

namespace {

bool isUndo(const QKeyEvent &event)
{
    return event.matches(QKeySequence::Undo) || event.matches(QKeySequence::Redo);
}

} // namespace

SecretField::SecretField(QWidget *parent)
    : QLineEdit(parent)
{
    setEchoMode(Password);
    setInputMethodHints(Qt::ImhSensitiveData | Qt::ImhHiddenText | Qt::ImhNoPredictiveText
                        | Qt::ImhNoAutoUppercase);
    setMinimumHeight(Metrics::fieldHeight);
    setMaxLength(2048);
    setLayoutDirection(Qt::LeftToRight);
}

bool SecretField::event(QEvent *event)
{
    // Otherwise it would take the keys for itself before keyPressEvent() is asked.
    if (event->type() == QEvent::ShortcutOverride && isUndo(*static_cast<QKeyEvent *>(event)))
        return false;
    return QLineEdit::event(event);
}

void SecretField::contextMenuEvent(QContextMenuEvent *event)
{
    auto *menu = new QMenu(this); // the usual one can undo
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->addAction(tr("&Paste"), this, &QLineEdit::paste);
    menu->popup(event->globalPos());
}

void SecretField::keyPressEvent(QKeyEvent *event)
{
    if (!isUndo(*event))
        QLineEdit::keyPressEvent(event);
}

} // namespace Qonsent
