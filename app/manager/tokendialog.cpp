// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "app/manager/tokendialog.h"

#include "widgets/accounts/tokeninspector.h"
#include "widgets/look/plaintext.h"

#include <QPushButton>
#include <QVBoxLayout>

namespace Qonsent::Manager {

TokenDialog::TokenDialog(const Account &account, const Secret &accessToken, QWidget *parent,
                         const Clock &clock)
    : SheetDialog(parent)
{
    setHeading(tr("Tokens of %1").arg(PlainText::isolated(account.name)));
    auto *inspector = new TokenInspector(this);
    inspector->setContents(tokenContents(account, accessToken, clock.now()));
    content()->addWidget(inspector, 1);
    addButton(tr("Close"), QDialogButtonBox::RejectRole)->setDefault(true);
    setMinimumSize(600, 360);
    resize(760, 560);
    inspector->setFocus();
}

TokenDialog::~TokenDialog() = default;

} // namespace Qonsent::Manager
