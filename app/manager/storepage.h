// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#pragma once

#include "app/manager/placepage.h"

namespace Qonsent::Manager {

class AccountStore;

/// What is said where accounts would be: that there are none yet, that they are locked, or that
/// they cannot be read.
class StorePage : public PlacePage
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(StorePage)

public:
    explicit StorePage(QWidget *parent = nullptr);
    ~StorePage() override;

    void showEmpty();
    /// \a sentence says more about why, or what goes on meanwhile.
    void showLocked(const QString &sentence = {});
    /// Why \a store is Broken, and what to do.
    void showBroken(const AccountStore &store);

Q_SIGNALS:
    void addRequested();
    void demoRequested();
    void unlockRequested();
};

} // namespace Qonsent::Manager
