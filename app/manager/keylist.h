// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QDialog>

namespace Qonsent::Manager {

/// The keys of the main window, in a list that can be read out.
class KeyList : public QDialog
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(KeyList)

public:
    explicit KeyList(QWidget *parent = nullptr);
};

} // namespace Qonsent::Manager
