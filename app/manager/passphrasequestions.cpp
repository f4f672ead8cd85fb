// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "app/manager/passphrasequestions.h"

#include "app/manager/passphrasedialog.h"

namespace Qonsent::Manager {

PassphraseQuestions::PassphraseQuestions(AccountStore &store, QWidget &window)
    : QObject(&window)
    , m_store(store)
    , m_window(window)
{ }

PassphraseQuestions::~PassphraseQuestions() = default;

void PassphraseQuestions::askToUnlock()
{
    whenFinished(m_store.services().vault->protection(), this,
                 [this](const Result<QList<VaultProtection>> &protection) {
                     if (m_store.state() != AccountStore::State::Locked)
                         return;
                     if (protection && protection->contains(VaultProtection::Passphrase))
                         return ask();
                     Q_EMIT cannotAsk();
                 });
}

void PassphraseQuestions::ask()
{
    if (m_dialog)
        return;
    m_dialog = new PassphraseDialog(PassphraseDialog::Mode::Unlock, &m_window);
    connect(m_dialog, &PassphraseDialog::entered, this, [this](const Secret &passphrase) {
        m_dialog->setBusy(true);
        whenFinished(m_store.unlock(passphrase), m_dialog.data(),
                     [dialog = m_dialog.data()](const Result<Done> &unlocked) {
                         if (unlocked)
                             return dialog->accept();
                         dialog->setComplaint(unlocked.error().message);
                     });
    });
    m_dialog->open();
}

ReplyOf<Done> *PassphraseQuestions::settleProtection(QWidget *asker)
{
    auto *reply = new ReplyOf<Done>(this);
    const QPointer<QWidget> over(asker);
    whenFinished(m_store.prepare(), reply, [this, reply, over](const Result<Done> &ready) {
        if (ready || ready.error().reason != "no_passphrase")
            return reply->finish(ready);
        askToChoose(reply, over ? over.data() : &m_window);
    });
    return reply;
}

void PassphraseQuestions::askToChoose(ReplyOf<Done> *reply, QWidget *asker)
{
    auto *dialog = new PassphraseDialog(PassphraseDialog::Mode::Choose, asker);
    connect(dialog, &PassphraseDialog::entered, reply,
            [this, dialog, reply](const Secret &passphrase) {
                dialog->setBusy(true);
                whenFinished(m_store.protectWith(passphrase), dialog,
                             [dialog, reply](const Result<Done> &made) {
                                 if (!made)
                                     return dialog->setComplaint(made.error().message);
                                 dialog->accept();
                                 reply->finish(Done{});
                             });
            });
    connect(dialog, &QDialog::rejected, reply,
            [reply] { reply->finish(AuthError::of(AuthError::Code::Cancelled)); });
    dialog->open();
}

} // namespace Qonsent::Manager
