// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "widgets/addaccount/providerpicker.h"

#include "widgets/addaccount/pagetext_p.h"
#include "widgets/addaccount/providerdelegate_p.h"
#include "widgets/addaccount/providerlistmodel_p.h"
#include "widgets/look/metrics.h"
#include "widgets/look/symbols.h"

#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QStackedLayout>
#include <QVBoxLayout>

namespace Qonsent {

struct ProviderPicker::Private
{
    QLineEdit *field = nullptr;
    QListView *view = nullptr;
    ProviderListModel *model = nullptr;
    QLabel *complaint = nullptr;
    QStackedLayout *below = nullptr; ///< rows, or why there are none
};

ProviderPicker::ProviderPicker(QWidget *parent)
    : QWidget(parent)
    , d(std::make_unique<Private>())
{
    d->field = PageText::field(this);
    d->field->setPlaceholderText(tr("Provider, web address or e-mail"));
    d->field->setAccessibleName(tr("Provider, web address or e-mail"));
    d->field->setClearButtonEnabled(true);
    d->field->addAction(symbolIcon(Symbol::Search), QLineEdit::LeadingPosition);
    d->field->installEventFilter(this);
    d->model = new ProviderListModel(this);
    d->view = new QListView(this);
    d->view->setAccessibleName(tr("Providers"));
    d->view->setUniformItemSizes(true);
    d->view->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    d->view->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    d->view->setEditTriggers(QAbstractItemView::NoEditTriggers);
    d->view->setItemDelegate(new ProviderDelegate(d->view));
    d->view->setModel(d->model);
    d->view->installEventFilter(this);
    d->complaint = PageText::sentence({}, this);

    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->setSpacing(Metrics::controlGap);
    layout->addWidget(d->field);
    d->below = new QStackedLayout;
    layout->addLayout(d->below, 1);
    d->below->addWidget(d->view);
    d->below->addWidget(d->complaint);
    setFocusProxy(d->field);

    connect(d->field, &QLineEdit::textChanged, this, &ProviderPicker::refill);
    connect(d->view, &QListView::doubleClicked, this, &ProviderPicker::choose);
    connect(d->view->selectionModel(), &QItemSelectionModel::currentChanged, this,
            [this](const QModelIndex &current) {
                // The list takes a current row with the focus, without showing it.
                if (current.isValid())
                    d->view->selectionModel()->select(current, QItemSelectionModel::ClearAndSelect);
                Q_EMIT choiceChanged();
            });
}

ProviderPicker::~ProviderPicker() = default;

void ProviderPicker::addOffer(const ProviderOffer &offer)
{
    d->model->addOffer(offer);
    refill();
}

void ProviderPicker::setProviders(const ProviderRegistry &providers)
{
    const auto before = choice();
    d->model->setProviders(providers);
    if (before)
        d->view->setCurrentIndex(d->model->find(*before));
}

void ProviderPicker::setRegisteredAt(const QStringList &places)
{
    const auto before = choice();
    d->model->setRegisteredAt(places);
    if (before)
        d->view->setCurrentIndex(d->model->find(*before));
}

QString ProviderPicker::text() const
{
    return d->field->text();
}

void ProviderPicker::setText(const QString &text)
{
    d->field->setText(text);
}

std::optional<ProviderChoice> ProviderPicker::choice() const
{
    const QModelIndex current = d->view->currentIndex();
    if (!current.isValid())
        return {};
    return current.data(ProviderListModel::RowRole).value<ProviderRow>().choice;
}

void ProviderPicker::refill()
{
    d->model->setTyped(d->field->text());
    const QString complaint = d->model->complaint();
    d->complaint->setText(complaint);
    d->field->setAccessibleDescription(complaint);
    d->below->setCurrentWidget(complaint.isEmpty() ? static_cast<QWidget *>(d->view)
                                                   : d->complaint);
    // Who types wants the first that fits; who has typed nothing has not chosen yet.
    if (!d->field->text().trimmed().isEmpty() && d->model->rowCount() > 0)
        d->view->setCurrentIndex(d->model->index(0));
    Q_EMIT choiceChanged();
}

void ProviderPicker::choose()
{
    if (const auto picked = choice())
        Q_EMIT chosen(*picked);
}

bool ProviderPicker::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() != QEvent::KeyPress)
        return QWidget::eventFilter(watched, event);
    const auto *key = static_cast<QKeyEvent *>(event);
    if (watched == d->field && key->key() == Qt::Key_Down && d->model->rowCount() > 0) {
        d->view->setFocus(Qt::TabFocusReason);
        if (!d->view->currentIndex().isValid())
            d->view->setCurrentIndex(d->model->index(0));
        return true;
    }
    if (watched == d->view && key->key() == Qt::Key_Up && d->view->currentIndex().row() <= 0) {
        d->field->setFocus(Qt::BacktabFocusReason);
        return true;
    }
    return QWidget::eventFilter(watched, event);
}

void ProviderPicker::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter)
        return choose(); // field and list leave it to us
    QWidget::keyPressEvent(event);
}

} // namespace Qonsent
