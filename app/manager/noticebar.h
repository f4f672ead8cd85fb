// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QWidget>

class QLabel;

namespace Qonsent::Manager {

class ClipboardNotice;
class Connectivity;
class TokenClipboard;

/// What the window has to say below everything else, a line each: that there is no network, and
/// what is in the clipboard. Gone while it is nothing.
class NoticeBar : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(NoticeBar)

public:
    /// Both outlive it; without \a connectivity nothing is said about the network.
    NoticeBar(TokenClipboard &clipboard, const Connectivity *connectivity,
              QWidget *parent = nullptr);
    ~NoticeBar() override;

protected:
    void changeEvent(QEvent *event) override;

private:
    void follow();
    void paintShape();

    TokenClipboard &m_clipboard;
    const Connectivity *m_connectivity;
    QWidget *m_offline;
    QLabel *m_shape;
};

} // namespace Qonsent::Manager
