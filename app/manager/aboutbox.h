// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#pragma once

#include "app/manager/sheetdialog.h"

namespace Qonsent::Manager {

/// What this program is, and which version of it.
class AboutBox : public SheetDialog
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(AboutBox)

public:
    explicit AboutBox(QWidget *parent = nullptr);
    ~AboutBox() override;
};

} // namespace Qonsent::Manager
