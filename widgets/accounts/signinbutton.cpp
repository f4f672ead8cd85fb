// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "widgets/accounts/signinbutton.h"

#include "widgets/accounts/accountmenu_p.h"
#include "widgets/look/metrics.h"
#include "widgets/look/plaintext.h"
#include "widgets/look/symbols.h"

#include <QClipboard>
#include <QEvent>
#include <QGuiApplication>
#include <QMenu>
#include <QPointer>
#include <QUrl>

namespace Qonsent {

namespace {

/// What the button does when it is pressed.
enum class Face : quint8 {
    SignIn,      ///< signs in
    SignInAgain, ///< signs in again
    Waiting,     ///< offers to stop the sign-in
    Leaving,     ///< nothing: the sign-out is under way
    SignedIn,    ///< offers to sign out
};

} // namespace

struct SignInButton::Private
{
    Face face() const
    {
        if (signIn)
            return Face::Waiting;
        if (signOut)
            return Face::Leaving;
        if (!account || account->state == Account::State::SignedOut)
            return Face::SignIn;
        return account->state == Account::State::NeedsSignIn ? Face::SignInAgain : Face::SignedIn;
    }
    bool isOurs(const Account &other) const
    {
        return other.state != Account::State::Leaving && other.provider.issuer == issuer()
            && other.client.id == request.client.id
            && (request.name.isEmpty() || other.name == request.name);
    }
    QString issuer() const
    {
        return request.issuer.isEmpty() ? request.metadata.issuer : request.issuer;
    }
    /// Who is signed in, in words that are never empty.
    QString person() const
    {
        const QString said = sanitizedServerText(account->displayName);
        return said.isEmpty() ? sanitizedServerText(account->name) : said;
    }

    QPointer<Accounts> accounts;
    SignInRequest request;
    std::optional<Account> account;
    QPointer<SignIn> signIn;
    QPointer<SignOut> signOut;
    QUrl address; ///< of the page that is open
    QMenu *menu = nullptr;
};

SignInButton::SignInButton(QWidget *parent)
    : QPushButton(parent)
    , d(std::make_unique<Private>())
{
    d->menu = new QMenu(this);
    setMinimumHeight(Metrics::buttonHeight);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    connect(this, &QPushButton::clicked, this, &SignInButton::onClicked);
    updateFace();
}

SignInButton::~SignInButton()
{
    if (d->signIn)
        d->signIn->cancel();
}

void SignInButton::setAccounts(Accounts *accounts)
{
    if (d->accounts)
        disconnect(d->accounts, nullptr, this, nullptr);
    d->accounts = accounts;
    if (accounts) {
        connect(accounts, &Accounts::accountAdded, this, &SignInButton::look);
        connect(accounts, &Accounts::accountChanged, this, &SignInButton::look);
        connect(accounts, &Accounts::accountRemoved, this, &SignInButton::findAccount);
    }
    findAccount();
}

void SignInButton::setRequest(const SignInRequest &request)
{
    d->request = request;
    findAccount();
}

SignInRequest SignInButton::request() const
{
    return d->request;
}

QString SignInButton::issuer() const
{
    return d->request.issuer;
}

void SignInButton::setIssuer(const QString &issuer)
{
    d->request.issuer = issuer;
    findAccount();
}

QString SignInButton::clientId() const
{
    return d->request.client.id;
}

void SignInButton::setClientId(const QString &clientId)
{
    d->request.client.id = clientId;
    findAccount();
}

QStringList SignInButton::scopes() const
{
    return d->request.scopes.list();
}

void SignInButton::setScopes(const QStringList &scopes)
{
    d->request.scopes = Scopes(scopes);
}

std::optional<Account> SignInButton::account() const
{
    return d->account;
}

void SignInButton::findAccount()
{
    d->account.reset();
    updateFace();
    if (!d->accounts || d->issuer().isEmpty() || d->request.client.id.isEmpty())
        return;
    // A vault that cannot be read says so when somebody signs in.
    whenFinished(d->accounts->load(), this, [this](const Result<QList<Account>> &accounts) {
        if (!accounts)
            return;
        for (const Account &account : *accounts)
            look(account);
    });
}

void SignInButton::look(const Account &account)
{
    if (d->account && d->account->id == account.id) {
        d->account = account;
        if (account.state == Account::State::Leaving)
            d->account.reset();
    } else if (!d->account && d->isOurs(account)) {
        d->account = account;
    } else {
        return;
    }
    updateFace();
}

void SignInButton::onClicked()
{
    const Face face = d->face();
    if (face != Face::SignIn && face != Face::SignInAgain)
        return; // the menu is open
    if (!d->accounts) {
        Q_EMIT failed(AuthError::of(AuthError::Code::InvalidConfiguration, "accounts"));
        return;
    }
    d->signIn = d->account ? d->accounts->signInAgain(d->account->id, d->request)
                           : d->accounts->signIn(d->request);
    d->address.clear();
    connect(d->signIn, &SignIn::userActionNeeded, this, [this](const UserAction &action) {
        d->address = action.url;
        updateMenu();
    });
    whenFinished<Account>(d->signIn, this,
                          [this](const Result<Account> &account) { onSignInEnded(account); });
    updateFace();
}

void SignInButton::onSignInEnded(const Result<Account> &account)
{
    d->signIn.clear();
    d->address.clear();
    if (account)
        d->account = account.value();
    updateFace();
    // Last: whoever hears it may delete the button.
    if (account)
        Q_EMIT signedIn(account.value());
    else
        Q_EMIT failed(account.error());
}

void SignInButton::signOutNow()
{
    if (!d->accounts || !d->account)
        return;
    d->signOut = d->accounts->signOut(d->account->id);
    whenFinished<SignedOut>(d->signOut, this, [this](const Result<SignedOut> &end) {
        d->signOut.clear();
        if (end)
            d->account = end->account;
        updateFace();
        if (end)
            Q_EMIT signedOut(end->account);
        else
            Q_EMIT failed(end.error());
    });
    updateFace();
}

void SignInButton::updateFace()
{
    QString words;
    switch (d->face()) {
    case Face::SignIn:
        words = tr("Sign in");
        break;
    case Face::SignInAgain:
        words = tr("Sign in again");
        break;
    case Face::Waiting:
        words = tr("Continue in your browser");
        break;
    case Face::Leaving:
        words = tr("Signing out");
        break;
    case Face::SignedIn:
        words = d->person();
        break;
    }
    const QString shown =
        fontMetrics().elidedText(words, Qt::ElideRight, Metrics::buttonText, Qt::TextSingleLine);
    setText(PlainText::withoutMnemonic(shown));
    setToolTip(shown == words ? QString() : PlainText::toolTip(words));
    const bool isSomebody = d->face() == Face::SignedIn;
    setIcon(isSomebody ? symbolIcon(Symbol::Person) : QIcon());
    //: For screen readers; %1 is a person
    setAccessibleName(isSomebody ? tr("Signed in as %1").arg(words) : words);
    setEnabled(d->face() != Face::Leaving);
    updateMenu();
    updateGeometry();
}

void SignInButton::updateMenu()
{
    emptyMenu(d->menu);
    switch (d->face()) {
    case Face::Waiting:
        if (d->address.isValid()) {
            d->menu->addAction(tr("Copy the &address"), this, [this] {
                QGuiApplication::clipboard()->setText(d->address.toString(QUrl::FullyEncoded));
            });
        }
        d->menu->addAction(tr("&Cancel"), this, [this] {
            if (d->signIn)
                d->signIn->cancel();
        });
        break;
    case Face::SignedIn:
        d->menu->addAction(tr("&Sign out"), this, &SignInButton::signOutNow);
        break;
    default:
        break;
    }
    setMenu(d->menu->isEmpty() ? nullptr : d->menu);
}

QSize SignInButton::sizeHint() const
{
    const QSize hint = QPushButton::sizeHint();
    return {hint.width() + Metrics::buttonPadding, std::max(hint.height(), Metrics::buttonHeight)};
}

QSize SignInButton::minimumSizeHint() const
{
    return {std::min(QPushButton::minimumSizeHint().width(), 2 * Metrics::buttonHeight),
            Metrics::buttonHeight};
}

void SignInButton::changeEvent(QEvent *event)
{
    QPushButton::changeEvent(event);
    if (event->type() == QEvent::FontChange || event->type() == QEvent::LanguageChange)
        updateFace();
}

} // namespace Qonsent
