// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "widgets/addaccount/signinpage_p.h"

#include "widgets/addaccount/shellcommand_p.h"

#include "widgets/look/metrics.h"
#include "widgets/signin/outcomepage.h"
#include "widgets/signin/signinpanel.h"

#include <QVBoxLayout>

namespace Qonsent {

SignInPage::SignInPage(QWidget *parent)
    : QWidget(parent)
    , m_panel(new SignInPanel(this))
    , m_done(new OutcomePage(this))
    , m_whatNow(new WhatNow(this))
{
    m_done->setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Maximum);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->setSpacing(Metrics::groupGap);
    layout->addWidget(m_panel);
    layout->addWidget(m_done);
    layout->addWidget(m_whatNow);
    layout->addStretch();
    m_done->hide();
    m_whatNow->hide();
    connect(m_panel, &SignInPanel::newCodeRequested, this, [this] {
        m_wantsCode = true;
        Q_EMIT startAgainRequested();
    });
    connect(m_panel, &SignInPanel::startAgainRequested, this, &SignInPage::startAgainRequested);
    connect(m_whatNow, &WhatNow::copyTokenRequested, this, &SignInPage::copyTokenRequested);
}

SignInPage::~SignInPage()
{
    stop();
}

void SignInPage::start(Accounts &accounts, const SignInRequest &request,
                       const std::shared_ptr<UserAgent> &embedded, Reach reach)
{
    stop();
    m_isInCommandLine = reach == Reach::CommandLine;
    m_done->hide();
    m_whatNow->hide();
    m_panel->show();
    SignInRequest asked = request;
    if (std::exchange(m_wantsCode, false))
        asked.method = SignInMethod::Device; // also if they came to it on the way
    SignIn *const signIn = accounts.signIn(asked);
    m_signIn = signIn;
    m_panel->setEmbeddedBrowser(embedded);
    m_panel->setCodeOffered(!request.metadata.deviceAuthorizationEndpoint.isEmpty());
    m_panel->setSignIn(signIn, request.scopes);
    m_panel->setFocus(Qt::OtherFocusReason);
    whenFinished<Account>(signIn, this,
                          [this, signIn, to = &accounts](const Result<Account> &account) {
                              const bool isLatest = m_signIn == signIn;
                              if (isLatest)
                                  m_signIn.clear();
                              if (account && isLatest)
                                  showDone(*account, signIn->warnings());
                              if (account)
                                  Q_EMIT signedIn(*account, to);
                              else if (isLatest)
                                  Q_EMIT failed(account.error());
                          });
}

/// The panel would say who it is as well, but it is as high as its highest page.
void SignInPage::showDone(const Account &account, const QList<AuthError> &notes)
{
    m_panel->hide();
    m_done->showSuccess(account.displayName, notes);
    m_done->show();
    m_whatNow->setAccount(account, m_isInCommandLine ? tokenCommandFor(account.name) : QString());
    m_whatNow->show();
    m_whatNow->setFocus(Qt::OtherFocusReason);
}

void SignInPage::stop()
{
    if (m_signIn)
        m_signIn->cancel();
}

} // namespace Qonsent
