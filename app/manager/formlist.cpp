// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "app/manager/formlist.h"

#include "app/manager/exportwords.h"
#include "widgets/look/metrics.h"
#include "widgets/look/plaintext.h"

namespace Qonsent::Manager {

namespace {

constexpr int nameRole = Qt::UserRole;

/// ".env" stays so from right to left.
QString shownTitle(const QByteArray &name)
{
    return PlainText::isolated(ExportWords::title(name));
}

} // namespace

FormList::FormList(QWidget *parent)
    : QListWidget(parent)
{
    setAccessibleName(tr("Form"));
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setViewportMargins(Metrics::iconGap, Metrics::iconGap, Metrics::iconGap, Metrics::iconGap);
    setBackgroundRole(QPalette::Base); // also around the rows
    setAutoFillBackground(true);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Expanding);
    const int height = fontMetrics().height() + Metrics::rowGap;
    for (const QByteArray &name : ExportWords::forms()) {
        auto *row = new QListWidgetItem(shownTitle(name), this);
        row->setData(nameRole, name);
        row->setSizeHint({0, std::max(height, Metrics::target)});
    }
    setCurrentRow(0);
    connect(this, &QListWidget::currentRowChanged, this, &FormList::formChanged);
}

FormList::~FormList() = default;

QByteArray FormList::form() const
{
    return currentItem() ? currentItem()->data(nameRole).toByteArray() : QByteArray();
}

void FormList::setLast(const QByteArray &name)
{
    for (int row = 0; row < count(); ++row) {
        const QByteArray form = item(row)->data(nameRole).toByteArray();
        const bool isLast = form == name;
        item(row)->setText(isLast ? tr("%1 (last used)").arg(shownTitle(form)) : shownTitle(form));
        if (isLast)
            setCurrentRow(row);
    }
    updateGeometry();
}

QSize FormList::sizeHint() const
{
    int widest = 0;
    for (int row = 0; row < count(); ++row)
        widest = std::max(widest, fontMetrics().horizontalAdvance(item(row)->text()));
    return {widest + 2 * (frameWidth() + Metrics::iconGap + Metrics::controlGap),
            count() * std::max(sizeHintForRow(0), Metrics::target)
                + 2 * (frameWidth() + Metrics::iconGap)};
}

QSize FormList::minimumSizeHint() const
{
    return {sizeHint().width(), 3 * Metrics::target};
}

} // namespace Qonsent::Manager
