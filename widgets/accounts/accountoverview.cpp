// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "widgets/accounts/accountoverview_p.h"

#include "widgets/accounts/accountfacts.h"
#include "widgets/accounts/accountsentences_p.h"
#include "widgets/accounts/lifetimebar_p.h"
#include "widgets/look/metrics.h"
#include "widgets/look/mutedlabel.h"
#include "widgets/look/plaintext.h"

#include <QFormLayout>
#include <QLabel>

namespace Qonsent {

AccountOverview::AccountOverview(QWidget *parent)
    : QWidget(parent)
    , m_form(new QFormLayout(this))
    , m_bar(new LifetimeBar(this))
    , m_accessToken(addRow(tr("Access token"), m_bar))
    , m_permissions(addRow(tr("Permissions")))
    , m_identity(addRow(tr("Identity")))
    , m_protection(addRow(tr("Stored in")))
{
    m_bar->setMaximumWidth(Metrics::barWidth);
    m_form->setContentsMargins(0, 0, 0, 0);
    m_form->setHorizontalSpacing(Metrics::groupGap);
    m_form->setVerticalSpacing(Metrics::rowGap);
    m_form->setRowWrapPolicy(QFormLayout::WrapLongRows);
    m_form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    m_form->setLabelAlignment(Qt::AlignLeading | Qt::AlignTop);
    m_form->setFormAlignment(Qt::AlignLeading | Qt::AlignTop);
}

AccountOverview::Row AccountOverview::addRow(const QString &name, QWidget *below)
{
    Row row;
    row.label = new MutedLabel(name, this);
    row.label->setAlignment(Qt::AlignLeading | Qt::AlignTop); // beside the first line
    row.field = new QWidget(this);
    row.value = new QLabel(row.field);
    row.value->setTextFormat(Qt::PlainText);
    row.value->setWordWrap(true);
    row.value->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    row.value->setFocusPolicy(Qt::ClickFocus); // quoted now and then, not a stop of every Tab
    // A name without a space must not widen the window.
    row.value->setMinimumWidth(1);
    auto *layout = new QVBoxLayout(row.field);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(Metrics::controlGap);
    layout->addWidget(row.value);
    if (below)
        layout->addWidget(below);
    m_form->addRow(row.label, row.field);
    return row;
}

void AccountOverview::setRow(const Row &row, const QString &text)
{
    row.label->setVisible(!text.isEmpty());
    row.field->setVisible(!text.isEmpty());
    row.value->setText(text);
    row.value->setAlignment(PlainText::lineStart(layoutDirection()) | Qt::AlignTop);
    //: For screen readers; %1 is e.g. "Permissions", %2 e.g. "3 given"
    row.value->setAccessibleName(tr("%1: %2").arg(row.label->text(), text));
}

void AccountOverview::setFacts(const AccountFacts &facts)
{
    setRow(m_accessToken, AccountSentences::accessToken(facts));
    setRow(m_permissions, AccountSentences::permissions(facts));
    setRow(m_identity, AccountSentences::identity(facts));
    setRow(m_protection, AccountSentences::protection(facts));
    m_permissions.value->setToolTip(PlainText::toolTip(
        facts.granted.first(std::min<qsizetype>(facts.granted.size(), 30)).join(u'\n')));
    const double left = AccountSentences::lifetimeLeft(facts);
    m_bar->setVisible(left >= 0);
    m_bar->setLeft(std::max(0., left));
}

} // namespace Qonsent
