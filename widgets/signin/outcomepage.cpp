// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "widgets/signin/outcomepage.h"

#include "widgets/look/meaningcolors.h"
#include "widgets/look/metrics.h"
#include "widgets/look/mutedlabel.h"
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
    , m_shape(new QLabel(this))
    , m_title(new QLabel(this))
    , m_sentence(new QLabel(this))
    , m_quote(new MutedLabel({}, this))
    , m_again(new RoomyButton(tr("&Start again"), this))
{
    for (QLabel *label : {m_title, m_sentence, m_quote}) {
        label->setTextFormat(Qt::PlainText);
        label->setWordWrap(true);
        label->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    }

    auto *headline = new QHBoxLayout;
    headline->setSpacing(Metrics::controlGap);
    headline->addWidget(m_shape, 0, Qt::AlignTop);
    headline->addWidget(m_title, 1);
    auto *buttons = new QHBoxLayout;
    buttons->addWidget(m_again);
    buttons->addStretch();
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->setSpacing(Metrics::controlGap);
    layout->addLayout(headline);
    layout->addWidget(m_sentence);
    layout->addWidget(m_quote);
    layout->addLayout(buttons);
    layout->addStretch();

    look();
    connect(m_again, &QPushButton::clicked, this, &OutcomePage::startAgainRequested);
}

void OutcomePage::showSuccess(const QString &who, const QList<AuthError> &notes)
{
    m_isSuccess = true;
    look();
    QStringList sentences;
    for (const AuthError &note : notes)
        sentences.append(note.message);
    m_title->setText(tr("You are signed in as %1.").arg(sanitizedServerText(who)));
    m_sentence->setText(sentences.join(u'\n'));
    m_sentence->setVisible(!sentences.isEmpty());
    m_quote->hide();
    m_again->hide();
}

void OutcomePage::showError(const AuthError &error)
{
    m_isSuccess = false;
    look();
    m_title->setText(titleOf(error));
    m_sentence->setText(error.message);
    m_sentence->show();
    QStringList said;
    if (!error.serverCode.isEmpty())
        said.append(sanitizedServerUtf8(error.serverCode));
    if (!error.serverDescription.isEmpty())
        said.append(error.serverDescription);
    m_quote->setText(tr("The provider says: %1").arg(said.join(QStringLiteral(" – "))));
    m_quote->setVisible(!said.isEmpty());
    m_again->show();
    m_again->setAccessibleDescription(error.message);
    m_again->setFocus(Qt::OtherFocusReason);
}

void OutcomePage::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange)
        look();
}

void OutcomePage::look()
{
    const QFont title = Metrics::titleFont(font());
    if (m_title->font() != title)
        m_title->setFont(title);
    const MeaningColors colors = MeaningColors::of(palette());
    const int size = QFontMetrics(title).height();
    m_shape->setPixmap(symbolPixmap(m_isSuccess ? Symbol::Ready : Symbol::Problem,
                                    {.size = size,
                                     .color = m_isSuccess ? colors.ready : colors.problem,
                                     .devicePixelRatio = devicePixelRatioF()}));
}

} // namespace Qonsent
