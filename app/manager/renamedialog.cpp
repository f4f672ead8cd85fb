// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "app/manager/renamedialog.h"

#include "widgets/look/inlinenote.h"
#include "widgets/look/metrics.h"
#include "widgets/look/plaintext.h"

#include <QFormLayout>
#include <QLineEdit>
#include <QPushButton>

namespace Qonsent::Manager {

namespace {

/// As much as sanitizedServerText() leaves of a name.
constexpr int longestName = 500;

QString sentenceOf(const AuthError &error, const QString &name)
{
    if (error.reason == "name_taken")
        return RenameDialog::tr("Another account is called \"%1\". Choose another name.")
            .arg(PlainText::isolated(name));
    if (error.reason == "name")
        return RenameDialog::tr("A name needs at least one character that can be seen.");
    return error.message;
}

} // namespace

RenameDialog::RenameDialog(Accounts &accounts, const Account &account, QWidget *parent)
    : SheetDialog(parent)
    , m_accounts(accounts)
    , m_id(account.id)
    , m_before(account.name)
    , m_name(new QLineEdit(account.name, this))
    , m_note(new InlineNote(this))
    , m_submit(addButton(tr("&Rename"), QDialogButtonBox::AcceptRole))
{
    addButton(tr("Cancel"), QDialogButtonBox::RejectRole)->setAutoDefault(false);
    m_submit->setDefault(true);
    setHeading(tr("Rename account"));
    setMinimumWidth(440);
    m_name->setMaxLength(longestName);
    m_name->setMinimumHeight(Metrics::fieldHeight);
    m_name->setAccessibleName(tr("Name"));
    m_name->selectAll();

    auto *form = new QFormLayout;
    form->setRowWrapPolicy(QFormLayout::WrapLongRows);
    form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    form->setHorizontalSpacing(Metrics::rowGap);
    form->addRow(tr("&Name:"), m_name);
    content()->addLayout(form);
    content()->addWidget(m_note);
    content()->addStretch();

    connect(m_submit, &QPushButton::clicked, this, &RenameDialog::submit);
    connect(m_name, &QLineEdit::textEdited, this, [this] { m_note->clear(); });
    m_name->setFocus(Qt::OtherFocusReason);
}

RenameDialog::~RenameDialog() = default;

void RenameDialog::submit()
{
    if (m_renaming)
        return;
    // What cannot be seen in the field, e.g. from something pasted, is no part of the name.
    const QString name = sanitizedServerText(m_name->text()).trimmed();
    m_name->setText(name);
    if (name == m_before)
        return accept();
    m_name->setEnabled(false);
    m_submit->setEnabled(false);
    m_renaming = m_accounts.rename(m_id, name);
    whenFinished<Account>(m_renaming, this,
                          [this](const Result<Account> &renamed) { finish(renamed); });
}

void RenameDialog::finish(const Result<Account> &renamed)
{
    if (renamed)
        return accept();
    m_name->setEnabled(true);
    m_submit->setEnabled(true);
    const QString sentence = sentenceOf(renamed.error(), m_name->text());
    m_note->say(InlineNote::Kind::Problem, sentence);
    m_name->setAccessibleDescription(sentence);
    m_name->selectAll();
    m_name->setFocus(Qt::OtherFocusReason);
}

} // namespace Qonsent::Manager
