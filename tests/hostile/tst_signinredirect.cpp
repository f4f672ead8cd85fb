// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "tests/hostile/twists.h"
#include "tests/oauthcore/redirect/rawclient.h"
#include "tests/support/onlyrow.h"
#include "tests/support/outcome.h"
#include "tests/support/testmain.h"

using namespace Qonsent;
using namespace Qonsent::Twists;
using Code = AuthError::Code;
using Test::Endpoint;

namespace {

/// Nobody listens at \a uri any more.
bool isClosed(const QUrl &uri)
{
    QTcpSocket socket;
    socket.connectToHost(uri.host(), quint16(uri.port()));
    return !socket.waitForConnected(1000);
}

} // namespace

/// Group A, seen by whole sign-ins: what comes back through the browser.
class tst_SignInRedirect : public QObject
{
    Q_OBJECT

    /// The redirect as the browser of \a scene followed it; empty if it has not yet.
    static QUrl redirectOf(const SignInScene &scene)
    {
        const QList<QUrl> visited = scene.agent->visited();
        const auto at = std::find_if(visited.begin(), visited.end(), [](const QUrl &url) {
            return url.path() == QLatin1String("/callback");
        });
        return at == visited.end() ? QUrl() : *at;
    }

private Q_SLOTS:
    void aRedirectThatIsNotInOrderEndsTheSignIn_data()
    {
        refusalColumns();
        refuses("A05: the redirect names another issuer",
                redirect([](QByteArray &location) { location.replace("iss=http", "iss=https"); }),
                Code::IssuerMismatch, "iss");
        refuses("A05: the redirect lacks the issuer that was promised",
                redirect([](QByteArray &location) { location.replace("iss=", "was="); }),
                Code::IssuerMismatch, "iss_missing");
        refuses(
            "A05: another issuer, though none was promised",
            [](SignInScene &scene) {
                member(Endpoint::Discovery, "authorization_response_iss_parameter_supported",
                       QJsonValue::Undefined)(scene);
                redirect([](QByteArray &location) { location.replace("iss=http", "iss=https"); })(
                    scene);
            },
            Code::IssuerMismatch, "iss");
        refuses("A09: the person says no", redirectSays("error=access_denied"), Code::Denied, "");
        refuses("A11: an error beside the code",
                redirect([](QByteArray &location) { location += "&error=access_denied"; }),
                Code::Denied, "");
        refuses("A30: an error that is markup", redirectSays("error=%3Cscript%3E%22"),
                Code::ResponseMalformed, "error");
        for (const char *name : {"access_token", "id_token", "response"})
            refuses(qPrintable(QStringLiteral("A40: %1 in the redirect").arg(QLatin1String(name))),
                    redirect([name](QByteArray &location) {
                        location += '&' + QByteArray(name) + "=CNRYA-9";
                    }),
                    Code::ResponseMalformed, ("unexpected_" + QByteArray(name)).constData());
        refuses("A42: somebody else's code", redirectSays("code=CNRYC-somebody-elses"),
                Code::ServerRefused, "");
        refuses("no code at all", redirectSays("x=y"), Code::ResponseIncomplete, "code");
    }
    void aRedirectThatIsNotInOrderEndsTheSignIn() { checkRefusal(); }

    void anErrorOfTheProviderIsPassedOnAndNotRepeated_data()
    {
        QTest::addColumn<QByteArray>("error");
        QTest::addColumn<AuthError::Code>("code");
        QTest::addColumn<bool>("transient");
        const auto row = [](const char *error, Code code, bool transient) {
            QTest::addRow("A10: %s", error) << QByteArray(error) << code << transient;
        };
        row("login_required", Code::ServerRefused, false);
        row("consent_required", Code::ServerRefused, false);
        row("interaction_required", Code::ServerRefused, false);
        row("account_selection_required", Code::ServerRefused, false);
        row("server_error", Code::ServerRefused, false);
        row("temporarily_unavailable", Code::RateLimited, true);
    }
    void anErrorOfTheProviderIsPassedOnAndNotRepeated()
    {
        QFETCH(QByteArray, error);
        QFETCH(bool, transient);
        SignInScene scene;
        redirectSays("error=" + error + "&error_description=told")(scene);
        const auto account = scene.signIn();
        QVERIFY(!account);
        QTEST(account.error().code, "code");
        QCOMPARE(account.error().isTransient(), transient);
        QCOMPARE(account.error().serverCode, error);
        QCOMPARE(account.error().serverDescription, QStringLiteral("told"));
        QCOMPARE(scene.server.count(Endpoint::Authorization), 1);
        QCOMPARE(scene.server.count(Endpoint::Token), 0);
        QCOMPARE(scene.harm(account.error()), QByteArray());
    }

    void theListenerGoesWhenItHasItsAnswer_data()
    {
        onlyRow("A09: the port, after the person has said no");
    }
    void theListenerGoesWhenItHasItsAnswer()
    {
        SignInScene scene;
        redirectSays("error=access_denied")(scene);
        QVERIFY(!scene.signIn());
        // two seconds are for the page
        QTRY_VERIFY_WITH_TIMEOUT(isClosed(redirectOf(scene)), 10'000);
    }

    void whatIsOnlyUnusualSucceeds_data()
    {
        QTest::addColumn<Twist>("twist");
        QTest::newRow("A07: the right issuer, though nobody promised it")
            << member(Endpoint::Discovery, "authorization_response_iss_parameter_supported",
                      QJsonValue::Undefined);
        QTest::newRow("A41: session state and a hundred unknown parameters")
            << redirect([](QByteArray &location) {
                   location += "&session_state=x";
                   for (int i = 0; i < 100; ++i)
                       location += "&p" + QByteArray::number(i) + "=x";
               });
        QTest::newRow("A33: the redirect names a page to go on to") << Twist([](SignInScene &s) {
            redirect([to = s.canary()](QByteArray &location) { location += "&next=" + to; })(s);
        });
        QTest::newRow("A33: the token response names a page to show") << Twist([](SignInScene &s) {
            member(Endpoint::Token, "message_url", QString::fromLatin1(s.canary() + "/hello"))(s);
        });
    }
    void whatIsOnlyUnusualSucceeds()
    {
        QFETCH(Twist, twist);
        SignInScene scene;
        twist(scene);
        const auto account = scene.signIn();
        QVERIFY2(account, account ? "" : account.error().reason.constData());
        QCOMPARE(scene.harm(), QByteArray());
        for (const QUrl &url : scene.agent->visited())
            QCOMPARE(url.host(), QStringLiteral("127.0.0.1"));
    }

    void aCodeIsRedeemedOnce_data()
    {
        onlyRow("A03: the same redirect while the code is exchanged, and when all is over");
    }
    void aCodeIsRedeemedOnce()
    {
        SignInScene scene;
        scene.server.hold(Endpoint::Token);
        std::optional<Result<Account>> ended;
        whenFinished(scene.accounts.signIn(scene.request), this,
                     [&ended](const Result<Account> &account) { ended = account; });
        QTRY_COMPARE(scene.server.count(Endpoint::Token), 1);
        const QUrl redirect = redirectOf(scene);
        const QByteArray again =
            plainRequest(redirect, redirect.toEncoded(QUrl::RemoveScheme | QUrl::RemoveAuthority));
        QCOMPARE(statusOf(answerTo(redirect, again)), 410);
        scene.server.release(Endpoint::Token);
        QTRY_VERIFY(ended);
        QVERIFY(*ended);
        QTRY_VERIFY_WITH_TIMEOUT(isClosed(redirect), 10'000); // two seconds after the redirect
        QCOMPARE(scene.server.count(Endpoint::Token), 1);
    }

    void signInsAtOnceNeverMix_data()
    {
        onlyRow("A45, CK-03: fifty sign-ins at two providers, each with its own listener");
    }
    void signInsAtOnceNeverMix()
    {
        SignInScene one;
        Test::AuthorizationServer two({.clock = &one.clock, .signingAlgorithm = "ES256"});
        int ended = 0;
        for (int i = 0; i < 50; ++i) {
            SignInRequest request = one.request;
            request.issuer = i % 2 ? one.server.issuer() : two.issuer();
            if (i % 2 == 0)
                request.client = {.id = QStringLiteral("app")};
            whenFinished(one.accounts.signIn(request), this,
                         [&ended, issuer = request.issuer](const Result<Account> &account) {
                             ++ended;
                             QVERIFY2(account, account ? "" : account.error().reason.constData());
                             QCOMPARE(account->claims->issuer(), issuer);
                         });
        }
        QTRY_COMPARE_WITH_TIMEOUT(ended, 50, 30'000);
        QCOMPARE(one.server.count(Endpoint::Token), 25);
        QCOMPARE(two.count(Endpoint::Token), 25);
    }
};

QONSENT_TEST(tst_SignInRedirect)
#include "tst_signinredirect.moc"
