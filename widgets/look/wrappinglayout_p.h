// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QLayout>
#include <QList>

namespace Qonsent {

/// Controls in a row, and in further rows below where one is too narrow for all, as words of a
/// text. So a long language makes a window higher and not wider.
class WrappingLayout : public QLayout
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(WrappingLayout)

public:
    WrappingLayout();
    ~WrappingLayout() override;

    void addItem(QLayoutItem *item) override;
    [[nodiscard]] int count() const override { return int(m_items.size()); }
    [[nodiscard]] QLayoutItem *itemAt(int index) const override { return m_items.value(index); }
    QLayoutItem *takeAt(int index) override;
    [[nodiscard]] Qt::Orientations expandingDirections() const override { return {}; }
    [[nodiscard]] bool hasHeightForWidth() const override { return true; }
    [[nodiscard]] int heightForWidth(int width) const override;
    void setGeometry(const QRect &rect) override;
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSize() const override;

private:
    [[nodiscard]] QList<QRect> places(int width) const;

    QList<QLayoutItem *> m_items;
};

} // namespace Qonsent
