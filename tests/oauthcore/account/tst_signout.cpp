// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "oauthcore/account/accountlocking.h"
#include "tests/oauthcore/account/scene.h"
#include "tests/support/onlyrow.h"
#include "tests/support/testmain.h"

#include <QSignalSpy>

using namespace Qonsent;
using Code = AuthError::Code;
using Test::Answer;
using Test::Endpoint;

/// The end of a sign-in, here and there.
class tst_SignOut : public QObject
{
    Q_OBJECT

    static QByteArrayList hints(const Scene &scene)
    {
        QByteArrayList hints;
        for (const Test::ReceivedRequest &request : scene.server.requests(Endpoint::Revocation))
            hints += request.form().value("token_type_hint").value_or("none");
        return hints;
    }

private Q_SLOTS:
    void signingOutKeepsTheSettings_data()
    {
        QTest::addColumn<bool>("tellsTheProvider");
        QTest::newRow("B46: the refresh token is revoked before the access token") << true;
        QTest::newRow("only here") << false;
    }
    void signingOutKeepsTheSettings()
    {
        QFETCH(bool, tellsTheProvider);
        Scene scene;
        Accounts accounts(scene.services());
        const Account account = scene.signIn(accounts);
        const auto ended = outcomeOf<SignedOut>(accounts.signOut(
            account.id,
            tellsTheProvider ? SignOut::AtProvider::Revoke : SignOut::AtProvider::Silent));
        QVERIFY(ended.has_value());
        QVERIFY(!ended->notRevoked);
        QCOMPARE(ended->isRevoked, tellsTheProvider);
        QCOMPARE(hints(scene),
                 tellsTheProvider ? (QByteArrayList{"refresh_token", "access_token"})
                                  : QByteArrayList());
        const Account after = scene.stored(account.id);
        QCOMPARE(after.state, Account::State::SignedOut);
        QCOMPARE(after.name, account.name);
        QCOMPARE(scene.storedTokens(account.id), TokenSet());
        QVERIFY(accounts.cachedToken(account.id).isEmpty());
        QCOMPARE(outcomeOf(accounts.freshToken(account.id)).error().code, Code::SignInNeeded);
    }

    void removingLeavesNothing()
    {
        Scene scene;
        Accounts accounts(scene.services());
        const Account account = scene.signIn(accounts);
        QSignalSpy removed(&accounts, &Accounts::accountRemoved);
        QVERIFY(outcomeOf<SignedOut>(accounts.remove(account.id, SignOut::AtProvider::Revoke))
                    .has_value());
        QCOMPARE(outcomeOf(scene.vault->account(account.id)).error().code, Code::UnknownAccount);
        QCOMPARE(removed.count(), 1);
        QVERIFY(!accounts.account(account.id));
        QCOMPARE(outcomeOf(accounts.freshToken(account.id)).error().code, Code::UnknownAccount);
    }

    void whatTheProviderDidNotHearCanBeRepeated_data()
    {
        QTest::addColumn<Answer>("answer");
        QTest::newRow("B46: 503") << Answer{.status = 503};
        QTest::newRow("B46: the connection breaks") << Answer::hangUp();
        QTest::newRow("B46: unsupported_token_type")
            << Answer::error(400, "unsupported_token_type");
        QTest::newRow("B46: invalid_client") << Answer::error(401, "invalid_client");
    }
    void whatTheProviderDidNotHearCanBeRepeated()
    {
        QFETCH(Answer, answer);
        Scene scene;
        Accounts accounts(scene.services());
        const Account account = scene.signIn(accounts);
        scene.server.enqueue(Endpoint::Revocation, answer);
        const auto first =
            outcomeOf<SignedOut>(accounts.remove(account.id, SignOut::AtProvider::Revoke));
        QVERIFY(first.has_value());
        QVERIFY(first->notRevoked.has_value());
        // It is over here all the same: nobody gets a token.
        QCOMPARE(scene.stored(account.id).state, Account::State::Leaving);
        QVERIFY(accounts.cachedToken(account.id).isEmpty());
        QCOMPARE(outcomeOf(accounts.freshToken(account.id)).error().code, Code::SignInNeeded);
        // Again, in another program.
        Accounts later(scene.services());
        const auto second =
            outcomeOf<SignedOut>(later.remove(account.id, SignOut::AtProvider::Revoke));
        QVERIFY(second.has_value());
        QVERIFY(!second->notRevoked);
        QCOMPARE(outcomeOf(scene.vault->account(account.id)).error().code, Code::UnknownAccount);
    }

    void aProviderThatCannotEndSignInsIsNoReasonToKeepTokens()
    {
        Scene scene;
        Accounts accounts(scene.services());
        scene.server.edit(Endpoint::Discovery, [](QJsonObject &metadata) {
            metadata.remove(QLatin1String("revocation_endpoint"));
        });
        const Account account = scene.signIn(accounts);
        const auto ended = outcomeOf<SignedOut>(accounts.signOut(account.id));
        QVERIFY(ended.has_value());
        QCOMPARE(ended->notRevoked->code, Code::MissingEndpoint);
        QCOMPARE(scene.storedTokens(account.id), TokenSet());
    }

    void aRefreshTokenThatIsRevokedIsEnough()
    {
        Scene scene;
        Accounts accounts(scene.services());
        const Account account = scene.signIn(accounts);
        scene.server.enqueue(Endpoint::Revocation, Answer{.status = 200});
        scene.server.enqueue(Endpoint::Revocation, Answer::error(400, "unsupported_token_type"));
        const auto ended = outcomeOf<SignedOut>(accounts.signOut(account.id));
        QVERIFY(ended.has_value());
        QVERIFY(!ended->notRevoked);
        QCOMPARE(scene.storedTokens(account.id), TokenSet());
    }

    void aFullDiskIsSaidAndNothingIsRevoked()
    {
        Scene scene;
        Accounts accounts(scene.services());
        const Account account = scene.signIn(accounts);
        const TokenSet before = scene.storedTokens(account.id);
        scene.vault->isFull = true;
        const auto ended = outcomeOf<SignedOut>(accounts.signOut(account.id));
        QCOMPARE(ended.error().code, Code::VaultIo);
        QVERIFY(hints(scene).isEmpty());
        QCOMPARE(scene.storedTokens(account.id), before);
    }

    void aCancelledSignOutHasNotBegun()
    {
        Scene scene;
        Accounts accounts(scene.services());
        const Account account = scene.signIn(accounts);
        auto *signOut = accounts.signOut(account.id);
        signOut->cancel();
        QCOMPARE(outcomeOf<SignedOut>(signOut).error().code, Code::Cancelled);
        QCOMPARE(scene.stored(account.id), account);
        QVERIFY(outcomeOf(scene.vault->lockAccount(account.id)).has_value());
    }

    void whoSignedOutSignsInAgain()
    {
        Scene scene;
        Accounts accounts(scene.services());
        const Account account = scene.signIn(accounts);
        QVERIFY(outcomeOf<SignedOut>(accounts.signOut(account.id)).has_value());
        const auto again = outcomeOf<Account>(accounts.signInAgain(
            account.id, {.userAgent = std::make_shared<Test::InstantUserAgent>()}));
        QVERIFY2(again.has_value(), again ? "" : again.error().reason.constData());
        QCOMPARE(again->id, account.id);
        QCOMPARE(again->name, account.name);
        QVERIFY(!accounts.cachedToken(account.id).isEmpty());
    }

    void aRefreshTokenThatIsNotIssuedAgainIsKept()
    {
        Scene scene;
        Accounts accounts(scene.services());
        const Account account = scene.signIn(accounts);
        const TokenSet before = scene.storedTokens(account.id);
        scene.server.options().refreshTokens = Test::RefreshTokens::Never;
        QVERIFY(outcomeOf<Account>(
                    accounts.signInAgain(account.id,
                                         {.userAgent = std::make_shared<Test::InstantUserAgent>()}))
                    .has_value());
        QCOMPARE(scene.storedTokens(account.id).refreshToken, before.refreshToken);
        QVERIFY(scene.stored(account.id).tokens.isRenewable);
    }

    void whoDoesNotLetGoOfTheAccountIsFoundOutFirst_data()
    {
        QTest::addColumn<AuthError::Code>("code");
        QTest::newRow("nobody signs in again at no account") << Code::UnknownAccount;
    }
    void whoDoesNotLetGoOfTheAccountIsFoundOutFirst()
    {
        QFETCH(AuthError::Code, code);
        Scene scene;
        Accounts accounts(scene.services());
        QCOMPARE(
            outcomeOf<Account>(accounts.signInAgain(AccountId(), scene.request())).error().code,
            code);
        const Account account = scene.signIn(accounts);
        const auto lock = outcomeOf(scene.vault->lockAccount(account.id));
        scene.server.clearRequests();
        auto *again = accounts.signInAgain(
            account.id, {.userAgent = std::make_shared<Test::InstantUserAgent>()});
        QSignalSpy steps(again, &SignIn::stepChanged);
        QTest::qWait(50);
        QCOMPARE(steps.count(), 0); // no page is open
        again->cancel();
        QCOMPARE(outcomeOf<Account>(again).error().code, Code::Cancelled);
        QVERIFY(scene.server.requests().isEmpty());
    }

    void whoRevokesByHandWaitsForTheLock_data()
    {
        onlyRow("until it is free, or no longer wanted");
    }
    void whoRevokesByHandWaitsForTheLock()
    {
        Scene scene;
        const AccountId id = AccountId::generate();
        auto held = outcomeOf(scene.vault->lockAccount(id));
        QVERIFY(held);
        QObject owner;
        auto *given = lockWithinAMinute(*scene.vault, id, &owner);
        auto *kept = lockWithinAMinute(*scene.vault, id, &owner);
        QTest::qWait(0);
        QVERIFY(!given->isFinished() && !kept->isFinished());
        given->cancel();
        QVERIFY(!outcomeOf(given));
        held = AuthError::of(Code::Cancelled); // lets go
        QVERIFY(outcomeOf(kept));
    }

    void whoSignsInAgainStaysAtTheProvider_data()
    {
        QTest::addColumn<bool>("hasIssuer");   // the account
        QTest::addColumn<QByteArray>("named"); // in the request
        QTest::newRow("B43: another issuer is named") << true << QByteArray("issuer");
        QTest::newRow("B43: another provider is named by its preset")
            << true << QByteArray("preset");
        QTest::newRow("B43: another token endpoint is named") << true << QByteArray("endpoint");
        QTest::newRow("B43: the account has no issuer, the request has")
            << false << QByteArray("issuer");
        QTest::newRow("B43: neither has, and the token endpoint differs")
            << false << QByteArray("endpoint");
        QTest::newRow("B43: the token endpoint is the same under another issuer")
            << true << QByteArray("alias");
    }
    void whoSignsInAgainStaysAtTheProvider()
    {
        QFETCH(bool, hasIssuer);
        QFETCH(QByteArray, named);
        Scene scene;
        scene.server.options().openClient = Test::Client{.secret = "CNRYS-1"};
        Test::AuthorizationServer other({.clock = &scene.serverClock});
        const auto endpointsOf = [](const Test::AuthorizationServer &server) {
            return ProviderMetadata{.authorizationEndpoint = server.url(Endpoint::Authorization),
                                    .tokenEndpoint = server.url(Endpoint::Token)};
        };
        Accounts accounts(scene.services());
        SignInRequest first = scene.request();
        first.client.secret = Secret("CNRYS-1");
        if (!hasIssuer) {
            first.issuer.clear();
            first.metadata = endpointsOf(scene.server);
            first.scopes = {QStringLiteral("api")};
        }
        const auto account = outcomeOf<Account>(accounts.signIn(first));
        QVERIFY2(account, account ? "" : account.error().reason.constData());
        const TokenSet before = scene.storedTokens(account->id);
        scene.server.clearRequests();

        SignInRequest asked{.userAgent = std::make_shared<Test::InstantUserAgent>()};
        if (named == "issuer")
            asked.issuer = other.issuer();
        else if (named == "preset")
            asked.provider = QStringLiteral("google");
        else
            asked.metadata = endpointsOf(named == "alias" ? scene.server : other);
        if (named == "alias")
            asked.metadata.issuer = other.issuer();
        const auto again = outcomeOf<Account>(accounts.signInAgain(account->id, asked));
        QVERIFY(!again);
        QCOMPARE(again.error().code, Code::InvalidConfiguration);
        QCOMPARE(again.error().reason, QByteArray("another_provider"));
        QVERIFY(scene.server.requests().isEmpty());
        QVERIFY(other.requests().isEmpty());
        QCOMPARE(scene.stored(account->id), *account);
        QCOMPARE(scene.storedTokens(account->id), before);
    }

    void whereTheAccountIsMayBeSaidOnceMore_data() { onlyRow("its issuer, or its own endpoints"); }
    void whereTheAccountIsMayBeSaidOnceMore()
    {
        Scene scene;
        Accounts accounts(scene.services());
        const Account account = scene.signIn(accounts);
        const auto agent = std::make_shared<Test::InstantUserAgent>();
        for (const SignInRequest &asked :
             {SignInRequest{.issuer = account.provider.issuer, .userAgent = agent},
              SignInRequest{.metadata = account.provider, .userAgent = agent}}) {
            const auto again = outcomeOf<Account>(accounts.signInAgain(account.id, asked));
            QVERIFY2(again, again ? "" : again.error().reason.constData());
            QCOMPARE(again->id, account.id);
        }
    }

    void somebodyElseDoesNotTakeAnAccountOver_data()
    {
        QTest::addColumn<QString>("claim");
        QTest::newRow("B43: another subject") << "sub";
    }
    void somebodyElseDoesNotTakeAnAccountOver()
    {
        QFETCH(QString, claim);
        Scene scene;
        Accounts accounts(scene.services());
        const Account account = scene.signIn(accounts);
        const TokenSet before = scene.storedTokens(account.id);
        scene.server.editIdToken([&claim](Test::IdTokenDraft &token) {
            token.claims.insert(claim, QStringLiteral("mallory"));
        });
        const auto again = outcomeOf<Account>(accounts.signInAgain(
            account.id, {.userAgent = std::make_shared<Test::InstantUserAgent>()}));
        QCOMPARE(again.error().code, Code::DifferentUser);
        QCOMPARE(scene.stored(account.id), account);
        QCOMPARE(scene.storedTokens(account.id), before);
        // Mallory may be signed in elsewhere: revoking one of her tokens could end that.
        QVERIFY(hints(scene).isEmpty());
    }
};

QONSENT_TEST(tst_SignOut)
#include "tst_signout.moc"
