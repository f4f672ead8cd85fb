// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "app/manager/keylist.h"

#include "widgets/look/metrics.h"
#include "widgets/look/roomybutton.h"

#include <QDialogButtonBox>
#include <QFormLayout>
#include <QKeySequence>
#include <QLabel>
#include <QScrollArea>
#include <QVBoxLayout>

namespace Qonsent::Manager {

namespace {

struct Row
{
    QKeySequence keys;
    QString what;
};

QList<Row> keyRows()
{
    return {{QKeySequence::New, KeyList::tr("Add an account")},
            {QKeySequence::Find, KeyList::tr("Search the accounts")},
            {QKeySequence::Copy, KeyList::tr("Copy the access token")},
            {Qt::CTRL | Qt::Key_E, KeyList::tr("Export")},
            {Qt::Key_F5, KeyList::tr("Renew the access token now")},
            {Qt::CTRL | Qt::Key_Return, KeyList::tr("Sign in again")},
            {Qt::Key_F2, KeyList::tr("Rename")},
            {QKeySequence::Delete, KeyList::tr("Remove")},
            {Qt::Key_F6, KeyList::tr("Go from the list to the account and back")},
            {Qt::SHIFT | Qt::Key_F10, KeyList::tr("What can be done with an account")},
            {Qt::CTRL | Qt::Key_L, KeyList::tr("Lock")},
            {Qt::CTRL | Qt::Key_Slash, KeyList::tr("This list")},
            {Qt::CTRL | Qt::Key_Q, KeyList::tr("Quit")}};
}

} // namespace

KeyList::KeyList(QWidget *parent)
    : QDialog(parent)
{
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("Keyboard shortcuts"));
    auto *contents = new QWidget(this);
    auto *form = new QFormLayout(contents);
    form->setContentsMargins({});
    form->setHorizontalSpacing(Metrics::dialogEdge);
    form->setVerticalSpacing(Metrics::controlGap);
    form->setLabelAlignment(Qt::AlignLeading);
    for (const Row &row : keyRows()) {
        auto *keys = new QLabel(row.keys.toString(QKeySequence::NativeText), contents);
        auto *what = new QLabel(row.what, contents);
        keys->setTextFormat(Qt::PlainText);
        what->setTextFormat(Qt::PlainText);
        what->setWordWrap(true);
        form->addRow(keys, what);
    }
    auto *scroll = new QScrollArea(this);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    scroll->setAccessibleName(windowTitle());
    scroll->setWidget(contents);
    auto *buttons = new QDialogButtonBox(this);
    buttons->addButton(new RoomyButton(tr("Close"), this), QDialogButtonBox::RejectRole);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(Metrics::dialogEdge, Metrics::dialogEdge, Metrics::dialogEdge,
                               Metrics::dialogEdgeBelow);
    layout->setSpacing(Metrics::groupGap);
    layout->addWidget(scroll, 1);
    layout->addWidget(buttons);
    resize(440, 480);
}

} // namespace Qonsent::Manager
