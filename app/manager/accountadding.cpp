// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "app/manager/accountadding.h"

#include "app/manager/accountstore.h"
#include "app/manager/demoprovider.h"
#include "app/manager/passphrasequestions.h"
#include "widgets/addaccount/addaccountdialog.h"

namespace Qonsent::Manager {

namespace {

QString demoOffer()
{
    return QStringLiteral("demo");
}

} // namespace

AccountAdding::AccountAdding(const Parts &parts, QWidget &window)
    : QObject(&window)
    , m_parts(parts)
    , m_window(window)
{ }

AccountAdding::~AccountAdding() = default;

void AccountAdding::setEmbeddedBrowser(const AccountActions::EmbeddedBrowser &browser)
{
    m_embeddedBrowser = browser;
}

void AccountAdding::open()
{
    if (!m_dialog)
        m_dialog = makeDialog();
    m_dialog->show();
    m_dialog->raise();
    m_dialog->activateWindow();
}

void AccountAdding::openDemo()
{
    open();
    m_dialog->chooseOffer(demoOffer());
}

AddAccountDialog *AccountAdding::makeDialog()
{
    auto *dialog =
        new AddAccountDialog(*m_parts.store.accounts(), m_parts.store.services(), &m_window);
    dialog->setPreparation([this, dialog] {
        ReplyOf<Done> *const reply = m_parts.passphrases.settleProtection(dialog);
        connect(reply, &Reply::finished, this, &AccountAdding::settled);
        return reply;
    });
    dialog->offerCommandLine();
    dialog->setEmbeddedBrowser(m_embeddedBrowser);
    dialog->addOffer({.id = demoOffer(),
                      .name = tr("Demo provider"),
                      .note = tr("try it without an account"),
                      .request =
                          [this] {
                              const auto request = m_parts.demo.request();
                              return request ? *request : SignInRequest();
                          },
                      .accounts = &m_parts.demo.accounts()});
    connect(dialog, &AddAccountDialog::added, this,
            [this](const Account &account) { Q_EMIT added(account.id); });
    connect(dialog, &AddAccountDialog::copyTokenRequested, this,
            &AccountAdding::copyTokenRequested);
    return dialog;
}

} // namespace Qonsent::Manager
