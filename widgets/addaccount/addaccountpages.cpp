// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "widgets/addaccount/addaccountpages_p.h"

#include "widgets/addaccount/confirmationpage_p.h"
#include "widgets/addaccount/detailspage_p.h"
#include "widgets/addaccount/issuerlookup_p.h"
#include "widgets/addaccount/pagetext_p.h"
#include "widgets/addaccount/providerpicker.h"
#include "widgets/addaccount/registrationpage_p.h"
#include "widgets/addaccount/signinpage_p.h"
#include "widgets/addaccount/variablespage_p.h"
#include "widgets/look/inlinenote.h"
#include "widgets/look/metrics.h"
#include "widgets/look/mutedlabel.h"
#include "widgets/look/onwardbutton_p.h"

#include <QScrollArea>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace Qonsent {

AddAccountPages::AddAccountPages(Accounts &accounts, const Services &services, QWidget *parent)
    : QWidget(parent)
    , m_accounts(accounts)
    , m_services(services)
    , m_patience(services.clock->makeAlarm())
    , m_lookup(new IssuerLookup(services, this))
    , m_problem(new InlineNote(this))
    , m_stack(new QStackedWidget(this))
    , m_status(new MutedLabel({}, this))
    , m_picker(new ProviderPicker(this))
    , m_variables(new VariablesPage(this))
    , m_details(new DetailsPage(this))
    , m_registration(new RegistrationPage(this))
    , m_confirmation(new ConfirmationPage(this))
    , m_signIn(new SignInPage(this))
{
    m_picker->setProviders(accounts.providers());
    buildPages();
    connectPages();
    learnAccounts();
}

AddAccountPages::~AddAccountPages() = default;

void AddAccountPages::buildPages()
{
    m_status->setWordWrap(true);
    m_status->hide();
    auto *which = new QWidget(this);
    auto *below = new QVBoxLayout(which);
    below->setContentsMargins({});
    below->setSpacing(Metrics::rowGap);
    below->addWidget(PageText::title(tr("Which account do you want to add?"), which));
    below->addWidget(m_picker, 1);
    auto *byHand = new OnwardButton(tr("Enter the details by &hand"), which);
    connect(byHand, &QPushButton::clicked, this, [this] {
        stop();
        goTo(Page::Details);
    });
    below->addWidget(byHand, 0, Qt::AlignLeading);
    which->setFocusProxy(m_picker);
    m_stack->addWidget(which); // its list scrolls by itself
    for (QWidget *page : {static_cast<QWidget *>(m_variables), static_cast<QWidget *>(m_details),
                          static_cast<QWidget *>(m_registration),
                          static_cast<QWidget *>(m_confirmation), static_cast<QWidget *>(m_signIn)})
        m_stack->addWidget(PageText::scrolled(page, m_stack));

    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->setSpacing(Metrics::rowGap);
    layout->addWidget(m_problem);
    layout->addWidget(m_stack, 1);
    layout->addWidget(m_status);
}

void AddAccountPages::connectPages()
{
    connect(m_picker, &ProviderPicker::choiceChanged, this, [this] {
        if (page() == Page::Which && m_lookup->isRunning()) { // somebody types something else
            m_lookup->stop();
            setStatus({});
        }
        Q_EMIT changed();
    });
    connect(m_picker, &ProviderPicker::chosen, this, &AddAccountPages::goOn);
    connect(m_patience.get(), &Alarm::rang, this, &AddAccountPages::admitSlowness);
    connect(m_lookup, &IssuerLookup::found, this, &AddAccountPages::onFound);
    connect(m_lookup, &IssuerLookup::failed, this, [this](const AuthError &error) {
        setStatus({});
        complain(error.message);
    });
    connect(m_registration, &RegistrationPage::pageRequested, this,
            &AddAccountPages::openRegistrationPage);
    connect(m_confirmation, &ConfirmationPage::methodChanged, this, &AddAccountPages::changed);
    connect(m_confirmation, &ConfirmationPage::otherRegistrationRequested, this, [this] {
        m_registration->setPlan(m_plan);
        goTo(Page::Registration);
    });
    connect(m_signIn, &SignInPage::signedIn, this,
            [this](const Account &account, Accounts *accounts) {
                m_isDone = true;
                if (page() != Page::SignIn)
                    goTo(Page::SignIn); // Back came too late
                Q_EMIT changed();
                Q_EMIT added(account, accounts);
                Q_EMIT ended();
            });
    connect(m_signIn, &SignInPage::failed, this, &AddAccountPages::onFailed);
    connect(m_signIn, &SignInPage::startAgainRequested, this, &AddAccountPages::prepare);
    connect(m_signIn, &SignInPage::copyTokenRequested, this, &AddAccountPages::copyTokenRequested);
}

void AddAccountPages::setEmbeddedBrowser(const BrowserMaker &makeBrowser)
{
    m_makeBrowser = makeBrowser;
    m_confirmation->setInsideOffered(bool(makeBrowser));
}

void AddAccountPages::addOffer(const ProviderOffer &offer)
{
    m_offers.removeIf([&offer](const ProviderOffer &other) { return other.id == offer.id; });
    m_offers.append(offer);
    m_picker->addOffer(offer);
}

void AddAccountPages::chooseOffer(const QString &id)
{
    if (m_isDone)
        return; // the window is about the account that was added
    stop();
    m_trail = {Page::Which};
    choose({.kind = ProviderChoice::Kind::Offer, .id = id});
}

QString AddAccountPages::nextText() const
{
    if (page() == Page::SignIn)
        return {};
    if (page() != Page::Confirmation)
        return tr("&Continue");
    return m_confirmation->method() == ConfirmationPage::Method::Browser ? tr("&Open browser")
                                                                         : tr("&Sign in");
}

bool AddAccountPages::canGoOn() const
{
    if (m_lookup->isRunning() || m_preparation)
        return false;
    return page() != Page::Which || m_picker->choice();
}

bool AddAccountPages::canGoBack() const
{
    return m_trail.size() > 1 && !m_isDone;
}

bool AddAccountPages::isSigningIn() const
{
    return m_signIn->isRunning();
}

void AddAccountPages::goOn()
{
    if (!canGoOn())
        return;
    m_problem->clear();
    if (page() == Page::Which)
        choose(*m_picker->choice());
    else if (page() == Page::Variables)
        takeVariables();
    else if (page() == Page::Details)
        takeDetails();
    else if (page() == Page::Registration)
        takeRegistration();
    else if (page() == Page::Confirmation)
        prepare();
}

void AddAccountPages::goBack()
{
    if (!canGoBack())
        return;
    stop();
    m_trail.removeLast();
    show(page());
}

void AddAccountPages::focusPage()
{
    QWidget *const shown = m_stack->currentWidget();
    auto *const area = qobject_cast<QScrollArea *>(shown);
    QWidget *const content = area ? area->widget() : shown;
    content->setFocus(Qt::OtherFocusReason);
}

void AddAccountPages::stop()
{
    m_lookup->stop();
    if (m_preparation) {
        m_preparation->disconnect(this);
        m_preparation->cancel();
        m_preparation.clear();
    }
    m_signIn->stop();
    setStatus({});
}

void AddAccountPages::goTo(Page page)
{
    m_trail.removeAll(page); // a detour leads back to where it began
    m_trail.append(page);
    show(page);
}

void AddAccountPages::show(Page page)
{
    m_problem->clear();
    m_stack->setCurrentIndex(int(page));
    setStatus({});
    Q_EMIT pageChanged();
}

void AddAccountPages::setStatus(const QString &text)
{
    m_status->setText(text);
    m_status->setVisible(!text.isEmpty());
    Q_EMIT changed();
}

void AddAccountPages::complain(const QString &sentence)
{
    m_problem->sayAloud(InlineNote::Kind::Problem, sentence);
    Q_EMIT changed();
}

} // namespace Qonsent
