// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "app/manager/commandrow.h"

#include "widgets/look/elidedlabel.h"
#include "widgets/look/metrics.h"
#include "widgets/look/roomybutton.h"

#include <QClipboard>
#include <QFontDatabase>
#include <QGuiApplication>
#include <QHBoxLayout>

namespace Qonsent::Manager {

CommandRow::CommandRow(QWidget *parent)
    : QWidget(parent)
    , m_words(new ElidedLabel(this))
    , m_copy(new RoomyButton(tr("Copy co&mmand"), this))
{
    m_words->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    m_words->setLayoutDirection(Qt::LeftToRight); // what is typed, in every language
    m_copy->setAutoDefault(false);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins({});
    row->setSpacing(Metrics::controlGap);
    row->addWidget(m_words, 1);
    row->addWidget(m_copy);
    connect(m_copy, &QPushButton::clicked, this, [this] {
        QGuiApplication::clipboard()->setText(m_command);
        Q_EMIT copied();
    });
}

CommandRow::~CommandRow() = default;

void CommandRow::setCommand(const QString &command)
{
    m_command = command;
    m_words->setText(command.isEmpty()
                         ? tr("The account's name cannot be typed. Rename it for a command.")
                         : QLatin1String("$ ") + command);
    m_copy->setEnabled(!command.isEmpty());
}

} // namespace Qonsent::Manager
