// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "app/manager/passphrasedialog.h"

#include "app/manager/passphrasefield.h"
#include "widgets/look/inlinenote.h"
#include "widgets/look/metrics.h"
#include "widgets/look/mutedlabel.h"

#include <QFormLayout>
#include <QPushButton>

namespace Qonsent::Manager {

namespace {

/// From here on a passphrase of words is hard to guess: three or four of them.
constexpr qsizetype enough = 16;

} // namespace

PassphraseDialog::PassphraseDialog(Mode mode, QWidget *parent)
    : SheetDialog(parent)
    , m_mode(mode)
    , m_first(new PassphraseField(this))
    , m_note(new InlineNote(this))
    , m_submit(addButton(mode == Mode::Unlock ? tr("&Unlock") : tr("P&rotect accounts"),
                         QDialogButtonBox::AcceptRole))
{
    addButton(tr("Cancel"), QDialogButtonBox::RejectRole)->setAutoDefault(false);
    m_submit->setDefault(true);
    setHeading(mode == Mode::Unlock ? tr("Unlock Qonsent") : tr("Choose a passphrase"));
    setMinimumWidth(440);
    build();
    connect(m_submit, &QPushButton::clicked, this, &PassphraseDialog::submit);
    connect(m_first, &QLineEdit::textEdited, this, &PassphraseDialog::typed);
    m_first->setFocus(Qt::OtherFocusReason);
    typed();
}

PassphraseDialog::~PassphraseDialog() = default;

void PassphraseDialog::build()
{
    addSentence(
        m_mode == Mode::Unlock
            ? tr("Enter the passphrase that protects your accounts.")
            : tr("This computer has no unlocked keychain. Choose a passphrase to protect your "
                 "accounts."));

    auto *form = new QFormLayout;
    form->setRowWrapPolicy(QFormLayout::WrapLongRows);
    form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    form->setHorizontalSpacing(Metrics::rowGap);
    form->setVerticalSpacing(Metrics::controlGap);
    form->addRow(tr("&Passphrase:"), m_first);
    m_first->setAccessibleName(tr("Passphrase"));
    if (m_mode == Mode::Choose) {
        m_second = new PassphraseField(this);
        m_second->setAccessibleName(tr("Passphrase once more"));
        connect(m_second, &QLineEdit::textEdited, this, &PassphraseDialog::typed);
        form->addRow(tr("Once &more:"), m_second);
        m_length = new MutedLabel({}, this);
        m_length->setWordWrap(true);
        form->addRow(m_length);
    }
    content()->addLayout(form);
    content()->addWidget(m_note);
    content()->addStretch();
}

void PassphraseDialog::typed()
{
    m_note->clear();
    m_submit->setEnabled(!m_isBusy && !m_first->text().isEmpty());
    if (!m_length)
        return;
    const qsizetype length = m_first->text().size();
    if (length == 0)
        m_length->setText(tr("Four or more words that do not belong together are good. Nobody can "
                             "restore it if you forget it."));
    else if (length < enough)
        m_length->setText(tr("Short: every further word makes it much harder to guess. Nobody can "
                             "restore it if you forget it."));
    else
        m_length->setText(tr("Long enough, if it is no known saying. Nobody can restore it if you "
                             "forget it."));
    m_first->setAccessibleDescription(m_length->text());
}

void PassphraseDialog::submit()
{
    const Secret passphrase = m_first->passphrase();
    if (passphrase.isEmpty() || m_isBusy)
        return;
    if (m_second && !(m_second->passphrase() == passphrase))
        return setComplaint(m_second->text().isEmpty()
                                ? tr("Type the same once more below.")
                                : tr("The two are not the same. Type it once more."));
    Q_EMIT entered(passphrase);
}

void PassphraseDialog::setComplaint(const QString &sentence)
{
    setBusy(false);
    // A new one that was mistyped below need not be typed twice again.
    PassphraseField *const field = m_second ? m_second : m_first;
    field->wipe();
    typed();
    m_note->say(InlineNote::Kind::Problem, sentence);
    field->setAccessibleDescription(sentence);
    field->setFocus(Qt::OtherFocusReason);
}

void PassphraseDialog::setBusy(bool busy)
{
    const bool wasBusy = std::exchange(m_isBusy, busy);
    m_first->setEnabled(!busy);
    if (m_second)
        m_second->setEnabled(!busy);
    typed();
    if (wasBusy && !busy)
        m_first->setFocus(Qt::OtherFocusReason);
    if (busy)
        m_note->say(InlineNote::Kind::Plain,
                    m_mode == Mode::Unlock ? tr("Unlocking…") : tr("Protecting…"));
}

void PassphraseDialog::done(int result)
{
    m_first->wipe();
    if (m_second)
        m_second->wipe();
    SheetDialog::done(result);
}

} // namespace Qonsent::Manager
