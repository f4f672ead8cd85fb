// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#pragma once

#include "oauthcore/provider/providerpreset.h"

#include <QHash>
#include <QWidget>

class QLabel;
class QLineEdit;
class QVBoxLayout;

namespace Qonsent {

/// Asks for what a preset leaves open, e.g. where somebody's server is.
class VariablesPage : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(VariablesPage)

public:
    explicit VariablesPage(QWidget *parent = nullptr);

    /// Asks for the variables of \a preset. \a address is one that somebody has typed already; what
    /// was typed for the same preset is still there.
    void setPreset(const ProviderPreset &preset, const QString &address);
    [[nodiscard]] const ProviderPreset &preset() const { return m_preset; }
    /// What was typed; an error that says what is wrong with it.
    [[nodiscard]] Result<QMap<QString, QString>> values() const;

private:
    void remember();
    void addField(const PresetVariable &variable, const QString &value);

    ProviderPreset m_preset;
    QHash<QString, QMap<QString, QString>> m_typed; ///< by preset
    QMap<QString, QLineEdit *> m_fields;            ///< by variable
    QLabel *m_title;
    QLabel *m_sentence;
    QWidget *m_form = nullptr;
    QVBoxLayout *m_layout;
};

} // namespace Qonsent
