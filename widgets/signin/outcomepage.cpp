// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "widgets/signin/outcomepage.h"

#include "widgets/look/meaningcolors.h"
#include "widgets/look/metrics.h"
#include "widgets/look/mutedlabel.h"
#include "widgets/look/plaintext.h"
#include "widgets/look/roomybutton.h"
#include "widgets/look/symbols.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace Qonsent {

namespace {

using Code = AuthError::Code;

QString titleOf(const AuthError &error)
{
    switch (error.code) {
    case Code::Denied:
        return OutcomePage::tr("Nothing was shared");
    case Code::SignInTimedOut:
        return OutcomePage::tr("This sign-in ran out");
    case Code::DifferentUser:
        return OutcomePage::tr("This is somebody else");
    case Code::Cancelled:
        return OutcomePage::tr("The sign-in was stopped");
    default:
        return OutcomePage::tr("The sign-in did not work");
    }
}

} // namespace

OutcomePage::OutcomePage(QWidget *parent)
    : QWidget(parent)
    , m_symbol(new QLabel(this))
    , m_title(new QLabel(this))
    , m_sentence(new QLabel(this))
    , m_quote(new MutedLabel({}, this))
    , m_again(new RoomyButton(tr("&Start again"), this))
    , m_what(new RoomyButton(tr("&What happened…"), this))
{
    m_symbol->setAlignment(Qt::AlignCenter);
    for (QLabel *label : {m_title, m_sentence, m_quote}) {
        label->setTextFormat(Qt::PlainText);
        label->setWordWrap(true);
        label->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    }

    auto *heading = new QHBoxLayout;
    heading->setSpacing(Metrics::controlGap);
    heading->addWidget(m_symbol, 0, Qt::AlignTop);
    heading->addWidget(m_title, 1);
    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(Metrics::controlGap);
    buttons->addWidget(m_again);
    buttons->addWidget(m_what);
    buttons->addStretch();
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->setSpacing(Metrics::controlGap);
    layout->addLayout(heading);
    layout->addWidget(m_sentence);
    layout->addWidget(m_quote);
    layout->addLayout(buttons);
    layout->addStretch();

    m_what->hide();
    connect(m_again, &QPushButton::clicked, this, &OutcomePage::startAgainRequested);
    connect(m_what, &QPushButton::clicked, this, &OutcomePage::transcriptRequested);
    dress();
}

void OutcomePage::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::FontChange || event->type() == QEvent::PaletteChange
        || event->type() == QEvent::LayoutDirectionChange)
        dress();
}

/// Fonts, colours and sides, which are the person's and may change.
void OutcomePage::dress()
{
    m_title->setFont(Metrics::titleFont(font()));
    // Text that can be selected begins where its own language does, unless it is told.
    for (QLabel *label : {m_title, m_sentence, m_quote})
        label->setAlignment(PlainText::lineStart(layoutDirection()) | Qt::AlignVCenter);
    const MeaningColors colors = MeaningColors::of(palette());
    const QFontMetrics metrics(m_title->font());
    m_symbol->setPixmap(symbolPixmap(m_isSuccess ? Symbol::Ready : Symbol::Problem,
                                     {.size = metrics.height(),
                                      .color = m_isSuccess ? colors.ready : colors.problem,
                                      .devicePixelRatio = devicePixelRatioF()}));
}

void OutcomePage::setTranscriptOffered(bool isOffered)
{
    m_isTranscriptOffered = isOffered;
}

void OutcomePage::showSuccess(const QString &who, const QList<AuthError> &notes)
{
    QStringList sentences;
    for (const AuthError &note : notes)
        sentences.append(note.message);
    m_title->setText(tr("You are signed in as %1.").arg(sanitizedServerText(who)));
    m_sentence->setText(sentences.join(u'\n'));
    m_sentence->setVisible(!sentences.isEmpty());
    m_quote->hide();
    m_again->hide();
    m_what->hide();
    m_isSuccess = true;
    dress();
}

void OutcomePage::showError(const AuthError &error)
{
    m_title->setText(titleOf(error));
    m_sentence->setText(error.message);
    m_sentence->show();
    QStringList said;
    if (!error.serverCode.isEmpty())
        said.append(sanitizedServerUtf8(error.serverCode));
    if (!error.serverDescription.isEmpty())
        said.append(error.serverDescription);
    m_quote->setText(
        tr("The provider says: %1").arg(PlainText::isolated(said.join(QStringLiteral(" – ")))));
    m_quote->setVisible(!said.isEmpty());
    m_again->show();
    m_what->setVisible(m_isTranscriptOffered);
    m_isSuccess = false;
    dress();
    m_again->setAccessibleDescription(error.message);
    m_again->setFocus(Qt::OtherFocusReason);
}

} // namespace Qonsent
