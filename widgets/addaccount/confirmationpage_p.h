// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#pragma once

#include "widgets/addaccount/signinplan_p.h"

#include <QWidget>

class QLabel;
class QLineEdit;
class QRadioButton;
class QToolButton;

namespace Qonsent {

class PermissionList;

/// The last page before a browser opens: where, what for, and how.
class ConfirmationPage : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ConfirmationPage)

public:
    /// Where the provider's page is shown.
    enum class Method : quint8 {
        Browser, ///< of the system
        Inside,  ///< in this program
    };

    explicit ConfirmationPage(QWidget *parent = nullptr);

    /// Ticks and name stay as they are.
    void setPlan(const SignInPlan &plan);
    void setInsideOffered(bool isOffered);
    [[nodiscard]] Method method() const;
    [[nodiscard]] Scopes permissions() const;
    /// What the account shall be called; empty: as whoever signs in.
    [[nodiscard]] QString name() const;
    /// Unfolds what the name is in, for somebody who has to change it.
    void showName();

Q_SIGNALS:
    void methodChanged();
    /// The registration that is known is not the one that is wanted.
    void otherRegistrationRequested();

protected:
    void changeEvent(QEvent *event) override;

private:
    void setFolded(bool isFolded);
    void updateArrow();
    void makeMethods(QWidget *methods);
    void makeAdvanced(QWidget *advanced);

    QLabel *m_title;
    QLabel *m_permissionsTitle;
    PermissionList *m_permissions;
    QRadioButton *m_browser;
    QRadioButton *m_inside;
    QLabel *m_insideSentence;
    QToolButton *m_fold;
    QWidget *m_advanced;
    QLineEdit *m_name;
    QLabel *m_client;
};

} // namespace Qonsent
