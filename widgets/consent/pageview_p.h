// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QWebEngineView>

namespace Qonsent {

/// Shows the page. Its menu edits text and nothing else, and nothing can be dropped on it.
class PageView final : public QWebEngineView
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(PageView)

public:
    explicit PageView(QWebEnginePage *page, QWidget *parent);
    ~PageView() override;

    /// True if there is nothing to see: every pixel has the same colour.
    [[nodiscard]] bool looksBlank();

protected:
    void contextMenuEvent(QContextMenuEvent *event) override;
    void dragEnterEvent(QDragEnterEvent *event) override;
    void dropEvent(QDropEvent *event) override;
};

} // namespace Qonsent
