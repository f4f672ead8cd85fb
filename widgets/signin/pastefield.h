// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#pragma once

#include "widgets/export.h"

#include <QWidget>

class QLabel;
class QLineEdit;

namespace Qonsent {

/// One field for the address at which the browser ended, checked as it is pasted.
class QONSENT_WIDGETS_EXPORT PasteField : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(PasteField)

public:
    explicit PasteField(QWidget *parent = nullptr);

    /// What is wrong with what was pasted; empty: nothing is said.
    void setComplaint(const QString &sentence);
    void clear();

Q_SIGNALS:
    /// The person pasted or finished typing \a text, which is not empty.
    void entered(const QString &text);

private:
    QLineEdit *m_edit;
    QLabel *m_complaint;
};

} // namespace Qonsent
