// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#pragma once

#include "oauthcore/base/autherror.h"
#include "widgets/look/inlinenote.h"

#include <functional>

class QPushButton;

namespace Qonsent::Manager {

/// A line above the contents that says what did not work and what to do about it. It takes the
/// focus, so that it is read out, and stays until it is closed or the next thing is done.
class Banner : public InlineNote
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(Banner)

public:
    explicit Banner(QWidget *parent = nullptr);
    ~Banner() override;

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
    void keyPressEvent(QKeyEvent *event) override;

private:
    QLabel *m_quote; ///< the server's own words
    QPushButton *m_action;
    std::function<void()> m_onAction;
};

} // namespace Qonsent::Manager
