// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "widgets/signin/signinpanel.h"

#include "oauthcore/account/signinrequest.h"
#include "oauthcore/redirect/useragent.h"
#include "widgets/look/plaintext.h"
#include "widgets/signin/devicecodepanel.h"
#include "widgets/signin/outcomepage.h"
#include "widgets/signin/transcriptdialog.h"
#include "widgets/signin/waitingpage.h"

#include <QClipboard>
#include <QEvent>
#include <QGuiApplication>
#include <QLabel>
#include <QStackedLayout>

namespace Qonsent {

SignInPanel::SignInPanel(QWidget *parent)
    : QWidget(parent)
    , m_pages(new QStackedLayout(this))
    , m_notice(new QLabel(this))
    , m_waiting(new WaitingPage(this))
    , m_code(new DeviceCodePanel(this))
    , m_outcome(new OutcomePage(this))
{
    m_notice->setTextFormat(Qt::PlainText);
    m_notice->setWordWrap(true);
    align();
    m_pages->setContentsMargins({});
    m_pages->addWidget(m_notice);
    m_pages->addWidget(m_waiting);
    m_pages->addWidget(m_code);
    m_pages->addWidget(m_outcome);
    connect(m_outcome, &OutcomePage::startAgainRequested, this, &SignInPanel::startAgainRequested);
    connect(m_outcome, &OutcomePage::transcriptRequested, this, [this] {
        if (m_transcript)
            (new TranscriptDialog(m_transcript, this))->open();
    });
    act();
    actOnCode();
}

SignInPanel::~SignInPanel() = default;

void SignInPanel::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LayoutDirectionChange)
        align();
}

/// The notice begins where lines begin in its window, also if its words are written the other way.
void SignInPanel::align()
{
    m_notice->setAlignment(PlainText::lineStart(layoutDirection()) | Qt::AlignTop);
}

/// What the person clicks goes to the sign-in, if there still is one.
void SignInPanel::act()
{
    connect(m_waiting, &WaitingPage::openAgainRequested, this, [this] {
        if (m_signIn)
            m_signIn->openAgain();
    });
    connect(m_waiting, &WaitingPage::newLinkRequested, this, [this] {
        if (!m_signIn)
            return;
        m_copiesNextAddress = true;
        m_signIn->restart(AccountChoice::FreshLink);
    });
    connect(m_waiting, &WaitingPage::otherAccountRequested, this, [this] {
        if (m_signIn)
            m_signIn->restart(AccountChoice::OtherAccount);
    });
    connect(m_waiting, &WaitingPage::embeddedRequested, this, [this] {
        if (m_signIn && m_embedded)
            m_signIn->switchTo(m_embedded);
    });
    connect(m_waiting, &WaitingPage::stayRequested, this, [this] {
        if (m_signIn)
            m_signIn->extendWaiting();
    });
    connect(m_waiting, &WaitingPage::pasted, this, [this](const QString &text) {
        if (!m_signIn)
            return;
        if (const auto accepted = m_signIn->acceptPastedAddress(text); !accepted)
            m_waiting->setPasteComplaint(accepted.error().message);
    });
}

void SignInPanel::actOnCode()
{
    connect(m_waiting, &WaitingPage::codeRequested, this, [this] {
        if (!m_signIn)
            return;
        m_code->setBrowserOffered(true); // where they come from
        m_signIn->changeMethod(SignInMethod::Device);
    });
    connect(m_code, &DeviceCodePanel::browserRequested, this, [this] {
        if (m_signIn)
            m_signIn->changeMethod(SignInMethod::Browser);
    });
    connect(m_code, &DeviceCodePanel::openRequested, this, [this] {
        if (m_signIn)
            m_signIn->openAgain();
    });
    connect(m_code, &DeviceCodePanel::newCodeRequested, this, [this] {
        if (m_signIn && !m_signIn->isFinished())
            m_signIn->restart(AccountChoice::FreshLink);
        else
            Q_EMIT newCodeRequested();
    });
}

bool SignInPanel::isShowingCode() const
{
    return m_pages->currentWidget() == m_code;
}

void SignInPanel::setCodeOffered(bool isOffered)
{
    m_waiting->setCodeOffered(isOffered);
}

void SignInPanel::showAction(const UserAction &action)
{
    if (action.kind == UserAction::Kind::ShowCode) {
        m_code->setAction(action);
        m_pages->setCurrentWidget(m_code);
        return;
    }
    if (std::exchange(m_copiesNextAddress, false))
        QGuiApplication::clipboard()->setText(action.url.toString(QUrl::FullyEncoded));
    m_waiting->setAction(action);
    m_pages->setCurrentWidget(m_waiting);
}

void SignInPanel::end(const Result<Account> &account)
{
    if (account) {
        m_outcome->showSuccess(account->displayName,
                               m_signIn ? m_signIn->warnings() : QList<AuthError>());
    } else if (account.error().code == AuthError::Code::DeviceCodeExpired && isShowingCode()) {
        return m_code->expire(); // the next code is one click away
    } else {
        m_outcome->showError(account.error());
    }
    m_pages->setCurrentWidget(m_outcome);
}

void SignInPanel::setSignIn(SignIn *signIn, const Scopes &permissions)
{
    if (m_signIn)
        m_signIn->disconnect(this);
    m_signIn = signIn;
    m_copiesNextAddress = false;
    m_waiting->setPermissions(permissions.list().join(QStringLiteral(", ")));
    if (!signIn)
        return;
    showStep(signIn->step());
    connect(signIn, &SignIn::stepChanged, this, &SignInPanel::showStep);
    connect(signIn, &SignIn::userActionNeeded, this,
            [this](const UserAction &action) { showAction(action); });
    whenFinished<Account>(signIn, this, [this](const Result<Account> &account) { end(account); });
}

void SignInPanel::setTranscript(std::shared_ptr<const Transcript> transcript)
{
    m_transcript = std::move(transcript);
    m_outcome->setTranscriptOffered(bool(m_transcript));
}

void SignInPanel::setEmbeddedBrowser(std::shared_ptr<UserAgent> browser)
{
    m_embedded = std::move(browser);
    m_waiting->setEmbeddedOffered(bool(m_embedded));
}

void SignInPanel::showStep(Step step)
{
    if (step == Step::Idle)
        m_notice->setText(tr("Finding out where to sign in…"));
    else if (step == Step::AwaitingRedirect)
        m_notice->setText(tr("Opening your browser…"));
    else if (step == Step::AwaitingToken)
        m_notice->setText(tr("Finishing…"));
    else
        return; // the outcome has its own page
    const bool isAsking = m_pages->currentWidget() == m_waiting || isShowingCode();
    if (step != Step::AwaitingRedirect || !isAsking)
        m_pages->setCurrentWidget(m_notice);
}

} // namespace Qonsent
