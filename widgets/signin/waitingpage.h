// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#pragma once

#include "oauthcore/flow/useraction.h"
#include "widgets/export.h"

#include <QTimer>
#include <QWidget>

class QLabel;
class QPushButton;
class QToolButton;

namespace Qonsent {

class PasteField;

/// While the person is in the browser: until when the sign-in waits, and every way out of the
/// waiting. It shows values and reports clicks; who owns the sign-in acts.
class QONSENT_WIDGETS_EXPORT WaitingPage : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(WaitingPage)

public:
    explicit WaitingPage(QWidget *parent = nullptr);

    /// What the person has to do now.
    void setAction(const UserAction &action);
    /// The permissions that are asked for, one line; hidden if empty.
    void setPermissions(const QString &permissions);
    /// Whether "inside this window" is offered.
    void setEmbeddedOffered(bool isOffered);
    /// What is wrong with what was pasted.
    void setPasteComplaint(const QString &sentence);

Q_SIGNALS:
    void openAgainRequested();
    void newLinkRequested();
    void otherAccountRequested();
    void embeddedRequested();
    void stayRequested(); ///< the person needs more time
    void pasted(const QString &text);

protected:
    void showEvent(QShowEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void tick();
    void updateFonts();

    UserAction m_action;
    QLabel *m_title;
    QLabel *m_sentence;
    QLabel *m_time;
    QPushButton *m_stay;
    QToolButton *m_embedded;
    PasteField *m_paste;
    QLabel *m_permissions;
    QLabel *m_notWorking;
    QTimer m_timer; ///< to the next change of the words, while they can be seen
};

} // namespace Qonsent
