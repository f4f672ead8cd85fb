// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "app/manager/banner.h"

#include "widgets/look/metrics.h"
#include "widgets/look/plaintext.h"
#include "widgets/look/roomybutton.h"
#include "widgets/look/symbols.h"

#include <QKeyEvent>
#include <QLabel>
#include <QToolButton>
#include <QVBoxLayout>

namespace Qonsent::Manager {

Banner::Banner(QWidget *parent)
    : InlineNote(Boxes::All, parent)
    , m_quote(makeText(this))
    , m_action(new RoomyButton({}, this))
{
    auto *close = new QToolButton(this);
    close->setIcon(symbolIcon(Symbol::Close));
    close->setAutoRaise(true);
    close->setFixedSize(Metrics::target, Metrics::target);
    close->setAccessibleName(tr("Close this message"));
    close->setToolTip(tr("Close this message"));
    connect(close, &QToolButton::clicked, this, &Banner::dismiss);
    connect(m_action, &QPushButton::clicked, this, [this] {
        const auto action = m_onAction; // it may show the next message
        dismiss();
        if (action)
            action();
    });
    column()->addWidget(m_quote);
    column()->addWidget(m_action, 0, Qt::AlignLeading);
    row()->addWidget(close, 0, Qt::AlignTop);
}

Banner::~Banner() = default;

void Banner::showProblem(const AuthError &error, const QString &actionText,
                         const std::function<void()> &action)
{
    m_onAction = action;
    m_action->setText(actionText);
    m_action->setVisible(action && !actionText.isEmpty());
    const QString words = sanitizedServerText(error.serverDescription);
    m_quote->setText(tr("The provider says: %1").arg(PlainText::isolated(words)));
    m_quote->setVisible(!words.isEmpty());
    sayAloud(Kind::Problem, error.message);
}

void Banner::showNote(const QString &sentence)
{
    m_onAction = {};
    m_action->hide();
    m_quote->hide();
    sayAloud(Kind::Done, sentence);
}

void Banner::dismiss()
{
    if (isHidden())
        return;
    Q_EMIT dismissed(); // while it can be seen who had the focus
    clear();
}

void Banner::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape)
        return dismiss();
    InlineNote::keyPressEvent(event);
}

} // namespace Qonsent::Manager
