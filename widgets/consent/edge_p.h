// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QWidget>

namespace Qonsent {

/// The line between what is ours and what is the page's.
class Edge final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(Edge)

public:
    explicit Edge(QWidget *parent = nullptr);
    ~Edge() override;

protected:
    void paintEvent(QPaintEvent *event) override;
};

} // namespace Qonsent
