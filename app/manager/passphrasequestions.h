// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#pragma once

#include "app/manager/accountstore.h"

#include <QPointer>

namespace Qonsent::Manager {

class PassphraseDialog;

/// What a person is asked about the passphrase of the store: for the one that opens it, and to
/// choose one where no keychain keeps the key.
class PassphraseQuestions : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(PassphraseQuestions)

public:
    /// Both outlive it; \a window is where dialogs belong.
    PassphraseQuestions(AccountStore &store, QWidget &window);
    ~PassphraseQuestions() override;

    /// Asks for the passphrase of a store that is locked; cannotAsk() if none opens it.
    void askToUnlock();
    /// Proves that an account could be stored. Where there is neither vault nor keychain, the
    /// person chooses a passphrase first, over \a asker.
    [[nodiscard]] ReplyOf<Done> *settleProtection(QWidget *asker);

Q_SIGNALS:
    /// Something else than a passphrase opens the store: AccountStore::problem() says what.
    void cannotAsk();

private:
    void ask();
    void askToChoose(ReplyOf<Done> *reply, QWidget *asker);

    AccountStore &m_store;
    QWidget &m_window;
    QPointer<PassphraseDialog> m_dialog;
};

} // namespace Qonsent::Manager
