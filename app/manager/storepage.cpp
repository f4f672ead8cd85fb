// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "app/manager/storepage.h"

#include "app/manager/accountstore.h"
#include "app/manager/storewords.h"

#include <QDesktopServices>
#include <QUrl>

namespace Qonsent::Manager {

StorePage::StorePage(QWidget *parent)
    : PlacePage(parent)
{ }

StorePage::~StorePage() = default;

void StorePage::showEmpty()
{
    removeButtons();
    show(Symbol::Person, tr("No accounts yet"),
         tr("Add an account, and Qonsent keeps its access token fresh for you and your "
            "programs."));
    connect(addButton(tr("&Add account…")), &QPushButton::clicked, this, &StorePage::addRequested);
    connect(addButton(tr("Try the &demo")), &QPushButton::clicked, this, &StorePage::demoRequested);
}

void StorePage::showLocked(const QString &sentence)
{
    removeButtons();
    show(Symbol::Locked, tr("Qonsent is locked"),
         sentence.isEmpty() ? tr("Programs you allowed keep working.") : sentence);
    connect(addButton(tr("&Unlock…")), &QPushButton::clicked, this, &StorePage::unlockRequested);
}

void StorePage::showBroken(const AccountStore &store)
{
    removeButtons();
    const QString folder = store.folder();
    const StoreWords words = StoreWords::of(store.problem(), folder);
    show(Symbol::Problem, words.title, words.sentence);
    connect(addButton(tr("&Try again")), &QPushButton::clicked, this, &StorePage::unlockRequested);
    connect(addButton(tr("Show &folder")), &QPushButton::clicked, this,
            [folder] { QDesktopServices::openUrl(QUrl::fromLocalFile(folder)); });
}

} // namespace Qonsent::Manager
