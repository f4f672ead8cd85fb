// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "oauthcore/redirect/commanduseragent.h"
#include "tests/hostile/signinscene.h"
#include "tests/support/onlyrow.h"
#include "tests/support/outcome.h"
#include "tests/support/testmain.h"

#include <QTemporaryDir>
#include <QUrlQuery>

using namespace Qonsent;
using Code = AuthError::Code;
using Test::Endpoint;

namespace {

/// Programs that people have where a browser should be. None of them outlives the folder.
QStringList shell(const QString &script)
{
    return {QStringLiteral("/bin/sh"), QStringLiteral("-c"), script};
}

/// Where the sign-in of \a page listens.
QUrl redirectUri(const QUrl &page)
{
    return QUrl(QUrlQuery(page).queryItemValue(QStringLiteral("redirect_uri"), QUrl::FullyDecoded));
}

/// True if the port of \a uri is free again.
bool isFree(const QUrl &uri)
{
    QTcpServer server;
    return server.listen(QHostAddress::LocalHost, quint16(uri.port()));
}

} // namespace

Q_DECLARE_METATYPE(Qonsent::UserAction::Kind)

/// Group A, seen by whole sign-ins: browsers that do not start, and people who do not come back.
class tst_SignInBrowser : public QObject
{
    Q_OBJECT

    QTemporaryDir m_folder;

    /// A sign-in of \a scene whose page the shell opens with \a script.
    SignIn *start(SignInScene &scene, const QStringList &browser)
    {
        scene.request.userAgent = browserCommand(browser);
        SignIn *signIn = scene.accounts.signIn(scene.request);
        connect(signIn, &SignIn::userActionNeeded, this,
                [this](const UserAction &action) { m_actions += action; });
        return signIn;
    }

    QList<UserAction> m_actions;

private Q_SLOTS:
    void init() { m_actions.clear(); }

    void theAddressIsShownAndWorks_data()
    {
        QTest::addColumn<QStringList>("browser");
        QTest::addColumn<UserAction::Kind>("kind");
        QTest::addColumn<QByteArray>("reason");
        QTest::newRow("A38: there is no such browser")
            << QStringList(QStringLiteral("qonsent-no-such-browser"))
            << UserAction::Kind::OpenAddress << QByteArray("not_found");
        QTest::newRow("A38: the browser fails")
            << shell(QStringLiteral("exit 3")) << UserAction::Kind::OpenAddress
            << QByteArray("exit_status_3");
        QTest::newRow("A38: the browser hangs")
            << shell(QStringLiteral("while [ -e %1 ]; do sleep 0.1; done").arg(m_folder.path()))
            << UserAction::Kind::ContinueInBrowser << QByteArray();
        QTest::newRow("A38: the browser says it is open, and is not")
            << shell(QStringLiteral("exit 0")) << UserAction::Kind::ContinueInBrowser
            << QByteArray();
    }
    void theAddressIsShownAndWorks()
    {
        QFETCH(QStringList, browser);
        QFETCH(UserAction::Kind, kind);
        QFETCH(QByteArray, reason);
        SignInScene scene;
        SignIn *signIn = start(scene, browser);
        QTRY_COMPARE(m_actions.size(), 1);
        const UserAction action = m_actions.constFirst();
        QCOMPARE(action.kind, kind);
        QCOMPARE(action.problem.has_value(), !reason.isEmpty());
        if (action.problem) {
            QCOMPARE(action.problem->code, Code::BrowserNotStarted);
            QCOMPARE(action.problem->reason, reason);
        }
        QVERIFY(!signIn->isFinished());
        // carried to another browser by hand, the address still works
        std::optional<Result<Account>> ended;
        whenFinished(signIn, this, [&ended](const Result<Account> &account) { ended = account; });
        QObject owner;
        QVERIFY(outcomeOf(scene.agent->open(
            {.url = action.url, .redirectUri = redirectUri(action.url)}, &owner)));
        QTRY_VERIFY(ended);
        QVERIFY2(*ended, *ended ? "" : ended->error().reason.constData());
    }

    void nobodyWhoCouldShowTheAddressEndsTheSignIn_data()
    {
        onlyRow("A38: there is no such browser, and nobody to show the address");
    }
    void nobodyWhoCouldShowTheAddressEndsTheSignIn()
    {
        SignInScene scene;
        scene.request.userAgent = browserCommand({QStringLiteral("qonsent-no-such-browser")});
        const auto account = scene.signIn();
        QVERIFY(!account);
        QCOMPARE(account.error().code, Code::BrowserNotStarted);
        QCOMPARE(account.error().reason, QByteArray("not_found"));
        QCOMPARE(scene.harm(account.error()), QByteArray());
    }

    void cancellingEndsTheWaitAtOnce_data()
    {
        QTest::addColumn<QStringList>("browser");
        QTest::newRow("A38: cancelled after the browser failed") << shell(QStringLiteral("exit 3"));
        QTest::newRow("A38: cancelled while the browser hangs")
            << shell(QStringLiteral("while [ -e %1 ]; do sleep 0.1; done").arg(m_folder.path()));
    }
    void cancellingEndsTheWaitAtOnce()
    {
        QFETCH(QStringList, browser);
        SignInScene scene;
        SignIn *signIn = start(scene, browser);
        QTRY_COMPARE(m_actions.size(), 1);
        const QUrl listener = redirectUri(m_actions.constFirst().url);
        QVERIFY(!isFree(listener));
        signIn->cancel();
        QVERIFY(signIn->isFinished());
        QVERIFY(isFree(listener));
        const auto account = outcomeOf<Account>(signIn);
        QCOMPARE(account.error().code, Code::Cancelled);
        QCOMPARE(scene.harm(account.error()), QByteArray());
    }

    void nobodyIsWaitedForForEver_data()
    {
        QTest::addColumn<QStringList>("browser");
        QTest::newRow("A38: the browser is closed again") << shell(QStringLiteral("exit 0"));
        QTest::newRow("A38: the browser hangs until the time is over")
            << shell(QStringLiteral("while [ -e %1 ]; do sleep 0.1; done").arg(m_folder.path()));
        QTest::newRow("A38: no browser, and the time is over")
            << QStringList(QStringLiteral("qonsent-no-such-browser"));
    }
    void nobodyIsWaitedForForEver()
    {
        QFETCH(QStringList, browser);
        SignInScene scene;
        SignIn *signIn = start(scene, browser);
        QTRY_COMPARE(m_actions.size(), 1);
        scene.clock.advance(scene.request.timeout);
        const auto account = outcomeOf<Account>(signIn);
        QVERIFY(!account);
        QCOMPARE(account.error().code, Code::SignInTimedOut);
        QCOMPARE(account.error().reason, QByteArray("no_redirect"));
        QCOMPARE(m_actions.size(), 1);
        QVERIFY(isFree(redirectUri(m_actions.constFirst().url)));
        QCOMPARE(scene.server.count(Endpoint::Token), 0);
        QCOMPARE(scene.harm(account.error()), QByteArray());
    }
};

QONSENT_TEST(tst_SignInBrowser)
#include "tst_signinbrowser.moc"
