// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "tests/oauthcore/account/scene.h"
#include "tests/support/onlyrow.h"
#include "tests/support/testkeys.h"
#include "tests/support/testmain.h"

#include "oauthcore/protocol/clientauth/clientassertion.h"

using namespace Qonsent;
using namespace std::chrono_literals;
using Code = AuthError::Code;
using Test::Endpoint;

/// A sign-in with a code for another device, from the request to the stored account.
class tst_SignInDevice : public QObject
{
    Q_OBJECT

    /// A sign-in that shows its code.
    struct Waiting
    {
        Scene scene;
        Accounts accounts{scene.services()};
        QList<UserAction> actions;
        QPointer<SignIn> signIn;
        std::optional<Result<Account>> ended;

        explicit Waiting(SignInMethod method = SignInMethod::Device)
        {
            SignInRequest asked = scene.request();
            asked.method = method;
            signIn = accounts.signIn(asked);
            QObject::connect(signIn, &SignIn::userActionNeeded, &accounts,
                             [this](const UserAction &action) { actions += action; });
            whenFinished<Account>(signIn, &accounts,
                                  [this](const Result<Account> &account) { ended = account; });
        }
        bool isShown(qsizetype times = 1)
        {
            return QTest::qWaitFor([this, times] { return actions.size() == times; });
        }
        bool isEnded()
        {
            return QTest::qWaitFor([this] { return ended.has_value(); }, 30'000);
        }
        QString code() const { return actions.constLast().userCode; }
    };

private Q_SLOTS:
    void endsWithAnAccountAsEver()
    {
        Waiting waiting;
        QVERIFY(waiting.isShown());
        QCOMPARE(waiting.actions.constFirst().kind, UserAction::Kind::ShowCode);
        QVERIFY(waiting.scene.server.allowDevice(waiting.code(), QStringLiteral("alice")));
        waiting.scene.advance(5s);
        QVERIFY(waiting.isEnded());
        QVERIFY2(*waiting.ended,
                 waiting.ended->has_value() ? "" : waiting.ended->error().reason.constData());
        const Account account = waiting.scene.stored(waiting.ended->value().id);
        QCOMPARE(account.name, QStringLiteral("Work"));
        QCOMPARE(account.displayName, QStringLiteral("Alice Demo"));
        QVERIFY(account.tokens.isRenewable);
        QCOMPARE(waiting.scene.server.count(Endpoint::Authorization), 0);

        waiting.scene.advance(2h); // and what was got so is renewed as ever
        QVERIFY(outcomeOf(waiting.accounts.freshToken(account.id)));
    }

    void aNewCodeVoidsTheOldOne_data()
    {
        QTest::addColumn<AccountChoice>("choice");
        QTest::newRow("MS-30: a new code") << AccountChoice::FreshLink;
        QTest::newRow("MS-30: for another account") << AccountChoice::OtherAccount;
    }
    void aNewCodeVoidsTheOldOne()
    {
        QFETCH(AccountChoice, choice);
        Waiting waiting;
        QVERIFY(waiting.isShown());
        const QString first = waiting.code();
        waiting.signIn->restart(choice);
        QVERIFY(waiting.isShown(2));
        QVERIFY(waiting.code() != first);
        QVERIFY(waiting.scene.server.allowDevice(first, QStringLiteral("alice")));
        waiting.scene.advance(5s);
        QTRY_COMPARE(waiting.scene.server.count(Endpoint::Token), 1);
        QVERIFY(!waiting.ended);
        QVERIFY(waiting.scene.server.allowDevice(waiting.code(), QStringLiteral("alice")));
        waiting.scene.advance(5s);
        QVERIFY(waiting.isEnded());
        QVERIFY(waiting.ended->has_value());
    }

    void aCodeThatRunsOutStoresNothing_data()
    {
        QTest::addColumn<bool>("deny");
        QTest::addColumn<AuthError::Code>("code");
        QTest::addColumn<int>("step");
        QTest::newRow("E03: nobody enters it")
            << false << Code::DeviceCodeExpired << int(Step::Failed);
        QTest::newRow("E05: the person says no") << true << Code::Denied << int(Step::Denied);
    }
    void aCodeThatRunsOutStoresNothing()
    {
        QFETCH(bool, deny);
        Waiting waiting;
        QVERIFY(waiting.isShown());
        int lastStep = 0;
        connect(waiting.signIn, &SignIn::stepChanged, this,
                [&lastStep](Step step) { lastStep = int(step); });
        if (deny)
            QVERIFY(waiting.scene.server.denyDevice(waiting.code()));
        waiting.scene.advance(deny ? 5s : 601s);
        QVERIFY(waiting.isEnded());
        QTEST(waiting.ended->error().code, "code");
        QTEST(lastStep, "step");
        QVERIFY(outcomeOf(waiting.scene.vault->accounts())->isEmpty());
    }

    void thePersonCanChangeTheirMindAboutTheWay()
    {
        Waiting waiting;
        QVERIFY(waiting.isShown());
        waiting.signIn->changeMethod(SignInMethod::Browser);
        QVERIFY(waiting.isEnded()); // by the browser that clicks for itself
        QVERIFY(waiting.ended->has_value());
        QCOMPARE(waiting.scene.server.count(Endpoint::Authorization), 1);
        QCOMPARE(waiting.scene.server.requests(Endpoint::Token)
                     .constLast()
                     .form()
                     .value("grant_type")
                     .value_or(""),
                 QByteArray("authorization_code"));
    }

    void somebodyElseGetsNoAccountOfOthers()
    {
        Waiting waiting;
        QVERIFY(waiting.isShown());
        QVERIFY(waiting.scene.server.allowDevice(waiting.code(), QStringLiteral("alice")));
        waiting.scene.advance(5s);
        QVERIFY(waiting.isEnded());
        waiting.scene.server.options().users.append(
            {.name = QStringLiteral("mallory"), .password = QStringLiteral("x")});
        QList<UserAction> actions;
        SignIn *again = waiting.accounts.signInAgain(waiting.ended->value().id,
                                                     {.method = SignInMethod::Device});
        connect(again, &SignIn::userActionNeeded, this,
                [&actions](const UserAction &action) { actions += action; });
        QVERIFY(QTest::qWaitFor([&actions] { return !actions.isEmpty(); }));
        QVERIFY(waiting.scene.server.allowDevice(actions.constLast().userCode,
                                                 QStringLiteral("mallory")));
        waiting.scene.advance(5s);
        QCOMPARE(outcomeOf<Account>(again).error().code, Code::DifferentUser);
    }

    void thePasteOfAnAddressIsNotForIt()
    {
        Waiting waiting;
        QVERIFY(waiting.isShown());
        QCOMPARE(waiting.signIn->acceptPastedAddress(QStringLiteral("code=a")).error().reason,
                 QByteArray("not_waiting"));
    }

    void theProgramsOwnProofIsUsedFromSignInToSignOut_data()
    {
        onlyRow("TY-04, MS-07: a key on a card");
    }
    void theProgramsOwnProofIsUsedFromSignInToSignOut()
    {
        Scene scene;
        const auto key = SigningKey::fromPrivateKey(Secret(QByteArrayView(TestKeys::p256Jwk)), {},
                                                    {}); // TY-04, MS-07
        scene.server.options().clients = {
            {.id = "app",
             .authenticationMethod = "private_key_jwt",
             .jwks = {{QStringLiteral("keys"), QJsonArray{key->publicJwk()}}}}};
        int signatures = 0;
        Services services = scene.services();
        services.clientAuthenticators = {{"card", assertionAuthenticator([&signatures, &key] {
                                              ++signatures;
                                              return Result<SigningKey>(*key);
                                          })}};
        Accounts accounts(services);
        SignInRequest asked = scene.request();
        asked.client.authenticationMethod = "card";
        const auto account = outcomeOf<Account>(accounts.signIn(asked));
        QVERIFY2(account, account ? "" : qPrintable(account.error().serverDescription));
        QCOMPARE(signatures, 1);
        scene.advance(2h);
        QVERIFY(outcomeOf(accounts.freshToken(account->id)));
        QCOMPARE(signatures, 2);
        QVERIFY(outcomeOf<SignedOut>(accounts.signOut(account->id)));
        QVERIFY(signatures > 2);
    }
};

QONSENT_TEST(tst_SignInDevice)
#include "tst_signindevice.moc"
