// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#pragma once

#include "oauthcore/account/signin.h"
#include "widgets/export.h"

#include <QPointer>
#include <QWidget>

#include <memory>

class QLabel;
class QStackedLayout;

namespace Qonsent {

class DeviceCodePanel;
class OutcomePage;
class Transcript;
class UserAgent;
class WaitingPage;

/// Shows one SignIn from its start to its end, and lets the person act on it while it waits. It
/// works on any SignIn, whoever began it, and does not own it: a panel that goes away stops
/// nothing.
class QONSENT_WIDGETS_EXPORT SignInPanel : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(SignInPanel)

public:
    explicit SignInPanel(QWidget *parent = nullptr);
    ~SignInPanel() override;

    /// Shows \a signIn from now on; \a permissions is what it asks for, in the order asked.
    void setSignIn(SignIn *signIn, const Scopes &permissions = {});
    /// What "sign in inside this window" opens, e.g. embeddedBrowser() of Qonsent::Consent. Without
    /// it that is not offered.
    void setEmbeddedBrowser(std::shared_ptr<UserAgent> browser);
    /// What is written down of the sign-in, to be looked at when it did not work; empty: nothing.
    void setTranscript(std::shared_ptr<const Transcript> transcript);
    /// Whether a code for another device is offered while the browser is waited for: if the
    /// provider has a device authorization endpoint.
    void setCodeOffered(bool isOffered);

Q_SIGNALS:
    /// The sign-in has ended without an account, and the person wants another.
    void startAgainRequested();
    /// The same, after a code for another device has run out: with SignInMethod::Device.
    void newCodeRequested();

protected:
    void changeEvent(QEvent *event) override;

private:
    void align();
    void act();
    void actOnCode();
    void showAction(const UserAction &action);
    [[nodiscard]] bool isShowingCode() const;
    void end(const Result<Account> &account);
    void showStep(Step step);

    QStackedLayout *m_pages;
    QLabel *m_notice; ///< while nothing is asked of the person
    WaitingPage *m_waiting;
    DeviceCodePanel *m_code;
    OutcomePage *m_outcome;
    QPointer<SignIn> m_signIn;
    std::shared_ptr<UserAgent> m_embedded;
    std::shared_ptr<const Transcript> m_transcript;
    bool m_copiesNextAddress = false;
};

} // namespace Qonsent
