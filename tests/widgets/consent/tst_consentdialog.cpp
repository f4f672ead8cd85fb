// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "oauthcore/account/accounts.h"
#include "oauthcore/testing/authorizationserver.h"
#include "tests/support/outcome.h"
#include "tests/support/testmain.h"
#include "tests/widgets/consent/consentscene.h"
#include "widgets/consent/embeddedbrowser.h"

#include <QApplication>
#include <QPointer>
#include <QTest>
#include <QWebEngineView>

using namespace Qonsent;

/// The dialog as a whole, and as the user agent of a sign-in.
class tst_ConsentDialog : public QObject
{
    Q_OBJECT

    static ConsentDialog *openDialog()
    {
        for (QWidget *each : QApplication::topLevelWidgets()) {
            if (auto *dialog = qobject_cast<ConsentDialog *>(each); dialog && dialog->isVisible())
                return dialog;
        }
        return nullptr;
    }
    static void run(const ConsentDialog *dialog, const QString &script)
    {
        if (auto *browser = dialog->findChild<QWebEngineView *>())
            browser->page()->runJavaScript(script);
    }

private Q_SLOTS:
    void itIsNotModalAndTitledWithTheAccount()
    {
        HostileSite site;
        site.setPage("/", {});
        ConsentScene scene;
        scene.start(site.url(), site.issuer());
        QVERIFY(!scene.dialog->isModal());
        QCOMPARE(scene.dialog->windowTitle(), QStringLiteral("Sign in – Work"));
        QCOMPARE(scene.dialog->size(), QSize(480, 640));
        QVERIFY(scene.dialog->minimumSizeHint().width() <= 400);
        QVERIFY(scene.dialog->minimumSizeHint().height() <= 360);
    }

    void returnDoesNotPressAButton()
    {
        HostileSite site;
        site.setPage("/", "<input id=i>");
        ConsentScene scene;
        scene.start(site.url(), site.issuer());
        QVERIFY(scene.click(QStringLiteral("#i")));
        QTest::keyClick(scene.browser()->focusProxy(), Qt::Key_Return);
        QVERIFY(scene.becomesTrue(QStringLiteral("document.activeElement.id == 'i'")));
        QVERIFY(scene.dialog->isVisible());
        QVERIFY(!scene.outcome);
    }

    void aRequestThatCannotBeShownEndsAtOnce()
    {
        ConsentScene scene;
        scene.start(QUrl(QStringLiteral("http://as.example/authorize")),
                    QStringLiteral("http://as.example"));
        const auto outcome = scene.awaitOutcome();
        QVERIFY(outcome && !*outcome);
        QCOMPARE(outcome->error().code, AuthError::Code::InsecureUrl);
    }

    void aWholeSignInRunsInsideTheWindow()
    {
        Test::AuthorizationServer server({.signingAlgorithm = "ES256"});
        Accounts accounts(inMemoryServices());
        SignInRequest request;
        request.issuer = server.issuer();
        request.client.id = QStringLiteral("kit");
        request.scopes = {QStringLiteral("openid")};
        request.userAgent = embeddedBrowser(nullptr);
        std::optional<Result<Account>> account;
        whenFinished(accounts.signIn(request), &accounts,
                     [&](const Result<Account> &ended) { account = ended; });
        QTRY_VERIFY(openDialog());
        const QPointer<ConsentDialog> dialog = openDialog();
        QTRY_VERIFY(!dialog->view()->address().isEmpty());
        run(dialog, QStringLiteral("addEventListener('load', () => 0)"));
        const auto step = [&](const QString &script) {
            QTRY_VERIFY_WITH_TIMEOUT(
                [&] {
                    if (dialog && dialog->isVisible())
                        run(dialog, script);
                    return account.has_value();
                }(),
                10'000);
        };
        // once in each page: to send a form again is to give up what was sent
        step(QStringLiteral("(() => { const button = document.querySelector('button.primary, "
                            "button[value=allow]');"
                            "if (!button || window.isSent) return; window.isSent = true;"
                            "if (document.querySelector('#password')) {"
                            "document.querySelector('#username').value = 'alice';"
                            "document.querySelector('#password').value = 'demo'; }"
                            "(document.querySelector('button[value=allow]') || button).click()"
                            "})()"));
        QVERIFY2(*account, *account ? "" : qPrintable(account->error().message));
        QTRY_VERIFY(!dialog);
    }

    void closingTheWindowCancelsTheSignIn()
    {
        Test::AuthorizationServer server({.signingAlgorithm = "ES256"});
        QObject owner;
        auto *reply = embeddedBrowser(nullptr)->open(
            {.url = server.url(Test::Endpoint::Authorization),
             .redirectUri = QUrl(QStringLiteral("http://127.0.0.1:1/callback")),
             .issuer = server.issuer()},
            &owner);
        const QPointer<ConsentDialog> dialog = openDialog();
        QVERIFY(dialog);
        dialog->close();
        const Result<PageOutcome> outcome = outcomeOf(reply);
        QVERIFY(!outcome);
        QCOMPARE(outcome.error().code, AuthError::Code::Cancelled);
        QTRY_VERIFY(!dialog);
    }

    void theWindowClosesWithTheSignIn_data()
    {
        QTest::addColumn<bool>("cancelled");
        QTest::newRow("cancelled") << true;
        QTest::newRow("gone") << false;
    }
    void theWindowClosesWithTheSignIn()
    {
        QFETCH(bool, cancelled);
        Test::AuthorizationServer server({.signingAlgorithm = "ES256"});
        auto owner = std::make_unique<QObject>();
        auto *reply = embeddedBrowser(nullptr)->open(
            {.url = server.url(Test::Endpoint::Authorization),
             .redirectUri = QUrl(QStringLiteral("http://127.0.0.1:1/callback")),
             .issuer = server.issuer()},
            owner.get());
        const QPointer<ConsentDialog> dialog = openDialog();
        QVERIFY(dialog);
        if (cancelled)
            reply->cancel();
        else
            owner.reset();
        QTRY_VERIFY(!dialog);
    }

    void aParentThatIsGoneIsAnErrorAndNotACrash()
    {
        auto parent = std::make_unique<QWidget>();
        const std::shared_ptr<UserAgent> agent = embeddedBrowser(parent.get());
        parent.reset();
        QObject owner;
        const Result<PageOutcome> outcome = outcomeOf(agent->open({}, &owner));
        QVERIFY(!outcome);
        QCOMPARE(outcome.error().code, AuthError::Code::BrowserNotStarted);
    }
};

QONSENT_TEST(tst_ConsentDialog)
#include "tst_consentdialog.moc"
