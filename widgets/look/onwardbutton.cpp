// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "widgets/look/onwardbutton_p.h"

#include "widgets/look/metrics.h"
#include "widgets/look/symbols.h"

#include <QEvent>

namespace Qonsent {

OnwardButton::OnwardButton(const QString &text, QWidget *parent)
    : QPushButton(text, parent)
{
    setFlat(true);
    setAutoDefault(false);
    setMinimumHeight(Metrics::buttonHeight);
    setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Fixed);
    drawArrow();
}

void OnwardButton::changeEvent(QEvent *event)
{
    QPushButton::changeEvent(event);
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::LayoutDirectionChange)
        drawArrow();
}

void OnwardButton::drawArrow()
{
    // "Back" of the other direction: on to something.
    const SymbolLook look{.size = Metrics::smallIcon,
                          .color = palette().color(QPalette::ButtonText),
                          .devicePixelRatio = devicePixelRatioF(),
                          .direction = isLeftToRight() ? Qt::RightToLeft : Qt::LeftToRight};
    setIcon(QIcon(symbolPixmap(Symbol::Back, look)));
}

} // namespace Qonsent
