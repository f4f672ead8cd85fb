// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#pragma once

#include "oauthcore/base/alarm.h"

#include <QWidget>

#include <memory>

class QLabel;
class QPushButton;

namespace Qonsent::Manager {

class TokenClipboard;

/// A line for the status bar: a token is in the clipboard, and for how long. Hidden while there is
/// none. While it can be seen its number changes once a second, and nothing else.
class ClipboardNotice : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ClipboardNotice)

public:
    /// \a clipboard outlives it.
    explicit ClipboardNotice(TokenClipboard &clipboard, QWidget *parent = nullptr);
    ~ClipboardNotice() override;

protected:
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;

private:
    void follow();
    void showWords();

    TokenClipboard &m_clipboard;
    QLabel *m_words;
    QPushButton *m_clear;
    std::unique_ptr<Alarm> m_nextSecond;
};

} // namespace Qonsent::Manager
