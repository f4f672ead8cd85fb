// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "widgets/accounts/tokeninspector.h"

#include "widgets/look/metrics.h"
#include "widgets/look/plaintext.h"

#include <QApplication>
#include <QClipboard>
#include <QEvent>
#include <QFontDatabase>
#include <QHeaderView>
#include <QShortcut>
#include <QStandardItemModel>
#include <QTreeView>
#include <QVBoxLayout>

namespace Qonsent {

namespace {

enum Column { Name, Value, Meaning, Columns };

QStandardItem *cell(const QString &text)
{
    auto *item = new QStandardItem(text);
    item->setEditable(false);
    item->setSizeHint({0, QFontMetrics(QApplication::font()).height() + Metrics::controlGap});
    item->setToolTip(PlainText::toolTip(text));
    return item;
}

/// A row of one text, which the view shows over all columns.
QStandardItem *heading(const QString &text)
{
    QStandardItem *const item = cell(text);
    item->setToolTip({});
    item->setFont(Metrics::sectionFont(QApplication::font()));
    return item;
}

void addMembers(QStandardItem *parent, const QList<TokenMember> &members)
{
    const QFont fixed = QFontDatabase::systemFont(QFontDatabase::FixedFont);
    for (const TokenMember &member : members) {
        const QList<QStandardItem *> row = {cell(member.name), cell(member.value),
                                            cell(member.meaning)};
        row.at(Value)->setFont(fixed);
        QString spoken = member.name + QLatin1String(": ") + member.value;
        if (!member.meaning.isEmpty())
            spoken += QLatin1String(". ") + member.meaning;
        row.at(Name)->setAccessibleText(spoken);
        parent->appendRow(row);
    }
}

} // namespace

TokenInspector::TokenInspector(QWidget *parent)
    : QWidget(parent)
    , m_model(new QStandardItemModel(0, Columns, this))
    , m_view(new QTreeView(this))
{
    m_view->setModel(m_model);
    m_view->setAccessibleName(tr("What the tokens say"));
    m_view->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_view->setUniformRowHeights(true);
    m_view->setAllColumnsShowFocus(true);
    m_view->setTextElideMode(Qt::ElideRight);
    m_view->header()->setStretchLastSection(false);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->addWidget(m_view);
    setFocusProxy(m_view);
    auto *copy = new QShortcut(QKeySequence::Copy, m_view, nullptr, nullptr, Qt::WidgetShortcut);
    connect(copy, &QShortcut::activated, this, &TokenInspector::copyValue);
    setContents({});
}

TokenInspector::~TokenInspector() = default;

void TokenInspector::setContents(const QList<TokenContent> &contents)
{
    m_model->clear();
    m_model->setHorizontalHeaderLabels({tr("Member"), tr("Value"), tr("What it means")});
    QStandardItem *const root = m_model->invisibleRootItem();
    for (const TokenContent &content : contents) {
        QStandardItem *const section = heading(content.title);
        root->appendRow(section);
        section->appendRow(cell(content.trust));
        addMembers(section, content.header);
        addMembers(section, content.members);
    }
    m_view->setHeaderHidden(contents.isEmpty());
    if (contents.isEmpty())
        root->appendRow(cell(tr("There are no tokens to look into.")));
    m_view->expandAll();
    for (int row = 0; row < root->rowCount(); ++row) {
        m_view->setFirstColumnSpanned(row, {}, true);
        const QModelIndex section = m_model->index(row, 0);
        if (m_model->rowCount(section) > 0)
            m_view->setFirstColumnSpanned(0, section, true);
    }
    if (!contents.isEmpty())
        m_view->setCurrentIndex(m_model->index(0, 0));
    fitColumns();
}

void TokenInspector::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::FontChange)
        fitColumns();
    QWidget::changeEvent(event);
}

void TokenInspector::copyValue()
{
    const QModelIndex current = m_view->currentIndex();
    const QString value = current.siblingAtColumn(Value).data().toString();
    QApplication::clipboard()->setText(value.isEmpty() ? current.data().toString() : value);
}

int TokenInspector::widestMeaning() const
{
    int width =
        fontMetrics().horizontalAdvance(m_model->headerData(Meaning, Qt::Horizontal).toString());
    for (int row = 0; row < m_model->rowCount(); ++row) {
        const QModelIndex section = m_model->index(row, 0);
        for (int member = 0; member < m_model->rowCount(section); ++member) {
            const QString text = m_model->index(member, Meaning, section).data().toString();
            width = qMax(width, fontMetrics().horizontalAdvance(text));
        }
    }
    return width;
}

void TokenInspector::fitColumns()
{
    const int letter = fontMetrics().averageCharWidth();
    m_view->setColumnWidth(Name, letter * 14 + 2 * m_view->indentation());
    m_view->setColumnWidth(Meaning, qMin(widestMeaning() + 2 * Metrics::rowGap, letter * 30));
    m_view->header()->setSectionResizeMode(Value, QHeaderView::Stretch); // what is longest
}

} // namespace Qonsent
