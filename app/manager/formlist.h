// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QListWidget>

namespace Qonsent::Manager {

/// The forms that tokens can be exported in, as wide as its longest row.
class FormList : public QListWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(FormList)

public:
    explicit FormList(QWidget *parent = nullptr);
    ~FormList() override;

    /// By its name in exporters().
    [[nodiscard]] QByteArray form() const;
    /// Chooses and marks the one that was used last time; one that does not exist is none.
    void setLast(const QByteArray &name);

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

Q_SIGNALS:
    void formChanged();
};

} // namespace Qonsent::Manager
