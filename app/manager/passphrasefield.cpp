// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "app/manager/passphrasefield.h"

#include "widgets/look/metrics.h"

#include <algorithm>

namespace Qonsent::Manager {

namespace {

/// A passphrase file may be as large; what is pasted beyond that is a mistake.
constexpr int longest = 1024;

} // namespace

PassphraseField::PassphraseField(QWidget *parent)
    : QLineEdit(parent)
{
    QLineEdit::setEchoMode(QLineEdit::Password); // Qt undoes nothing in such a field
    setInputMethodHints(Qt::ImhHiddenText | Qt::ImhSensitiveData | Qt::ImhNoPredictiveText
                        | Qt::ImhNoAutoUppercase);
    setContextMenuPolicy(Qt::NoContextMenu);
    setDragEnabled(false);
    setMaxLength(longest);
    setMinimumHeight(Metrics::fieldHeight);
}

PassphraseField::~PassphraseField()
{
    wipe();
}

Secret PassphraseField::passphrase() const
{
    return Secret::take(text().toUtf8());
}

void PassphraseField::wipe()
{
    // QLineEdit has no way to overwrite its text, but shares it with who asks. What was typed is
    // the field's own; what a program has set can be a literal, or somebody else's as well.
    constexpr int fieldAndThis = 2;
    QString shared = text();
    const auto *const header = shared.data_ptr()->d_ptr();
    if (header && header->ref_.loadRelaxed() == fieldAndThis)
        std::fill_n(const_cast<QChar *>(shared.constData()), shared.size(), QChar(u'\0'));
    clear();
}

} // namespace Qonsent::Manager
