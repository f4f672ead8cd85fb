// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "widgets/signin/pastefield.h"

#include "widgets/look/metrics.h"

#include <QFontDatabase>
#include <QLabel>
#include <QLineEdit>
#include <QVBoxLayout>

namespace Qonsent {

PasteField::PasteField(QWidget *parent)
    : QWidget(parent)
    , m_edit(new QLineEdit(this))
    , m_complaint(new QLabel(this))
{
    auto *explanation = new QLabel(
        tr("If the browser ends at a page that does not open, paste its address here."), this);
    explanation->setWordWrap(true);
    explanation->setBuddy(m_edit);
    m_edit->setAccessibleName(tr("Address from the browser"));
    m_edit->setPlaceholderText(tr("Address from the browser"));
    m_edit->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    m_edit->setLayoutDirection(Qt::LeftToRight); // an address, in every language
    m_edit->setMinimumHeight(Metrics::fieldHeight);
    m_complaint->setWordWrap(true);
    m_complaint->setTextFormat(Qt::PlainText);
    m_complaint->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_complaint->hide();

    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->setSpacing(Metrics::controlGap);
    layout->addWidget(explanation);
    layout->addWidget(m_edit);
    layout->addWidget(m_complaint);
    setFocusProxy(m_edit);

    // A paste arrives whole; what is typed is complete when Return says so.
    connect(m_edit, &QLineEdit::textEdited, this, [this](const QString &text) {
        setComplaint({});
        if (text.contains(u"code=") || text.contains(u"error="))
            Q_EMIT entered(text.trimmed());
    });
    connect(m_edit, &QLineEdit::returnPressed, this, [this] {
        if (const QString text = m_edit->text().trimmed(); !text.isEmpty())
            Q_EMIT entered(text);
    });
}

void PasteField::setComplaint(const QString &sentence)
{
    m_complaint->setText(sentence);
    m_complaint->setVisible(!sentence.isEmpty());
}

void PasteField::clear()
{
    m_edit->clear();
    setComplaint({});
}

} // namespace Qonsent
