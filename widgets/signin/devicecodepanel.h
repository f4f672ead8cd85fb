// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#pragma once

#include "oauthcore/flow/useraction.h"
#include "widgets/export.h"

#include <QTimer>
#include <QWidget>

class QBoxLayout;
class QLabel;
class QPushButton;

namespace Qonsent {

class BreakingText;

/// A code that is entered on any device (RFC 8628): the page, the code, and until when it works.
/// It shows values and reports clicks; who owns the sign-in acts. Nothing opens without a click.
class QONSENT_WIDGETS_EXPORT DeviceCodePanel : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(DeviceCodePanel)

public:
    explicit DeviceCodePanel(QWidget *parent = nullptr);
    ~DeviceCodePanel() override;

    /// Shows the code of \a action, which is of kind ShowCode. Its texts may be anybody's.
    void setAction(const UserAction &action);
    /// The provider has ended the code, whatever the clock says.
    void expire();
    /// Whether the way back to the browser is offered.
    void setBrowserOffered(bool isOffered);

Q_SIGNALS:
    /// The page is wanted here; the code is in the clipboard already.
    void openRequested();
    void newCodeRequested(); ///< the code has run out
    void browserRequested(); ///< another way than a code

protected:
    void changeEvent(QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void showEvent(QShowEvent *event) override;

private:
    void build();
    void dress();
    void drawPicture();
    void tick();
    [[nodiscard]] bool isOver(const QDateTime &now) const;

    UserAction m_action;
    bool m_isExpired = false;
    QBoxLayout *m_columns; ///< texts and picture, side by side where there is room
    QLabel *m_title;
    QLabel *m_pageStep;
    BreakingText *m_address;
    QLabel *m_codeStep;
    BreakingText *m_code;
    QLabel *m_time;
    QLabel *m_note; ///< what the code is not, or why the page did not open
    QLabel *m_picture;
    QPushButton *m_copyAddress;
    QPushButton *m_copyCode;
    QPushButton *m_open;
    QPushButton *m_newCode;
    QPushButton *m_browser;
    QTimer m_timer; ///< to the next change of the words, while they can be seen
};

} // namespace Qonsent
