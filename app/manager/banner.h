// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#pragma once

#include "oauthcore/base/autherror.h"

#include <QWidget>

#include <functional>

class QLabel;
class QPushButton;
class QToolButton;

namespace Qonsent::Manager {

/// A line above the contents that says what did not work and what to do about it. It takes the
/// focus, so that it is read out, and stays until it is closed or the next thing is done.
class Banner : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(Banner)

public:
    explicit Banner(QWidget *parent = nullptr);

    /// \a actionText names what \a action does; without both there is only the sentence.
    void showProblem(const AuthError &error, const QString &actionText = {},
                     const std::function<void()> &action = {});
    /// Something that went well and has to be known.
    void showNote(const QString &sentence);
    void dismiss();

Q_SIGNALS:
    /// It is about to go.
    void dismissed();

protected:
    void paintEvent(QPaintEvent *event) override;
    void changeEvent(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    void show(const QString &sentence);
    void look();

    QLabel *m_symbol;
    QLabel *m_sentence;
    QLabel *m_quote; ///< the server's own words
    QPushButton *m_action;
    QToolButton *m_close;
    std::function<void()> m_onAction;
    bool m_isProblem = false;
};

} // namespace Qonsent::Manager
