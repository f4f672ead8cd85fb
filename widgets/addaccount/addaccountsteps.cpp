// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
// What happens between the pages of AddAccountPages.
#include "widgets/addaccount/addaccountpages_p.h"
#include "widgets/addaccount/confirmationpage_p.h"
#include "widgets/addaccount/detailspage_p.h"
#include "widgets/addaccount/issuerlookup_p.h"
#include "widgets/addaccount/providerpicker.h"
#include "widgets/addaccount/registrationpage_p.h"
#include "widgets/addaccount/signinpage_p.h"
#include "widgets/addaccount/typedaddress_p.h"
#include "widgets/addaccount/variablespage_p.h"
#include "widgets/look/plaintext.h"

#include <algorithm>

namespace Qonsent {

/// A vault that cannot be read yet says so when somebody signs in.
void AddAccountPages::learnAccounts()
{
    whenFinished(m_accounts.load(), this, [this](const Result<QList<Account>> &accounts) {
        if (!accounts)
            return;
        m_known = *accounts;
        QStringList places;
        for (const Account &account : m_known)
            places.append(placeOf(account.provider.issuer, account.provider));
        places.removeAll(QString());
        m_picker->setRegisteredAt(places);
    });
}

void AddAccountPages::choose(const ProviderChoice &choice)
{
    m_choice = choice;
    if (choice.kind == ProviderChoice::Kind::Address)
        return lookUp(choice.issuers);
    if (choice.kind == ProviderChoice::Kind::Offer) {
        const auto offer =
            std::find_if(m_offers.begin(), m_offers.end(),
                         [&choice](const ProviderOffer &other) { return other.id == choice.id; });
        if (offer == m_offers.end())
            return;
        const Accounts &accounts = offer->accounts ? *offer->accounts : m_accounts;
        return proceed(SignInPlan::forOffer(*offer, accounts.providers()));
    }
    const auto preset = m_accounts.providers().find(choice.id);
    if (!preset)
        return;
    if (preset->variables.isEmpty()) {
        const Result<SignInPlan> plan = SignInPlan::forPreset(*preset, {});
        return plan ? proceed(*plan) : complain(plan.error().message);
    }
    const QString typed = m_picker->text();
    const auto address =
        looksLikeAddress(typed) ? readTypedAddress(typed) : Result<TypedAddress>(AuthError());
    m_variables->setPreset(*preset, address ? address->issuers.constFirst() : QString());
    goTo(Page::Variables);
}

void AddAccountPages::lookUp(const QStringList &issuers)
{
    m_lookup->lookUp(issuers);
    const QString host = QUrl(issuers.constFirst()).host(QUrl::EncodeUnicode);
    setStatus(tr("Looking up %1…").arg(PlainText::leftToRight(host)));
    m_patience->ringAt(m_services.clock->sinceBoot() + std::chrono::seconds(10));
}

/// There is no spinner that turns for ever.
void AddAccountPages::admitSlowness()
{
    if (m_lookup->isRunning())
        setStatus(tr(
            "There is no answer yet. Wait a little longer, check the address above, or enter the "
            "details by hand."));
}

void AddAccountPages::onFound(const ProviderMetadata &provider)
{
    setStatus({});
    if (page() == Page::Which)
        return proceed(SignInPlan::forProvider(provider, m_choice.loginHint));
    const auto values = m_variables->values();
    if (!values)
        return complain(values.error().message);
    const Result<SignInPlan> plan = SignInPlan::forPreset(m_variables->preset(), *values);
    return plan ? proceed(*plan) : complain(plan.error().message);
}

void AddAccountPages::takeVariables()
{
    const auto values = m_variables->values();
    if (!values)
        return complain(values.error().message);
    const Result<QString> issuer = m_variables->preset().issuerFor(*values);
    if (!issuer)
        return complain(issuer.error().message);
    // What a person typed can be wrong; better now than after registering the program.
    lookUp({*issuer});
}

void AddAccountPages::takeDetails()
{
    const Result<SignInPlan> plan = m_details->plan();
    return plan ? proceed(*plan) : complain(plan.error().message);
}

void AddAccountPages::proceed(const SignInPlan &plan)
{
    m_plan = plan;
    if (m_plan.request.client.id.isEmpty()) {
        if (const auto known = registrationAt(plan.place, m_known))
            m_plan.request.client = *known;
    }
    if (m_plan.request.client.id.isEmpty()) {
        m_registration->setPlan(m_plan);
        return goTo(Page::Registration);
    }
    m_confirmation->setPlan(m_plan);
    goTo(Page::Confirmation);
}

void AddAccountPages::takeRegistration()
{
    const Result<ClientRegistration> client = m_registration->registration();
    if (!client)
        return complain(client.error().message);
    m_plan.request.client = *client;
    m_confirmation->setPlan(m_plan);
    goTo(Page::Confirmation);
}

void AddAccountPages::openRegistrationPage(const QUrl &page)
{
    const std::shared_ptr<UserAgent> browser =
        m_services.makeUserAgent ? m_services.makeUserAgent() : nullptr;
    if (!browser)
        return complain(AuthError::of(AuthError::Code::BrowserNotStarted).message);
    m_opening = browser->open({.url = page}, this);
    // The browser lives as long as what it opens is on its way.
    whenFinished(m_opening.get(), this, [this, browser](const Result<PageOutcome> &outcome) {
        if (!outcome && this->page() == Page::Registration)
            complain(outcome.error().message);
    });
}

void AddAccountPages::prepare()
{
    const QString name = m_confirmation->name();
    const bool isOurs = !m_plan.accounts || m_plan.accounts == &m_accounts;
    const bool isTaken = isOurs && !name.isEmpty()
        && std::any_of(m_known.begin(), m_known.end(),
                       [&name](const Account &account) { return account.name == name; });
    if (isTaken)
        return onFailed(AuthError::of(AuthError::Code::InvalidConfiguration, "name_taken", name));
    m_preparation = isOurs && m_prepare ? m_prepare() : nullptr;
    if (!m_preparation)
        return begin();
    setStatus(tr("Making sure that the account can be stored…"));
    whenFinished(m_preparation.get(), this, [this](const Result<Done> &done) {
        m_preparation.clear();
        setStatus({});
        if (done) {
            learnAccounts();
            return begin();
        }
        if (page() != Page::Confirmation)
            goBack();
        complain(done.error().message);
    });
}

void AddAccountPages::begin()
{
    SignInRequest request = m_plan.request;
    request.scopes = m_confirmation->permissions();
    request.name = m_confirmation->name();
    std::shared_ptr<UserAgent> embedded;
    if (m_makeBrowser)
        embedded = m_makeBrowser(request.name.isEmpty() ? m_plan.provider : request.name);
    if (embedded && m_confirmation->method() == ConfirmationPage::Method::Inside)
        request.userAgent = embedded;
    goTo(Page::SignIn);
    Accounts &accounts = m_plan.accounts ? *m_plan.accounts : m_accounts;
    m_signIn->start(accounts, request, embedded,
                    m_offersCommandLine && &accounts == &m_accounts ? SignInPage::Reach::CommandLine
                                                                    : SignInPage::Reach::Program);
    Q_EMIT changed();
}

void AddAccountPages::onFailed(const AuthError &error)
{
    if (error.reason == "name_taken") {
        if (page() == Page::SignIn)
            goBack();
        m_confirmation->showName();
        complain(tr("There is an account of that name already. Choose another name below."));
    }
    Q_EMIT changed();
    Q_EMIT ended();
}

} // namespace Qonsent
