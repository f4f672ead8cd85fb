// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QWidget>

class QPushButton;

namespace Qonsent {
class ElidedLabel;
}

namespace Qonsent::Manager {

/// A command to be typed into a terminal, and a button that copies it.
class CommandRow : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(CommandRow)

public:
    explicit CommandRow(QWidget *parent = nullptr);
    ~CommandRow() override;

    /// Empty: it could not be typed.
    void setCommand(const QString &command);

Q_SIGNALS:
    void copied();

private:
    ElidedLabel *m_words;
    QPushButton *m_copy;
    QString m_command;
};

} // namespace Qonsent::Manager
