// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QLineEdit>

namespace Qonsent {

/// A field for a secret: never shown, kept out of dictionaries, and what was deleted stays deleted.
class SecretField : public QLineEdit
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(SecretField)

public:
    explicit SecretField(QWidget *parent = nullptr);

protected:
    bool event(QEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
};

} // namespace Qonsent
