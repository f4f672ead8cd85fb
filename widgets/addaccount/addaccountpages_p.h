// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#pragma once

#include "oauthcore/account/accounts.h"
#include "widgets/addaccount/providerchoice.h"
#include "widgets/addaccount/signinplan_p.h"

#include <QPointer>
#include <QWidget>

class QLabel;
class QStackedWidget;

namespace Qonsent {

class ConfirmationPage;
class DetailsPage;
class InlineNote;
class IssuerLookup;
class ProviderPicker;
class RegistrationPage;
class SignInPage;
class VariablesPage;

/// The pages of an AddAccountDialog and the ways between them. What stands below them, buttons, is
/// somebody else's: look at nextText() and the like whenever changed() says so.
class AddAccountPages : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(AddAccountPages)

public:
    enum class Page : quint8 {
        Which,        ///< which account?
        Variables,    ///< which server?
        Details,      ///< what a provider is that cannot be looked up
        Registration, ///< register once
        Confirmation, ///< check and sign in
        SignIn,       ///< waiting, outcome, what now
    };
    using BrowserMaker = std::function<std::shared_ptr<UserAgent>(const QString &)>;
    using Preparation = std::function<ReplyOf<Done> *()>;

    AddAccountPages(Accounts &accounts, const Services &services, QWidget *parent = nullptr);
    ~AddAccountPages() override;

    void setEmbeddedBrowser(const BrowserMaker &makeBrowser);
    void setPreparation(const Preparation &prepare) { m_prepare = prepare; }
    void offerCommandLine() { m_offersCommandLine = true; }
    void addOffer(const ProviderOffer &offer);
    void chooseOffer(const QString &id);

    [[nodiscard]] Page page() const { return m_trail.constLast(); }
    /// What the button says that goes on; empty: there is none.
    [[nodiscard]] QString nextText() const;
    [[nodiscard]] bool canGoOn() const;
    [[nodiscard]] bool canGoBack() const;
    /// An account was added: there is nothing left to cancel.
    [[nodiscard]] bool isDone() const { return m_isDone; }
    [[nodiscard]] bool isSigningIn() const;

    void goOn();
    void goBack();
    /// Gives the focus to the control that the page begins with.
    void focusPage();
    /// Ends what is under way; ended() says when.
    void stop();

Q_SIGNALS:
    void changed();
    /// Another page is in front, and has no focus yet.
    void pageChanged();
    void added(const Qonsent::Account &account, Qonsent::Accounts *accounts);
    void copyTokenRequested(const Qonsent::AccountId &id);
    /// The sign-in that was under way is over.
    void ended();

private:
    void buildPages();
    void connectPages();
    void goTo(Page page);
    void show(Page page);
    void setStatus(const QString &text);
    void complain(const QString &sentence);

    void learnAccounts();
    void choose(const ProviderChoice &choice);
    void lookUp(const QStringList &issuers);
    void admitSlowness();
    void onFound(const ProviderMetadata &provider);
    void takeVariables();
    void takeDetails();
    void proceed(const SignInPlan &plan);
    void takeRegistration();
    void openRegistrationPage(const QUrl &page);
    void prepare();
    void begin();
    void onFailed(const AuthError &error);

    Accounts &m_accounts;
    Services m_services;
    BrowserMaker m_makeBrowser;
    Preparation m_prepare;
    bool m_offersCommandLine = false;
    QList<ProviderOffer> m_offers;
    QList<Account> m_known; ///< of m_accounts
    QList<Page> m_trail = {Page::Which};
    ProviderChoice m_choice;
    SignInPlan m_plan;
    bool m_isDone = false;

    std::unique_ptr<Alarm> m_patience;     ///< rings when a look-up takes long
    QPointer<ReplyOf<Done>> m_preparation; ///< while it is under way
    QPointer<ReplyOf<PageOutcome>> m_opening;
    IssuerLookup *m_lookup;
    InlineNote *m_problem;
    QStackedWidget *m_stack;
    QLabel *m_status; ///< what is being waited for
    ProviderPicker *m_picker;
    VariablesPage *m_variables;
    DetailsPage *m_details;
    RegistrationPage *m_registration;
    ConfirmationPage *m_confirmation;
    SignInPage *m_signIn;
};

} // namespace Qonsent
