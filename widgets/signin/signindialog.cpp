// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "widgets/signin/signindialog.h"

#include "widgets/look/metrics.h"
#include "widgets/signin/signinpanel.h"

#include <QApplication>
#include <QDialogButtonBox>
#include <QPushButton>
#include <QScrollArea>
#include <QScrollBar>
#include <QVBoxLayout>

namespace Qonsent {

namespace {

/// What holds \a panel: nothing is cut where long texts meet a small window.
QScrollArea *scrolling(SignInPanel *panel)
{
    auto *area = new QScrollArea;
    area->setFrameShape(QFrame::NoFrame);
    area->setWidgetResizable(true);
    area->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    area->setFocusPolicy(Qt::NoFocus); // whoever tabs through the panel sees where they are
    area->setWidget(panel);
    // What has the focus stays to be seen, and what is said below it.
    const auto follow = [area, panel] {
        QWidget *const now = QApplication::focusWidget();
        if (now && panel->isAncestorOf(now))
            area->ensureWidgetVisible(now, 0, 5 * area->fontMetrics().height());
    };
    // Later: what appears together with the focus has no place yet.
    QObject::connect(qApp, &QApplication::focusChanged, area, follow, Qt::QueuedConnection);
    QObject::connect(area->verticalScrollBar(), &QScrollBar::rangeChanged, area, follow,
                     Qt::QueuedConnection);
    return area;
}

} // namespace

SignInDialog::SignInDialog(Accounts &accounts, const SignInRequest &request, QWidget *parent)
    : QDialog(parent)
    , m_accounts(accounts)
    , m_request(request)
    , m_isWrittenDownForOthers(bool(request.transcript))
    , m_panel(new SignInPanel(this))
    , m_buttons(new QDialogButtonBox(QDialogButtonBox::Cancel, this))
    , m_lastError(AuthError::of(AuthError::Code::Cancelled))
{
    build(request.name);
    m_panel->setCodeOffered(!request.metadata.deviceAuthorizationEndpoint.isEmpty());
    begin();
}

SignInDialog::SignInDialog(Accounts &accounts, const AccountId &id, const SignInRequest &request,
                           QWidget *parent)
    : QDialog(parent)
    , m_accounts(accounts)
    , m_id(id)
    , m_request(request)
    , m_isWrittenDownForOthers(bool(request.transcript))
    , m_panel(new SignInPanel(this))
    , m_buttons(new QDialogButtonBox(QDialogButtonBox::Cancel, this))
    , m_lastError(AuthError::of(AuthError::Code::Cancelled))
{
    const auto account = accounts.account(id);
    build(account ? account->name : QString());
    if (account && !account->provider.deviceAuthorizationEndpoint.isEmpty())
        m_panel->setCodeOffered(true);
    if (account && m_request.scopes.isEmpty())
        m_request.scopes = account->requestedScopes; // to be shown
    begin();
}

void SignInDialog::build(const QString &name)
{
    setModal(false);
    setWindowTitle(name.isEmpty() ? tr("Sign in")
                                  : tr("Sign in – %1").arg(sanitizedServerText(name)));
    resize(520, 480);
    setMinimumSize(440, 360);

    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(Metrics::dialogEdge, Metrics::dialogEdge, Metrics::dialogEdge,
                               Metrics::dialogEdgeBelow);
    layout->setSpacing(Metrics::groupGap);
    layout->addWidget(scrolling(m_panel), 1);
    layout->addWidget(m_buttons);
    connect(m_buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(m_panel, &SignInPanel::startAgainRequested, this, &SignInDialog::begin);
    connect(m_panel, &SignInPanel::newCodeRequested, this, [this] {
        m_request.method = SignInMethod::Device; // also if they came to it on the way
        begin();
    });
}

SignInDialog::~SignInDialog() = default;

void SignInDialog::begin()
{
    m_buttons->setStandardButtons(QDialogButtonBox::Cancel);
    m_isRunning = true;
    if (!m_isWrittenDownForOthers)
        m_request.transcript = std::make_shared<Transcript>();
    m_panel->setTranscript(m_request.transcript);
    m_signIn =
        m_id.isNull() ? m_accounts.signIn(m_request) : m_accounts.signInAgain(m_id, m_request);
    m_panel->setSignIn(m_signIn, m_request.scopes);
    // It goes without a word if the accounts go first.
    connect(m_signIn, &QObject::destroyed, this, [this] {
        if (std::exchange(m_isRunning, false) && m_isClosed)
            deleteLater();
    });
    whenFinished<Account>(m_signIn, this, [this](const Result<Account> &account) {
        m_isRunning = false;
        m_isSignedIn = account.has_value();
        m_buttons->setStandardButtons(QDialogButtonBox::Close);
        if (account) {
            if (!m_isWrittenDownForOthers)
                m_request.transcript.reset(); // it holds what was secret
            m_panel->setTranscript({});
            m_buttons->button(QDialogButtonBox::Close)->setFocus(Qt::OtherFocusReason);
            QApplication::alert(this); // the browser may be in front; nobody is pulled away
            Q_EMIT signedIn(*account);
        } else {
            m_lastError = account.error();
        }
        if (m_isClosed)
            leave();
    });
}

void SignInDialog::done(int result)
{
    if (std::exchange(m_isClosed, true))
        return;
    QDialog::done(result);
    if (m_isRunning)
        m_signIn->cancel(); // it says how it ended
    else
        leave();
}

void SignInDialog::leave()
{
    deleteLater();
    if (!m_isSignedIn)
        Q_EMIT failed(m_lastError);
}

ReplyOf<Account> *signIn(QWidget *parent, Accounts *accounts, const SignInRequest &request)
{
    auto *reply = new ReplyOf<Account>(accounts);
    auto *dialog = new SignInDialog(*accounts, request, parent);
    const QPointer<SignInDialog> open(dialog);
    reply->setAbort([open] {
        if (open)
            open->reject();
    });
    QObject::connect(dialog, &SignInDialog::signedIn, reply,
                     [reply](const Account &account) { reply->finish(account); });
    QObject::connect(dialog, &SignInDialog::failed, reply,
                     [reply](const AuthError &error) { reply->finish(error); });
    dialog->show();
    return reply;
}

} // namespace Qonsent
