// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "widgets/consent/zoom_p.h"

#include <QHash>

#include <algorithm>
#include <array>

namespace Qonsent::Zoom {

namespace {

constexpr std::array steps = {0.5, 0.67, 0.8, 0.9, 1.0, 1.1, 1.25, 1.5, 1.75, 2.0, 2.5, 3.0};
constexpr qreal tolerance = 0.001;

QHash<QString, qreal> &remembered()
{
    static QHash<QString, qreal> factors; // of the one thread that has widgets
    return factors;
}

} // namespace

qreal of(const QString &provider)
{
    return remembered().value(provider, 1.0);
}

qreal larger(qreal factor)
{
    const auto next = std::find_if(steps.begin(), steps.end(),
                                   [factor](qreal step) { return step > factor + tolerance; });
    return next == steps.end() ? steps.back() : *next;
}

qreal smaller(qreal factor)
{
    const auto next = std::find_if(steps.rbegin(), steps.rend(),
                                   [factor](qreal step) { return step < factor - tolerance; });
    return next == steps.rend() ? steps.front() : *next;
}

void remember(const QString &provider, qreal factor)
{
    remembered().insert(provider, factor);
}

} // namespace Qonsent::Zoom
