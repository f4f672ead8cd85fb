// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "oauthcore/account/accounts.h"
#include "tests/live/liveserver.h"
#include "tests/support/outcome.h"
#include "tests/support/testmain.h"
#include "widgets/consent/consentdialog.h"
#include "widgets/consent/embeddedbrowser.h"

#include <QApplication>
#include <QPointer>
#include <QTest>
#include <QWebEngineView>

using namespace Qonsent;

/// A sign-in inside the window at the real servers, with their own pages.
class tst_ConsentLive : public QObject
{
    Q_OBJECT

    static QPointer<ConsentDialog> openDialog()
    {
        for (QWidget *each : QApplication::topLevelWidgets()) {
            if (auto *dialog = qobject_cast<ConsentDialog *>(each); dialog && dialog->isVisible())
                return dialog;
        }
        return {};
    }

private Q_SLOTS:
    void aSignInRunsInsideTheWindow_data()
    {
        QTest::addColumn<LiveServer::Kind>("kind");
        QTest::addColumn<QString>("decision");
        QTest::newRow("oidc-provider, allowed")
            << LiveServer::Kind::OidcProvider << QStringLiteral("allow");
        QTest::newRow("oidc-provider, denied")
            << LiveServer::Kind::OidcProvider << QStringLiteral("deny");
        QTest::newRow("Authlib, allowed") << LiveServer::Kind::Authlib << QStringLiteral("allow");
        QTest::newRow("Authlib, denied") << LiveServer::Kind::Authlib << QStringLiteral("deny");
    }
    void aSignInRunsInsideTheWindow()
    {
        QFETCH(LiveServer::Kind, kind);
        QFETCH(QString, decision);
        LiveServer server(kind);
        QVERIFY2(server.isRunning(), qPrintable(server.notices()));
        Accounts accounts(inMemoryServices());
        const SignInRequest request{.issuer = server.issuer(),
                                    .client = {.id = QStringLiteral("qonsent-public")},
                                    .scopes = Scopes::parse(u"openid profile"),
                                    .userAgent = embeddedBrowser(nullptr)};
        auto *reply = accounts.signIn(request);
        QPointer<ConsentDialog> dialog;
        QTRY_VERIFY_WITH_TIMEOUT((dialog = openDialog()), 20'000);
        // fills the form where there is one, and presses the button where there is none
        const QString script =
            QStringLiteral(
                "(() => { const password = document.querySelector('[name=password]');"
                "if (document.readyState != 'complete' || window.pressed) return;"
                "window.pressed = true;"
                "if (password) { document.querySelector('[name=username]').value = 'alice';"
                "password.value = 'correct-horse'; }"
                "document.querySelector(`button[value=${password ? 'allow' : '%1'}]`)?.click(); "
                "})()")
                .arg(decision);
        Result<Account> account = AuthError::of(AuthError::Code::Cancelled, "test_timeout");
        bool ended = false;
        whenFinished(static_cast<ReplyOf<Account> *>(reply), this,
                     [&](const Result<Account> &result) {
                         account = result;
                         ended = true;
                     });
        for (int tries = 0; tries < 200 && !ended; ++tries) {
            if (auto *browser = dialog ? dialog->findChild<QWebEngineView *>() : nullptr)
                browser->page()->runJavaScript(script);
            QTest::qWait(50);
        }
        QVERIFY(ended);
        if (decision == u"allow")
            QVERIFY2(account, account ? "" : qPrintable(account.error().message));
        else
            QCOMPARE(account.error().code, AuthError::Code::Denied);
        QTRY_VERIFY(!dialog);
    }
};

QONSENT_TEST(tst_ConsentLive)
#include "tst_consentlive.moc"
