// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "app/manager/banner.h"

#include "widgets/look/meaningcolors.h"
#include "widgets/look/metrics.h"
#include "widgets/look/plaintext.h"
#include "widgets/look/roomybutton.h"
#include "widgets/look/symbols.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QPainter>
#include <QToolButton>
#include <QVBoxLayout>

namespace Qonsent::Manager {

namespace {

QLabel *makeText(QWidget *parent)
{
    auto *label = new QLabel(parent);
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    label->setMinimumWidth(1);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    return label;
}

} // namespace

Banner::Banner(QWidget *parent)
    : QWidget(parent)
    , m_symbol(new QLabel(this))
    , m_sentence(makeText(this))
    , m_quote(makeText(this))
    , m_action(new RoomyButton({}, this))
    , m_close(new QToolButton(this))
{
    m_sentence->setFocusPolicy(Qt::StrongFocus);
    m_close->setIcon(symbolIcon(Symbol::Close));
    m_close->setAutoRaise(true);
    m_close->setFixedSize(Metrics::target, Metrics::target);
    m_close->setAccessibleName(tr("Close this message"));
    m_close->setToolTip(tr("Close this message"));
    connect(m_close, &QToolButton::clicked, this, &Banner::dismiss);
    connect(m_action, &QPushButton::clicked, this, [this] {
        const auto action = m_onAction; // it may show the next message
        dismiss();
        if (action)
            action();
    });

    auto *texts = new QVBoxLayout;
    texts->setSpacing(Metrics::iconGap);
    texts->addWidget(m_sentence);
    texts->addWidget(m_quote);
    texts->addWidget(m_action, 0, Qt::AlignLeading);
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(Metrics::rowGap, Metrics::controlGap, Metrics::rowGap,
                               Metrics::controlGap);
    layout->setSpacing(Metrics::controlGap);
    layout->addWidget(m_symbol, 0, Qt::AlignTop);
    layout->addLayout(texts, 1);
    layout->addWidget(m_close, 0, Qt::AlignTop);
    hide();
}

void Banner::showProblem(const AuthError &error, const QString &actionText,
                         const std::function<void()> &action)
{
    m_isProblem = true;
    m_onAction = action;
    m_action->setText(actionText);
    m_action->setVisible(action && !actionText.isEmpty());
    const QString words = sanitizedServerText(error.serverDescription);
    m_quote->setText(tr("The provider says: %1").arg(PlainText::isolated(words)));
    m_quote->setVisible(!words.isEmpty());
    show(error.message);
}

void Banner::showNote(const QString &sentence)
{
    m_isProblem = false;
    m_onAction = {};
    m_action->hide();
    m_quote->hide();
    show(sentence);
}

void Banner::show(const QString &sentence)
{
    m_sentence->setText(sentence);
    m_sentence->setAccessibleName(sentence);
    look();
    setVisible(true);
    m_sentence->setFocus(Qt::OtherFocusReason);
}

void Banner::dismiss()
{
    if (isHidden())
        return;
    Q_EMIT dismissed(); // while it can be seen who had the focus
    hide();
}

void Banner::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape)
        return dismiss();
    QWidget::keyPressEvent(event);
}

void Banner::paintEvent(QPaintEvent *)
{
    const MeaningColors colors = MeaningColors::of(palette());
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(m_isProblem ? colors.problem : colors.border);
    painter.setBrush(m_isProblem ? colors.problemBanner : palette().color(QPalette::Base));
    painter.drawRoundedRect(QRectF(rect()).adjusted(.5, .5, -.5, -.5), 4, 4);
}

void Banner::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::LayoutDirectionChange)
        look();
}

void Banner::look()
{
    const MeaningColors colors = MeaningColors::of(palette());
    m_symbol->setPixmap(symbolPixmap(m_isProblem ? Symbol::Problem : Symbol::Ready,
                                     {.size = Metrics::smallIcon,
                                      .color = m_isProblem ? colors.problem : colors.ready,
                                      .devicePixelRatio = devicePixelRatioF(),
                                      .direction = layoutDirection()}));
    m_symbol->setFixedHeight(std::max(Metrics::smallIcon, fontMetrics().height()));
    m_sentence->setAlignment(PlainText::lineStart(layoutDirection()) | Qt::AlignTop);
    update();
}

} // namespace Qonsent::Manager
