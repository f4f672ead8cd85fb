// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "widgets/addaccount/whatnow_p.h"

#include "oauthcore/base/autherror.h"
#include "widgets/addaccount/pagetext_p.h"
#include "widgets/look/metrics.h"
#include "widgets/look/plaintext.h"
#include "widgets/look/roomybutton.h"
#include "widgets/look/symbols.h"

#include <QClipboard>
#include <QGridLayout>
#include <QGuiApplication>
#include <QLabel>
#include <QLineEdit>
#include <QVBoxLayout>

namespace Qonsent {

WhatNow::WhatNow(QWidget *parent)
    : QWidget(parent)
    , m_notGiven(PageText::sentence({}, this))
    , m_copyToken(new RoomyButton(tr("Copy access &token"), this))
    , m_commandPart(new QWidget(this))
    , m_command(PageText::technicalField(m_commandPart))
{
    m_copyToken->setIcon(symbolIcon(Symbol::Copy));
    m_command->setReadOnly(true);
    auto *copyCommand = new RoomyButton(tr("Copy co&mmand"), m_commandPart);
    connect(m_copyToken, &QPushButton::clicked, this, [this] { Q_EMIT copyTokenRequested(m_id); });
    connect(copyCommand, &QPushButton::clicked, this,
            [this] { QGuiApplication::clipboard()->setText(m_command->text()); });

    auto *command = new QGridLayout(m_commandPart);
    command->setContentsMargins({});
    command->setHorizontalSpacing(Metrics::controlGap);
    command->setVerticalSpacing(Metrics::iconGap);
    command->addWidget(
        PageText::nameOf(m_command, tr("The same in a terminal or a script:"), m_commandPart), 0, 0,
        1, 2);
    command->addWidget(m_command, 1, 0);
    command->addWidget(copyCommand, 1, 1);

    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->setSpacing(Metrics::rowGap);
    layout->addWidget(m_notGiven);
    layout->addWidget(PageText::section(tr("What now?"), this));
    layout->addWidget(m_copyToken, 0, Qt::AlignLeading);
    layout->addWidget(m_commandPart);
    setFocusProxy(m_copyToken);
}

void WhatNow::setAccount(const Account &account, const QString &command)
{
    m_id = account.id;
    const QString who = sanitizedServerText(account.displayName);
    // The outcome has no focus to be read out with; this has.
    m_copyToken->setAccessibleDescription(tr("You are signed in as %1.").arg(who));
    const Scopes missing = account.requestedScopes.missingFrom(account.tokens.grantedScopes);
    m_notGiven->setText(tr("Not given: %1")
                            .arg(PlainText::leftToRight(
                                sanitizedServerText(missing.list().join(QLatin1String(", "))))));
    m_notGiven->setVisible(!missing.isEmpty());
    m_command->setText(command);
    m_command->setCursorPosition(0);
    m_commandPart->setVisible(!command.isEmpty());
}

} // namespace Qonsent
