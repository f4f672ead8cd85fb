// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "app/manager/sheetdialog.h"

#include "widgets/look/elidedlabel.h"
#include "widgets/look/metrics.h"
#include "widgets/look/roomybutton.h"

#include <QApplication>
#include <QVBoxLayout>

namespace Qonsent::Manager {

SheetDialog::SheetDialog(QWidget *parent)
    : QDialog(parent)
    , m_content(new QVBoxLayout)
    , m_buttons(new QDialogButtonBox(this))
{
    setAttribute(Qt::WA_DeleteOnClose);
    m_content->setSpacing(Metrics::rowGap);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(Metrics::dialogEdge, Metrics::dialogEdge, Metrics::dialogEdge,
                               Metrics::dialogEdgeBelow);
    layout->setSpacing(Metrics::groupGap);
    layout->addLayout(m_content, 1);
    layout->addWidget(m_buttons);
    connect(m_buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
}

SheetDialog::~SheetDialog() = default;

void SheetDialog::open()
{
    m_focusBefore = QApplication::focusWidget();
    QDialog::open();
}

void SheetDialog::done(int result)
{
    QDialog::done(result);
    if (m_focusBefore)
        m_focusBefore->setFocus(Qt::OtherFocusReason);
}

void SheetDialog::setHeading(const QString &text)
{
    QString title = text; // not every window manager knows what isolates a name
    setWindowTitle(title.remove(QChar(0x2068)).remove(QChar(0x2069)));
    auto *heading = new ElidedLabel(this);
    heading->setFont(Metrics::titleFont(font()));
    heading->setText(text);
    m_content->insertWidget(0, heading);
}

QPushButton *SheetDialog::addButton(const QString &text, QDialogButtonBox::ButtonRole role)
{
    auto *button = new RoomyButton(text, this);
    m_buttons->addButton(button, role);
    return button;
}

} // namespace Qonsent::Manager
