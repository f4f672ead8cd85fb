// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#pragma once

#include "widgets/addaccount/signinplan_p.h"

#include <QWidget>

class QLabel;
class QLineEdit;

namespace Qonsent {

class RoomyButton;
class SecretField;

/// Leads somebody through registering the program at their provider, once.
class RegistrationPage : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(RegistrationPage)

public:
    explicit RegistrationPage(QWidget *parent = nullptr);

    /// What was typed stays if \a plan leads to the same place as the one before.
    void setPlan(const SignInPlan &plan);
    /// The registration of the plan with what was typed in it; an error that says what is missing.
    [[nodiscard]] Result<ClientRegistration> registration() const;

Q_SIGNALS:
    /// Somebody wants to see the provider's page.
    void pageRequested(const QUrl &page);

private:
    SignInPlan m_plan;
    QLabel *m_title;
    QLabel *m_sentence;
    RoomyButton *m_open;
    QLabel *m_page;
    QLabel *m_redirectName;
    QLineEdit *m_redirect;
    QLineEdit *m_id;
    QLabel *m_secretName;
    SecretField *m_secret;
};

} // namespace Qonsent
