// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#pragma once

#include "app/manager/accountactions.h"

namespace Qonsent {
class AddAccountDialog;
}

namespace Qonsent::Manager {

class AccountStore;
class DemoProvider;
class PassphraseQuestions;

/// The window for a new account, of which there is one at a time.
class AccountAdding : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(AccountAdding)

public:
    /// What it is made with; all of it outlives it.
    struct Parts
    {
        AccountStore &store;
        DemoProvider &demo;
        PassphraseQuestions &passphrases;
    };

    /// \a window is where dialogs belong.
    AccountAdding(const Parts &parts, QWidget &window);
    ~AccountAdding() override;

    /// See AccountActions.
    void setEmbeddedBrowser(const AccountActions::EmbeddedBrowser &browser);
    /// Opens the window, or brings it to the front. The store is open.
    void open();
    /// The same, at the demo provider.
    void openDemo();

Q_SIGNALS:
    /// The person signed in to the account \a id.
    void added(const Qonsent::AccountId &id);
    void copyTokenRequested(const Qonsent::AccountId &id);
    /// Perhaps there is a vault now that was not there before.
    void settled();

private:
    [[nodiscard]] AddAccountDialog *makeDialog();

    Parts m_parts;
    QWidget &m_window;
    AccountActions::EmbeddedBrowser m_embeddedBrowser;
    QPointer<AddAccountDialog> m_dialog;
};

} // namespace Qonsent::Manager
