// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#pragma once

#include "widgets/look/symbols.h"

#include <QPushButton>
#include <QWidget>

class QHBoxLayout;
class QLabel;

namespace Qonsent::Manager {

/// What a window says where accounts would be: a symbol, a title, a sentence, and what can be done.
class PlacePage : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(PlacePage)

public:
    explicit PlacePage(QWidget *parent = nullptr);

    /// \a title and \a sentence are plain text.
    void show(Symbol symbol, const QString &title, const QString &sentence);
    /// Adds a button, left to right; the first one is what Return does. The sentence is read out
    /// with it.
    QPushButton *addButton(const QString &text);
    /// Takes all buttons out. If one of them had the focus, the next first one gets it.
    void removeButtons();

protected:
    void changeEvent(QEvent *event) override;

private:
    void look();

    Symbol m_what = Symbol::Person;
    QLabel *m_symbol;
    QLabel *m_title;
    QLabel *m_sentence;
    QHBoxLayout *m_buttons;
    bool m_hadFocus = false; ///< one of the buttons that are gone
};

} // namespace Qonsent::Manager
