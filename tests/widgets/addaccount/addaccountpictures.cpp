// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "tests/widgets/addaccount/addaccountpictures.h"

#include "oauthcore/testing/authorizationserver.h"
#include "oauthcore/testing/instantuseragent.h"
#include "widgets/addaccount/addaccountdialog.h"
#include "widgets/signin/waitingpage.h"

#include <QAbstractButton>
#include <QApplication>
#include <QDeadlineTimer>
#include <QLineEdit>
#include <QPointer>
#include <QPushButton>
#include <QToolButton>

namespace Qonsent {

using namespace Qt::StringLiterals;

namespace {

/// A browser that opens and waits.
class PatientBrowser final : public UserAgent
{
public:
    ReplyOf<PageOutcome> *open(const AuthorizationPage &, QObject *parent) override
    {
        return finishedReply<PageOutcome>(parent, PageOutcome());
    }
};

/// One window, driven without its texts, which are in any language.
class Window
{
public:
    explicit Window(const std::shared_ptr<UserAgent> &browser)
    {
        m_services.makeUserAgent = [browser] { return browser; };
        m_accounts = std::make_unique<Accounts>(m_services);
        m_dialog = new AddAccountDialog(*m_accounts, m_services);
        m_dialog->offerCommandLine();
        m_dialog->setEmbeddedBrowser([browser](const QString &) { return browser; });
        addOffers();
    }
    ~Window() { delete m_dialog; }
    Q_DISABLE_COPY_MOVE(Window)

    AddAccountDialog &dialog() { return *m_dialog; }

    void type(const QString &text, int field = 0)
    {
        QList<QLineEdit *> seen;
        for (QLineEdit *edit : m_dialog->findChildren<QLineEdit *>()) {
            if (edit->isVisibleTo(m_dialog) && !edit->isReadOnly())
                seen.append(edit);
        }
        seen.value(field)->setText(text);
    }
    void goOn()
    {
        for (QPushButton *button : m_dialog->findChildren<QPushButton *>()) {
            if (button->isVisibleTo(m_dialog) && button->isDefault())
                return button->click();
        }
    }
    /// Until \a isThere, five seconds at most.
    static bool wait(const std::function<bool()> &isThere)
    {
        const QDeadlineTimer end(5'000);
        while (!isThere() && !end.hasExpired())
            QApplication::processEvents(QEventLoop::AllEvents, 20);
        return isThere();
    }

    /// The provider is slow once the person is back.
    void holdTokens() { m_server.hold(Test::Endpoint::Token); }
    bool isHeld() const { return m_server.count(Test::Endpoint::Token) > 0; }

    /// A preset that needs no look at the network, but a registration.
    void chooseUnregistered()
    {
        m_dialog->addOffer(
            {.id = u"company"_s, .name = u"Our GitLab"_s, .request = [] {
                 return SignInRequest{
                     .provider = u"gitlab"_s,
                     .providerVariables = {{u"base"_s, u"https://gitlab.example.com"_s}}};
             }});
        m_dialog->chooseOffer(u"company"_s);
    }

private:
    void addOffers()
    {
        m_dialog->addOffer({.id = u"demo"_s,
                            .name = u"Demo provider"_s,
                            .note = u"try it without an account"_s,
                            .request = [this] {
                                return SignInRequest{
                                    .issuer = m_server.issuer(),
                                    .client = {.id = u"demo"_s},
                                    .scopes = Scopes::parse(u"openid profile email read_user")};
                            }});
    }

    Test::AuthorizationServer m_server;
    Services m_services = inMemoryServices();
    std::unique_ptr<Accounts> m_accounts;
    QPointer<AddAccountDialog> m_dialog;
};

} // namespace

bool takeAddAccountPictures(const std::function<bool(QWidget &, const QSize &, const char *)> &take)
{
    const QSize usual(520, 480);
    const QSize small(440, 360);
    Window window(std::make_shared<PatientBrowser>());
    AddAccountDialog &dialog = window.dialog();
    bool isWell = take(dialog, usual, "add-which");
    window.type(u"gitlab.example.com"_s);
    isWell = take(dialog, usual, "add-typed") && isWell;
    window.type(u"http://id.example.org"_s);
    isWell = take(dialog, small, "add-unsafe") && isWell;
    window.type(u"http://127.0.0.1:1"_s);
    window.goOn();
    isWell = take(dialog, usual, "add-looking") && isWell;
    isWell = Window::wait([&dialog] {
                 return qobject_cast<QWidget *>(dialog.focusWidget())
                     && !qobject_cast<QLineEdit *>(dialog.focusWidget());
             })
        && isWell;
    isWell = take(dialog, usual, "add-unreachable") && isWell;
    for (QPushButton *button : dialog.findChildren<QPushButton *>()) {
        if (button->text().contains(u"&hand"))
            button->click();
    }
    isWell = take(dialog, usual, "add-by-hand") && isWell;
    window.goOn(); // without an address
    isWell = take(dialog, small, "add-by-hand-missing") && isWell;
    for (QPushButton *button : dialog.findChildren<QPushButton *>()) {
        if (button->text().contains(u"&Back"))
            button->click();
    }
    window.type(u"keycloak"_s);
    window.goOn();
    isWell = take(dialog, usual, "add-where") && isWell;
    window.chooseUnregistered();
    isWell = take(dialog, usual, "add-register") && isWell;
    isWell = take(dialog, small, "add-register-small") && isWell;
    window.goOn(); // without a client ID
    isWell = take(dialog, usual, "add-register-missing") && isWell;
    dialog.chooseOffer(u"demo"_s);
    isWell = take(dialog, usual, "add-confirm") && isWell;
    for (QToolButton *fold : dialog.findChildren<QToolButton *>()) {
        if (fold->arrowType() != Qt::NoArrow)
            fold->click();
    }
    isWell = take(dialog, usual, "add-advanced") && isWell;
    isWell = take(dialog, small, "add-confirm-small") && isWell;
    window.goOn();
    const auto *waiting = dialog.findChild<WaitingPage *>();
    isWell = Window::wait([&] { return waiting->isVisibleTo(&dialog); }) && isWell;
    isWell = take(dialog, usual, "add-waiting") && isWell;

    Window slow(std::make_shared<Test::InstantUserAgent>());
    slow.holdTokens();
    slow.dialog().chooseOffer(u"demo"_s);
    slow.goOn();
    isWell = Window::wait([&slow] { return slow.isHeld(); }) && isWell;
    isWell = take(slow.dialog(), usual, "add-finishing") && isWell;

    Window other(std::make_shared<Test::InstantUserAgent>());
    bool isAdded = false;
    QObject::connect(&other.dialog(), &AddAccountDialog::added, &other.dialog(),
                     [&isAdded] { isAdded = true; });
    other.dialog().chooseOffer(u"demo"_s);
    other.goOn();
    isWell = Window::wait([&isAdded] { return isAdded; }) && isWell;
    isWell = take(other.dialog(), usual, "add-done") && isWell;
    return take(other.dialog(), small, "add-done-small") && isWell;
}

} // namespace Qonsent
