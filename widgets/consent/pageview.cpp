// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "widgets/consent/pageview_p.h"

#include <QContextMenuEvent>
#include <QImage>
#include <QMenu>

namespace Qonsent {

PageView::PageView(QWebEnginePage *page, QWidget *parent)
    : QWebEngineView(page, parent)
{ }

PageView::~PageView() = default;

bool PageView::looksBlank()
{
    // What is in the page is none of our business; that it shows nothing can be seen from outside.
    const QImage image = grab().toImage().convertToFormat(QImage::Format_RGB32);
    if (image.isNull())
        return true;
    constexpr int step = 2;
    const QRgb first = image.pixel(0, 0);
    for (int y = 0; y < image.height(); y += step) {
        const auto *line = reinterpret_cast<const QRgb *>(image.constScanLine(y));
        for (int x = 0; x < image.width(); x += step) {
            if (line[x] != first)
                return false;
        }
    }
    return true;
}

void PageView::contextMenuEvent(QContextMenuEvent *event)
{
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    for (const QWebEnginePage::WebAction each : {QWebEnginePage::Cut, QWebEnginePage::Copy,
                                                 QWebEnginePage::Paste, QWebEnginePage::SelectAll})
        menu->addAction(pageAction(each));
    menu->popup(event->globalPos());
    event->accept();
}

void PageView::dragEnterEvent(QDragEnterEvent *event)
{
    event->ignore();
}

void PageView::dropEvent(QDropEvent *event)
{
    event->ignore();
}

} // namespace Qonsent
