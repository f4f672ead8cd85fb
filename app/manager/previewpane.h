// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#pragma once

#include "oauthcore/base/secret.h"

#include <QAbstractScrollArea>

namespace Qonsent::Manager {

/// Shows what may be a secret: painted, never a text of any widget, so that neither a screen
/// reader nor the middle mouse button takes it along. Left to right in every language, broken
/// anywhere, and scrolled by keyboard.
class PreviewPane : public QAbstractScrollArea
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(PreviewPane)

public:
    explicit PreviewPane(QWidget *parent = nullptr);
    ~PreviewPane() override;

    /// UTF-8.
    void setContent(const Secret &text);

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    [[nodiscard]] int columns() const;
    [[nodiscard]] QFont fixedFont() const;
    template <typename Function>
    int forEachLine(Function function) const;
    void updateRange();

    Secret m_text;
};

} // namespace Qonsent::Manager
