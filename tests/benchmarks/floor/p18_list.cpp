// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "tests/benchmarks/harness/painted.h"

#include <QAbstractListModel>
#include <QListView>
#include <QSortFilterProxyModel>

#include <algorithm>

using namespace Bench;

namespace {

struct Row
{
    QString name;
    QString host;
};

/// Rows of two texts, of which the view shows one.
class FloorModel final : public QAbstractListModel
{
public:
    int rowCount(const QModelIndex &parent = {}) const override
    {
        return parent.isValid() ? 0 : int(m_rows.size());
    }
    QVariant data(const QModelIndex &index, int role) const override
    {
        return role == Qt::DisplayRole ? m_rows.at(index.row()).name : QVariant();
    }
    [[nodiscard]] const QList<Row> &rows() const { return m_rows; }
    void setRows(const QList<Row> &rows)
    {
        beginResetModel();
        m_rows = rows;
        sort();
        endResetModel();
    }
    /// The row changes its text, not its place.
    void change(int row, const QString &host)
    {
        m_rows[row].host = host;
        Q_EMIT dataChanged(index(row), index(row), {Qt::DisplayRole});
    }
    void rename(int row, const QString &name)
    {
        Q_EMIT layoutAboutToBeChanged();
        m_rows[row].name = name;
        sort();
        Q_EMIT layoutChanged();
    }

private:
    void sort()
    {
        std::sort(m_rows.begin(), m_rows.end(),
                  [](const Row &left, const Row &right) { return left.name < right.name; });
    }

    QList<Row> m_rows;
};

class FloorFilter final : public QSortFilterProxyModel
{
public:
    explicit FloorFilter(const FloorModel &model)
        : m_model(model)
    { }
    void setText(const QString &text)
    {
        m_text = text;
        invalidateRowsFilter();
    }

protected:
    bool filterAcceptsRow(int row, const QModelIndex &) const override
    {
        const Row &each = m_model.rows().at(row);
        return each.name.contains(m_text, Qt::CaseInsensitive)
            || each.host.contains(m_text, Qt::CaseInsensitive);
    }

private:
    const FloorModel &m_model;
    QString m_text;
};

/// The view, plain but for uniform sizes, without which one changed row lays all out again.
struct FloorList
{
    explicit FloorList(const Setting &setting)
    {
        const int count = setting.number(QStringLiteral("accounts"), 10'000);
        for (int i = 0; i < count; ++i)
            rows += {QStringLiteral("Account %1 t%2").arg(i, 5, 10, QLatin1Char('0')).arg(i % 10),
                     QStringLiteral("id%1.example.org").arg(i % 7)};
        filter.setSourceModel(&model);
        view.setModel(&filter);
        view.setUniformItemSizes(true);
        model.setRows(rows);
        screen = std::make_shared<PaintedList>(view);
    }

    QList<Row> rows;
    FloorModel model;
    FloorFilter filter{model};
    QListView view;
    std::shared_ptr<PaintedList> screen;
};

} // namespace

static const bool announcedFill = announceWork("p18fill", [](const Setting &setting) {
    const auto list = std::make_shared<FloorList>(setting);
    return paintWork(
        list->screen, [list] { list->model.setRows({}); },
        [list] { list->model.setRows(list->rows); },
        [list] { return list->filter.rowCount() == list->rows.size(); });
});

static const bool announcedFilter = announceWork("p18filter", [](const Setting &setting) {
    const auto list = std::make_shared<FloorList>(setting);
    return paintWork(
        list->screen, [list] { list->filter.setText(QStringLiteral("t")); },
        [list] { list->filter.setText(QStringLiteral("t7")); },
        [list] { return list->filter.rowCount() == list->rows.size() / 10; });
});

static const bool announcedSort = announceWork("p18sort", [](const Setting &setting) {
    const auto list = std::make_shared<FloorList>(setting);
    return paintWork(
        list->screen, [list] { list->model.setRows(list->rows); },
        [list] { list->model.rename(0, QStringLiteral("Account 05000b")); },
        [list] { return list->model.rows().first().name == list->rows.at(1).name; });
});

static const bool announcedRow = announceWork("p18row", [](const Setting &setting) {
    const auto list = std::make_shared<FloorList>(setting);
    return paintWork(
        list->screen, [list] { list->model.change(3, QStringLiteral("id.example.org")); },
        [list] { list->model.change(3, QStringLiteral("id.example.net")); }, [] { return true; });
});
