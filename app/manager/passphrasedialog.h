// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#pragma once

#include "oauthcore/base/secret.h"

#include <QDialog>
#include <QPointer>

class QDialogButtonBox;
class QLabel;
class QPushButton;

namespace Qonsent::Manager {

class InlineNote;
class PassphraseField;

/// Asks for the passphrase of the vault. Show it with open(). It decides nothing: entered() says
/// what was typed; whoever hears it calls setBusy(), and then setComplaint() or accept().
class PassphraseDialog : public QDialog
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(PassphraseDialog)

public:
    enum class Mode : quint8 {
        Unlock, ///< the one that was chosen before
        Choose, ///< a new one, typed twice
    };
    enum class Work : quint8 {
        Resting, ///< the person types
        Busy,    ///< the key is being derived; only Cancel does something
    };

    PassphraseDialog(Mode mode, QWidget *parent);
    ~PassphraseDialog() override;

    /// Says why it did not work, and lets the person type again.
    void setComplaint(const QString &sentence);
    void setWork(Work work);

    void open() override;
    /// Leaves nothing of what was typed, and gives the focus back to who had it.
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
    QDialogButtonBox *m_buttons;
    QPushButton *m_submit;
    QPointer<QWidget> m_focusBefore;
};

} // namespace Qonsent::Manager
