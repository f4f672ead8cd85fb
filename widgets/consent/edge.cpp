// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "widgets/consent/edge_p.h"

#include "widgets/consent/consentcolors_p.h"

#include <QPainter>

namespace Qonsent {

Edge::Edge(QWidget *parent)
    : QWidget(parent)
{
    setFixedHeight(1);
}

Edge::~Edge() = default;

void Edge::paintEvent(QPaintEvent *)
{
    QPainter(this).fillRect(rect(), ConsentColors::in(palette()).border);
}

} // namespace Qonsent
