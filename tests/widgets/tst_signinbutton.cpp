// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "oauthcore/testing/authorizationserver.h"
#include "oauthcore/testing/instantuseragent.h"
#include "oauthcore/vault/memoryvault.h"
#include "tests/support/outcome.h"
#include "tests/support/testmain.h"
#include "widgets/accounts/signinbutton.h"

#include <QMenu>
#include <QSignalSpy>
#include <QTest>

using namespace Qonsent;

namespace {

/// A browser that never comes back.
class PatientUserAgent final : public UserAgent
{
public:
    ReplyOf<PageOutcome> *open(const AuthorizationPage &, QObject *parent) override
    {
        return finishedReply<PageOutcome>(parent, PageOutcome());
    }
};

} // namespace

/// The button, at a real server in the process.
class tst_SignInButton : public QObject
{
    Q_OBJECT

    std::unique_ptr<Test::AuthorizationServer> m_server;
    std::unique_ptr<Accounts> m_accounts;
    std::unique_ptr<SignInButton> m_button;

    SignInRequest request() const
    {
        return {.issuer = m_server->issuer(),
                .client = {.id = QStringLiteral("app")},
                .scopes = {QStringLiteral("openid"), QStringLiteral("profile"),
                           QStringLiteral("offline_access")},
                .userAgent = std::make_shared<Test::InstantUserAgent>()};
    }
    void signIn()
    {
        QSignalSpy done(m_button.get(), &SignInButton::signedIn);
        QTest::keyClick(m_button.get(), Qt::Key_Space);
        QTRY_COMPARE_WITH_TIMEOUT(done.size(), 1, 10'000);
    }
    QAction *entry(const QString &text) const
    {
        if (!m_button->menu())
            return nullptr;
        for (QAction *action : m_button->menu()->actions()) {
            if (action->text().remove(u'&') == text)
                return action;
        }
        return nullptr;
    }

private Q_SLOTS:
    void init()
    {
        m_server = std::make_unique<Test::AuthorizationServer>();
        m_accounts = std::make_unique<Accounts>(inMemoryServices());
        m_button = std::make_unique<SignInButton>();
        m_button->setAccounts(m_accounts.get());
        m_button->setRequest(request());
    }
    void cleanup()
    {
        m_button.reset();
        m_accounts.reset();
        m_server.reset();
    }

    void itSignsInAndShowsWho()
    {
        QCOMPARE(m_button->text(), QStringLiteral("Sign in"));
        QVERIFY(!m_button->menu());
        signIn();
        QVERIFY(m_button->account());
        QCOMPARE(m_button->text(), m_button->account()->displayName);
        QCOMPARE(m_button->accessibleName(),
                 QStringLiteral("Signed in as ") + m_button->account()->displayName);
    }

    void itSignsOutByItsMenu()
    {
        signIn();
        QSignalSpy out(m_button.get(), &SignInButton::signedOut);
        QVERIFY(entry(QStringLiteral("Sign out")));
        entry(QStringLiteral("Sign out"))->trigger();
        QTRY_COMPARE_WITH_TIMEOUT(out.size(), 1, 10'000);
        QCOMPARE(m_button->text(), QStringLiteral("Sign in"));
        signIn(); // the same account again
        QCOMPARE(outcomeOf(m_accounts->load())->size(), 1);
    }

    void itKnowsWhoWasSignedInBefore()
    {
        signIn();
        const Account before = *m_button->account();
        m_button = std::make_unique<SignInButton>();
        m_button->setRequest(request()); // in any order
        m_button->setAccounts(m_accounts.get());
        QTRY_VERIFY(m_button->account());
        QCOMPARE(m_button->account()->id, before.id);
    }

    void itTakesNobodyElsesAccount()
    {
        signIn();
        SignInRequest other = request();
        other.client.id = QStringLiteral("another");
        m_button->setRequest(other);
        QCOMPARE(outcomeOf(m_accounts->load())->size(), 1);
        QCoreApplication::processEvents();
        QVERIFY(!m_button->account());
        QCOMPARE(m_button->text(), QStringLiteral("Sign in"));
    }

    void itHearsThatTheAccountIsRemoved()
    {
        signIn();
        const AccountId id = m_button->account()->id;
        QVERIFY(outcomeOf<SignedOut>(m_accounts->remove(id, SignOut::AtProvider::Silent)));
        QTRY_VERIFY(!m_button->account());
    }

    void aSignInCanBeStopped()
    {
        SignInRequest waiting = request();
        waiting.userAgent = std::make_shared<PatientUserAgent>();
        m_button->setRequest(waiting);
        QSignalSpy failed(m_button.get(), &SignInButton::failed);
        QTest::keyClick(m_button.get(), Qt::Key_Space);
        QCOMPARE(m_button->text(), QStringLiteral("Continue in your browser"));
        QTRY_VERIFY(entry(QStringLiteral("Copy the address")));
        entry(QStringLiteral("Cancel"))->trigger();
        QTRY_COMPARE(failed.size(), 1);
        QCOMPARE(failed.at(0).at(0).value<AuthError>().code, AuthError::Code::Cancelled);
        QCOMPARE(m_button->text(), QStringLiteral("Sign in"));
    }

    void aButtonThatGoesStopsItsSignIn()
    {
        SignInRequest waiting = request();
        waiting.userAgent = std::make_shared<PatientUserAgent>();
        m_button->setRequest(waiting);
        QTest::keyClick(m_button.get(), Qt::Key_Space);
        auto *const signIn = m_accounts->findChild<SignIn *>();
        QVERIFY(signIn);
        QSignalSpy ended(signIn, &SignIn::finished);
        m_button.reset();
        QTRY_COMPARE(ended.size(), 1);
    }

    void accountsMayGoFirst()
    {
        signIn();
        m_accounts.reset();
        QSignalSpy failed(m_button.get(), &SignInButton::failed);
        entry(QStringLiteral("Sign out"))->trigger(); // nothing to do it with
        m_button->setRequest({});
        QTest::keyClick(m_button.get(), Qt::Key_Space);
        QCOMPARE(failed.size(), 1);
        QCOMPARE(failed.at(0).at(0).value<AuthError>().reason, QByteArrayLiteral("accounts"));
    }

    void accountsMayGoDuringASignIn()
    {
        SignInRequest waiting = request();
        waiting.userAgent = std::make_shared<PatientUserAgent>();
        m_button->setRequest(waiting);
        QTest::keyClick(m_button.get(), Qt::Key_Space);
        m_accounts.reset();
        m_button->setRequest(request());
        QCOMPARE(m_button->text(), QStringLiteral("Sign in"));
    }

    void whatIsMissingIsNamed()
    {
        m_button->setRequest({});
        QSignalSpy failed(m_button.get(), &SignInButton::failed);
        QTest::keyClick(m_button.get(), Qt::Key_Space);
        QTRY_COMPARE(failed.size(), 1);
        QCOMPARE(failed.at(0).at(0).value<AuthError>().code, AuthError::Code::InvalidConfiguration);
    }

    void whoHearsOfItMayDeleteTheButton()
    {
        connect(m_button.get(), &SignInButton::signedIn, this, [this] { m_button.reset(); });
        QTest::keyClick(m_button.get(), Qt::Key_Space);
        QTRY_VERIFY_WITH_TIMEOUT(!m_button, 10'000);
    }

    void aNameOfAServerIsShortAndPlain_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("text");
        QTest::newRow("J09: markup") << "<b>Al</b>"
                                     << "<b>Al</b>";
        QTest::newRow("J09: a mnemonic") << "Q&A"
                                         << "Q&&A";
        QTest::newRow("J09: an override") << QStringLiteral("al\u202Eice") << "alice";
        QTest::newRow("J09: a megabyte") << QString(1'000'000, u'w') << QString();
    }
    void aNameOfAServerIsShortAndPlain()
    {
        QFETCH(QString, name);
        QFETCH(QString, text);
        Services services = inMemoryServices();
        const Account account{.id = AccountId::generate(),
                              .name = QStringLiteral("Work"),
                              .displayName = name,
                              .provider = {.issuer = m_server->issuer()},
                              .client = {.id = QStringLiteral("app")}};
        QVERIFY(outcomeOf(services.vault->write(account, {})));
        Accounts accounts(services);
        SignInButton button;
        button.setRequest(request());
        button.setAccounts(&accounts);
        QTRY_VERIFY(button.account());
        if (!text.isNull() && !text.isEmpty())
            QCOMPARE(button.text(), text);
        QVERIFY(button.text().size() < 100);
        QVERIFY(button.sizeHint().width() < 340);
        QVERIFY(!button.toolTip().contains(QLatin1String("<b>")));
    }

    void designerMayFillItIn()
    {
        SignInButton button;
        QVERIFY(button.setProperty("issuer", QStringLiteral("https://id.example")));
        QVERIFY(button.setProperty("clientId", QStringLiteral("app")));
        QVERIFY(button.setProperty("scopes", QStringList{QStringLiteral("openid")}));
        QCOMPARE(button.request().issuer, QStringLiteral("https://id.example"));
        QCOMPARE(button.request().client.id, QStringLiteral("app"));
        QVERIFY(button.request().scopes.contains(u"openid"));
        const QMetaObject &ours = SignInButton::staticMetaObject;
        QVERIFY(ours.propertyCount() - ours.propertyOffset() <= 6);
    }
};

QONSENT_TEST(tst_SignInButton)
#include "tst_signinbutton.moc"
