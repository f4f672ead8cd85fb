// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "app/manager/aboutbox.h"

#include <QApplication>
#include <QIcon>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace Qonsent::Manager {

namespace {

constexpr int iconSize = 48;

} // namespace

AboutBox::AboutBox(QWidget *parent)
    : SheetDialog(parent)
{
    setHeading(QStringLiteral("Qonsent ") + QApplication::applicationVersion());
    setWindowTitle(tr("About Qonsent"));
    setMinimumWidth(440);
    if (const QIcon own = QApplication::windowIcon(); !own.isNull()) {
        auto *icon = new QLabel(this);
        icon->setPixmap(own.pixmap(QSize(iconSize, iconSize), devicePixelRatioF()));
        content()->insertWidget(0, icon);
    }
    addSentence(tr("Signs you in to OAuth 2.0 and OpenID Connect providers, and keeps your tokens "
                   "fresh."));
    addSentence(tr("MIT licence. Built on Qt %1.").arg(QLatin1String(qVersion())));
    content()->addStretch();
    addButton(tr("Close"), QDialogButtonBox::RejectRole)->setDefault(true);
}

AboutBox::~AboutBox() = default;

} // namespace Qonsent::Manager
