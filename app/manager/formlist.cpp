// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "app/manager/formlist.h"

#include "app/manager/exportwords.h"
#include "widgets/look/metrics.h"

namespace Qonsent::Manager {

namespace {

constexpr int nameRole = Qt::UserRole;

} // namespace

FormList::FormList(QWidget *parent)
    : QListWidget(parent)
{
    setAccessibleName(tr("Form"));
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Expanding);
    const int height = fontMetrics().height() + Metrics::rowGap;
    for (const QByteArray &name : ExportWords::forms()) {
        auto *row = new QListWidgetItem(ExportWords::title(name), this);
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
        item(row)->setText(isLast ? tr("%1 (last used)").arg(ExportWords::title(form))
                                  : ExportWords::title(form));
        if (isLast)
            setCurrentRow(row);
    }
    updateGeometry();
}

QSize FormList::sizeHint() const
{
    return {sizeHintForColumn(0) + 2 * frameWidth() + 2 * Metrics::rowGap,
            count() * std::max(sizeHintForRow(0), Metrics::target) + 2 * frameWidth()};
}

QSize FormList::minimumSizeHint() const
{
    return {sizeHint().width(), 3 * Metrics::target};
}

} // namespace Qonsent::Manager
