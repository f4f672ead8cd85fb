// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#pragma once

#include "app/manager/sheetdialog.h"
#include "oauthcore/base/secret.h"

class QLabel;
class QPushButton;

namespace Qonsent {
class InlineNote;
}

namespace Qonsent::Manager {

class PassphraseField;

/// Asks for the passphrase of the vault. Show it with open(). It decides nothing: entered() says
/// what was typed; whoever hears it calls setBusy(), and then setComplaint() or accept().
class PassphraseDialog : public SheetDialog
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(PassphraseDialog)

public:
    enum class Mode : quint8 {
        Unlock, ///< the one that was chosen before
        Choose, ///< a new one, typed twice
    };

    PassphraseDialog(Mode mode, QWidget *parent);
    ~PassphraseDialog() override;

    /// Says why it did not work, and lets the person type again.
    void setComplaint(const QString &sentence);
    /// While the key is being derived, only Cancel does something.
    void setBusy(bool busy);

    /// Leaves nothing of what was typed.
    void done(int result) override;

Q_SIGNALS:
    /// Never empty.
    void entered(const Qonsent::Secret &passphrase);

private:
    void build();
    void submit();
    void typed();

    const Mode m_mode;
    PassphraseField *m_first;
    PassphraseField *m_second = nullptr; ///< only to choose
    QLabel *m_length = nullptr;          ///< only to choose
    InlineNote *m_note;
    QPushButton *m_submit;
    bool m_isBusy = false;
};

} // namespace Qonsent::Manager
