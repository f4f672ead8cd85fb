// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#pragma once

#include "oauthcore/flow/useraction.h"
#include "widgets/export.h"

#include <QTimer>
#include <QWidget>

class QLabel;
class QPushButton;

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
    /// Whether a code for another device is offered.
    void setCodeOffered(bool isOffered);
    /// What is wrong with what was pasted.
    void setPasteComplaint(const QString &sentence);

Q_SIGNALS:
    void openAgainRequested();
    void newLinkRequested();
    void otherAccountRequested();
    void embeddedRequested();
    void codeRequested(); ///< a code for another device
    void stayRequested(); ///< the person needs more time
    void pasted(const QString &text);

protected:
    void changeEvent(QEvent *event) override;
    void showEvent(QShowEvent *event) override;

private:
    void dress();
    void tick();

    UserAction m_action;
    QLabel *m_title;
    QLabel *m_sentence;
    QLabel *m_time;
    QLabel *m_notWorking;
    QPushButton *m_stay;
    QPushButton *m_embedded;
    QPushButton *m_code;
    PasteField *m_paste;
    QLabel *m_permissions;
    QTimer m_timer; ///< to the next change of the words, while they can be seen
};

} // namespace Qonsent
