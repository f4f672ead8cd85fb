// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#pragma once

#include "oauthcore/base/secret.h"

#include <QLineEdit>

namespace Qonsent::Manager {

/// A field for a passphrase: shows dots, offers nothing to undo, and tells input methods to learn
/// nothing from it.
class PassphraseField : public QLineEdit
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(PassphraseField)

public:
    explicit PassphraseField(QWidget *parent = nullptr);
    ~PassphraseField() override;

    /// What was typed, in UTF-8.
    [[nodiscard]] Secret passphrase() const;
    /// Empties it, and overwrites what was typed.
    void wipe();

    void setEchoMode(EchoMode) = delete;
};

} // namespace Qonsent::Manager
