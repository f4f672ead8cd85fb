// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "oauthcore/account/renewal.h"
#include "tests/oauthcore/account/scene.h"
#include "tests/support/onlyrow.h"
#include "tests/support/testmain.h"

#include <QLocale>
#include <QRegularExpression>
#include <QSignalSpy>

using namespace Qonsent;
using namespace std::chrono_literals;
using Code = AuthError::Code;
using Test::Answer;
using Test::Endpoint;

/// One fresh token for everybody, and nothing lost on the way to it.
class tst_Renewal : public QObject
{
    Q_OBJECT

    static QString said(const Result<Secret> &token)
    {
        return token ? QString()
                     : QString::fromLatin1(token.error().jsonCode() + ' ' + token.error().reason);
    }

    static QByteArray dateFrom(const QDateTime &moment)
    {
        return QLocale::c()
            .toString(moment, QStringLiteral("ddd, dd MMM yyyy hh:mm:ss 'GMT'"))
            .toLatin1();
    }

private Q_SLOTS:
    void twoProgramsShareOneRotatingToken_data()
    {
        onlyRow("B36: two programs want a fresh token at the same moment");
    }
    void twoProgramsShareOneRotatingToken()
    {
        Scene scene;
        Accounts first(scene.services());
        const Account account = scene.signIn(first);
        Accounts second(scene.services());
        QVERIFY(outcomeOf(second.freshToken(account.id)).has_value());
        scene.advance(2h);
        scene.server.clearRequests();
        auto *one = first.freshToken(account.id);
        auto *other = second.freshToken(account.id);
        Result<Secret> others = AuthError::of(Code::Cancelled);
        whenFinished(other, this, [&others](const Result<Secret> &token) { others = token; });
        const Result<Secret> token = outcomeOf(one);
        QVERIFY2(token.has_value(), qPrintable(said(token)));
        QTRY_VERIFY2(others.has_value(), qPrintable(said(others)));
        QCOMPARE(*others, *token);
        QCOMPARE(scene.server.count(Endpoint::Token), 1);
    }

    void whatAnotherProgramRenewedIsTakenOver()
    {
        Scene scene;
        Accounts first(scene.services());
        const Account account = scene.signIn(first);
        Accounts second(scene.services());
        QVERIFY(outcomeOf(second.freshToken(account.id)).has_value());
        scene.advance(2h);
        const Result<Secret> token = outcomeOf(first.freshToken(account.id));
        scene.server.clearRequests();
        QCOMPARE(*outcomeOf(second.freshToken(account.id)), *token);
        QCOMPARE(scene.server.count(Endpoint::Token), 0);
    }

    void aRenewalOnDemandIsNewUnlessSomebodyElseWasFaster_data()
    {
        onlyRow("CK-M09, RO-33: nobody was");
    }
    void aRenewalOnDemandIsNewUnlessSomebodyElseWasFaster()
    {
        Scene scene;
        Accounts accounts(scene.services());
        const Account account = scene.signIn(accounts);
        const Secret before = accounts.cachedToken(account.id);
        const auto renewed =
            outcomeOf(accounts.freshTokens(account.id, {.source = TokenDemand::Source::Provider}));
        QVERIFY(renewed.has_value());
        QVERIFY(!(renewed->accessToken == before));
        QCOMPARE(accounts.cachedToken(account.id), renewed->accessToken);
    }

    void aTokenThatDoesNotLastAsLongAsAskedIsRenewedOnce()
    {
        Scene scene({.accessTokenLifetime = 10min});
        Accounts accounts(scene.services());
        const Account account = scene.signIn(accounts);
        scene.server.clearRequests();
        const auto enough = outcomeOf(accounts.freshTokens(account.id, {.minimumValidity = 9min}));
        QCOMPARE(scene.server.count(Endpoint::Token), 0);
        const auto tooShort = outcomeOf(accounts.freshTokens(account.id, {.minimumValidity = 1h}));
        QVERIFY(tooShort.has_value());
        QCOMPARE(tooShort->accessToken, enough->accessToken); // it has nine minutes of its ten
        scene.advance(2min);
        for (int i = 0; i < 2; ++i) {
            const auto renewed =
                outcomeOf(accounts.freshTokens(account.id, {.minimumValidity = 1h}));
            QVERIFY(renewed.has_value());
            QVERIFY(!(renewed->accessToken == enough->accessToken));
        }
        QCOMPARE(scene.server.count(Endpoint::Token), 1);
    }

    void anOutageOfAMomentIsWaitedOut_data()
    {
        QTest::addColumn<QList<Answer>>("answers");
        QTest::addColumn<int>("posts");
        QTest::addColumn<QByteArray>("outcome");
        const Answer down{.status = 500};
        const Answer busy{.status = 503};
        QTest::newRow("B07: 500, then well") << QList<Answer>{down} << 2 << QByteArray();
        QTest::newRow("B07: 502, 503, then well")
            << QList<Answer>{Answer{.status = 502}, busy} << 3 << QByteArray();
        QTest::newRow("B07: three times 500 is an outage")
            << QList<Answer>{down, down, down} << 3 << QByteArray("unreachable http_500");
        QTest::newRow("B08: 429 with Retry-After of a second")
            << QList<Answer>{Answer{.status = 429}.with("Retry-After", "1")} << 2 << QByteArray();
        QTest::newRow("B08: 429 with Retry-After of 3 seconds is for the caller to wait")
            << QList<Answer>{Answer{.status = 429}.with("Retry-After", "3")} << 1
            << QByteArray("rate_limited http_429");
        QTest::newRow("B08: Retry-After of a thousand days is for nobody to wait")
            << QList<Answer>{busy.with("Retry-After", "99999999")} << 1
            << QByteArray("rate_limited http_503");
    }
    void anOutageOfAMomentIsWaitedOut()
    {
        QFETCH(QList<Answer>, answers);
        QFETCH(QByteArray, outcome);
        Scene scene;
        Accounts accounts(scene.services());
        const Account account = scene.signIn(accounts);
        const TokenSet before = scene.storedTokens(account.id);
        scene.advance(2h);
        scene.server.clearRequests();
        for (const Answer &answer : answers)
            scene.server.enqueue(Endpoint::Token, answer);
        const Result<Secret> token = outcomeOf(accounts.freshToken(account.id));
        QCOMPARE(said(token).toLatin1(), outcome);
        QTEST(scene.server.count(Endpoint::Token), "posts");
        if (!token) {
            QVERIFY(token.error().isTransient());
            QCOMPARE(scene.storedTokens(account.id), before);
            QVERIFY(outcomeOf(accounts.freshToken(account.id)).has_value());
        }
    }

    void whatIsNoEndOfTheSignInLeavesTheRefreshToken_data()
    {
        QTest::addColumn<Answer>("answer");
        QTest::addColumn<AuthError::Code>("code");
        QTest::newRow("B38, RO-31: invalid_request")
            << Answer::error(400, "invalid_request") << Code::ServerRefused;
        QTest::newRow("B38: 400 with a page")
            << Answer{.status = 400, .headers = {{"Content-Type", "text/html"}}, .body = "<p>no"}
            << Code::ServerRefused;
        QTest::newRow("B38: 401 and nothing") << Answer{.status = 401} << Code::ServerRefused;
        QTest::newRow("B37: invalid_client")
            << Answer::error(401, "invalid_client") << Code::ServerRefused;
        QTest::newRow("B37: unauthorized_client")
            << Answer::error(400, "unauthorized_client") << Code::ServerRefused;
        QTest::newRow("B37: invalid_scope")
            << Answer::error(400, "invalid_scope") << Code::ServerRefused;
        QTest::newRow("B01, RO-31: the page of a captive portal")
            << Answer{.headers = {{"Content-Type", "text/html"}}, .body = "<p>Log in"}
            << Code::ResponseMalformed;
        QTest::newRow("B04: a redirect to another host")
            << Answer::redirect("https://other.test/token", 307) << Code::RedirectRefused;
        QTest::newRow("B32: a refresh token that is a number")
            << Answer::json(200,
                            {{QLatin1String("access_token"), QLatin1String("CNRYA-n")},
                             {QLatin1String("token_type"), QLatin1String("Bearer")},
                             {QLatin1String("refresh_token"), 7}})
            << Code::ResponseMalformed;
        QTest::newRow("B41: scopes that are a list")
            << Answer::json(200,
                            {{QLatin1String("access_token"), QLatin1String("CNRYA-n")},
                             {QLatin1String("token_type"), QLatin1String("Bearer")},
                             {QLatin1String("scope"), QJsonArray{QLatin1String("a")}}})
            << Code::ResponseMalformed;
        QTest::newRow("B27: a token of a type that is not ours")
            << Answer::json(200,
                            {{QLatin1String("access_token"), QLatin1String("CNRYA-n")},
                             {QLatin1String("token_type"), QLatin1String("mac")}})
            << Code::TokenTypeUnsupported;
    }
    void whatIsNoEndOfTheSignInLeavesTheRefreshToken()
    {
        QFETCH(Answer, answer);
        Scene scene;
        Accounts accounts(scene.services());
        const Account account = scene.signIn(accounts);
        const TokenSet before = scene.storedTokens(account.id);
        scene.advance(2h);
        scene.server.enqueue(Endpoint::Token, answer);
        const Result<Secret> token = outcomeOf(accounts.freshToken(account.id));
        QTEST(token.error().code, "code");
        QCOMPARE(scene.storedTokens(account.id), before);
        QCOMPARE(scene.stored(account.id).state, Account::State::Ready);
        const Result<Secret> later = outcomeOf(accounts.freshToken(account.id));
        QVERIFY2(later.has_value(), qPrintable(said(later)));
    }

    void onlyInvalidGrantForTheStoredTokenEndsASignIn_data()
    {
        QTest::addColumn<int>("status");
        QTest::newRow("B36: invalid_grant") << 400;
        QTest::newRow("MS-04: the account is told, and nothing is deleted") << 400;
        QTest::newRow("B39: invalid_grant under status 200") << 200;
    }
    void onlyInvalidGrantForTheStoredTokenEndsASignIn()
    {
        QFETCH(int, status);
        Scene scene;
        Accounts accounts(scene.services());
        const Account account = scene.signIn(accounts);
        const TokenSet before = scene.storedTokens(account.id);
        scene.advance(2h);
        scene.server.clearRequests();
        scene.server.enqueue(Endpoint::Token, Answer::error(status, "invalid_grant"));
        const Result<Secret> token = outcomeOf(accounts.freshToken(account.id));
        QCOMPARE(token.error().code, Code::SignInNeeded);
        QCOMPARE(token.error().serverCode, QByteArray("invalid_grant"));
        const Account after = scene.stored(account.id);
        QCOMPARE(after.state, Account::State::NeedsSignIn);
        QCOMPARE(after.requestedScopes, account.requestedScopes);
        QCOMPARE(scene.storedTokens(account.id), before); // nothing is deleted
        // and nobody tries it again and again
        QCOMPARE(outcomeOf(accounts.freshToken(account.id)).error().code, Code::SignInNeeded);
        QCOMPARE(scene.server.count(Endpoint::Token), 1);
    }

    void aTokenThatSomebodyReplacedWithoutTheLockIsNotTheEnd_data()
    {
        onlyRow("B36: invalid_grant for a token that a program without locks has rotated");
    }
    void aTokenThatSomebodyReplacedWithoutTheLockIsNotTheEnd()
    {
        Scene scene;
        Accounts accounts(scene.services());
        const Account account = scene.signIn(accounts);
        scene.advance(2h);
        scene.server.enqueue(Endpoint::Token, Answer::error(400, "invalid_grant"));
        scene.server.hold(Endpoint::Token);
        auto *reply = accounts.freshToken(account.id);
        QTRY_COMPARE(scene.server.count(Endpoint::Token), 2); // the sign-in's and this
        TokenSet theirs = scene.storedTokens(account.id);
        theirs.accessToken = Secret("CNRYA-theirs");
        theirs.refreshToken = Secret("CNRYR-theirs");
        theirs.obtainedAt = scene.clock.now();
        theirs.expiresAt = scene.clock.now().addSecs(3600);
        QVERIFY(outcomeOf(scene.vault->change(account.id, {.tokens = theirs})).has_value());
        scene.server.release(Endpoint::Token);
        const Result<Secret> token = outcomeOf(reply);
        QVERIFY2(token.has_value(), qPrintable(said(token)));
        QCOMPARE(*token, theirs.accessToken);
        QCOMPARE(scene.stored(account.id).state, Account::State::Ready);
    }

    void aRequestWithoutAnAnswerIsRepeatedOnce_data()
    {
        QTest::addColumn<int>("hangUps");
        QTest::addColumn<QByteArray>("outcome");
        QTest::newRow("the server hangs up once") << 1 << QByteArray();
        QTest::newRow("the server hangs up twice") << 2
                                                   << QByteArray("outcome_unknown "
                                                                 "connection_closed");
    }
    void aRequestWithoutAnAnswerIsRepeatedOnce()
    {
        QFETCH(int, hangUps);
        QFETCH(QByteArray, outcome);
        Scene scene;
        Accounts accounts(scene.services());
        const Account account = scene.signIn(accounts);
        scene.advance(2h);
        scene.server.clearRequests();
        for (int i = 0; i < hangUps; ++i)
            scene.server.enqueue(Endpoint::Token, Answer::hangUp());
        QCOMPARE(said(outcomeOf(accounts.freshToken(account.id))).toLatin1(), outcome);
        QCOMPARE(scene.server.count(Endpoint::Token), 2);
        QCOMPARE(scene.stored(account.id).state, Account::State::Ready);
    }

    void anAnswerWithoutARefreshTokenKeepsTheOldOne_data()
    {
        QTest::addColumn<QJsonValue>("refreshToken");
        QTest::newRow("B31, CK-M09, RO-33: absent") << QJsonValue(QJsonValue::Undefined);
        QTest::newRow("B32: empty") << QJsonValue(QString());
        QTest::newRow("B32: null") << QJsonValue();
    }
    void anAnswerWithoutARefreshTokenKeepsTheOldOne()
    {
        QFETCH(QJsonValue, refreshToken);
        Scene scene({.refreshRotation = Test::RefreshRotation::Keep});
        Accounts accounts(scene.services());
        const Account account = scene.signIn(accounts);
        const TokenSet before = scene.storedTokens(account.id);
        scene.server.edit(Endpoint::Token, [&refreshToken](QJsonObject &answer) {
            answer.remove(QLatin1String("refresh_token"));
            if (!refreshToken.isUndefined())
                answer.insert(QLatin1String("refresh_token"), refreshToken);
        });
        for (int i = 0; i < 2; ++i) {
            scene.advance(2h);
            QVERIFY(outcomeOf(accounts.freshToken(account.id)).has_value());
            QCOMPARE(scene.storedTokens(account.id).refreshToken, before.refreshToken);
        }
    }

    void anIdTokenOfSomebodyElseVoidsTheAnswer_data()
    {
        QTest::addColumn<QString>("claim");
        QTest::addColumn<QString>("value");
        QTest::newRow("B42: another subject") << "sub"
                                              << "mallory";
        QTest::newRow("B42: another issuer") << "iss"
                                             << "https://evil.test";
        QTest::newRow("B42: another audience") << "aud"
                                               << "other-app";
    }
    void anIdTokenOfSomebodyElseVoidsTheAnswer()
    {
        QFETCH(QString, claim);
        QFETCH(QString, value);
        Scene scene;
        Accounts accounts(scene.services());
        const Account account = scene.signIn(accounts);
        const TokenSet before = scene.storedTokens(account.id);
        scene.advance(2h);
        scene.server.editIdToken(
            [&](Test::IdTokenDraft &token) { token.claims.insert(claim, value); });
        const Result<Secret> token = outcomeOf(accounts.freshToken(account.id));
        QCOMPARE(token.error().code, Code::IdTokenRejected);
        QCOMPARE(scene.storedTokens(account.id), before);
        QCOMPARE(scene.stored(account.id), account);
    }

    void aTimeThatCannotBeIsMeasuredByTheAnswer_data()
    {
        QTest::addColumn<int>("ahead"); // seconds, ours
        QTest::addColumn<bool>("dated");
        QTest::addColumn<QString>("words");
        QTest::newRow("B42: this clock is 17 minutes fast")
            << 17 * 60 << true << QStringLiteral("clock is 17 minutes fast");
        QTest::newRow("B42: this clock is 3 hours slow")
            << -3 * 3600 << true << QStringLiteral("clock is 3 hours slow");
        QTest::newRow("B42: both clocks agree")
            << 2 << true << QStringLiteral("and of 127.0.0.1 agree");
        QTest::newRow("B42: a server that does not say what time it is")
            << 17 * 60 << false << QStringLiteral("Check this computer's clock");
    }
    void aTimeThatCannotBeIsMeasuredByTheAnswer()
    {
        QFETCH(int, ahead);
        QFETCH(bool, dated);
        QFETCH(QString, words);
        Scene scene;
        Accounts accounts(scene.services());
        const Account account = scene.signIn(accounts);
        const TokenSet before = scene.storedTokens(account.id);
        scene.advance(2h);
        scene.server.editIdToken([](Test::IdTokenDraft &token) { // it ended before it began
            const double issued = token.claims.value(u"iat").toDouble();
            token.claims.insert(QStringLiteral("exp"), issued - 7200);
        });
        if (dated)
            scene.server.editAnswer(Endpoint::Token, [&](Answer &answer) {
                answer.setHeader("Date", dateFrom(scene.clock.now().addSecs(-ahead)));
            });
        const Result<Secret> token = outcomeOf(accounts.freshToken(account.id));
        QCOMPARE(token.error().code, Code::IdTokenRejected);
        QCOMPARE(token.error().reason, QByteArray("exp"));
        QVERIFY2(token.error().message.contains(words), qPrintable(token.error().message));
        QCOMPARE(scene.storedTokens(account.id), before);
    }

    void aWrongClockLosesNoRefreshTokenAndIsMeasured_data()
    {
        QTest::addColumn<bool>("dated");
        QTest::addColumn<QString>("logged");
        QTest::newRow("B42: by the answer")
            << true << QStringLiteral("ahead of the provider's by \\(s\\): \"?14400");
        QTest::newRow("B42: a server that does not say what time it is")
            << false << QStringLiteral("ahead of the provider's by \\(s\\): \"?unknown");
    }
    void aWrongClockLosesNoRefreshTokenAndIsMeasured()
    {
        QFETCH(bool, dated);
        QFETCH(QString, logged);
        Scene scene;
        Accounts accounts(scene.services());
        const Account account = scene.signIn(accounts);
        scene.advance(2h);
        scene.clock.jump(4h);
        if (dated)
            scene.server.editAnswer(Endpoint::Token, [&](Answer &answer) {
                answer.setHeader("Date", dateFrom(scene.serverClock.now()));
            });
        QTest::ignoreMessage(QtWarningMsg, QRegularExpression(logged));
        const Result<Secret> token = outcomeOf(accounts.freshToken(account.id));
        QVERIFY2(token.has_value(), qPrintable(said(token)));
        QCOMPARE(scene.storedTokens(account.id).accessToken, *token);
    }

    void aKeySetThatCannotBeHadLosesNoRefreshToken()
    {
        Scene scene;
        Account account;
        {
            Accounts accounts(scene.services());
            account = scene.signIn(accounts);
        }
        Accounts later(scene.services()); // its keys are not cached
        scene.advance(2h);
        scene.server.enqueue(Endpoint::Jwks, Answer{.status = 503});
        const Result<Secret> token = outcomeOf(later.freshToken(account.id));
        QVERIFY2(token.has_value(), qPrintable(said(token)));
        QCOMPARE(scene.storedTokens(account.id).accessToken, *token);
    }

    void aKeyThatIsNotPublishedYetLosesNoRefreshToken()
    {
        Scene scene;
        Accounts accounts(scene.services());
        const Account account = scene.signIn(accounts);
        scene.advance(2h);
        scene.server.editIdToken([](Test::IdTokenDraft &token) {
            token.header.insert(QLatin1String("kid"), QLatin1String("of tomorrow"));
        });
        const Result<Secret> token = outcomeOf(accounts.freshToken(account.id));
        QVERIFY2(token.has_value(), qPrintable(said(token)));
        QCOMPARE(scene.storedTokens(account.id).accessToken, *token);
        QCOMPARE(scene.stored(account.id).claims, account.claims);
    }

    void newTokensAreUsedAndTriedAgainWhenTheDiskIsFull_data()
    {
        onlyRow("B33: the vault cannot be written after the token was rotated");
    }
    void newTokensAreUsedAndTriedAgainWhenTheDiskIsFull()
    {
        Scene scene;
        Accounts accounts(scene.services());
        const Account account = scene.signIn(accounts);
        const TokenSet before = scene.storedTokens(account.id);
        QSignalSpy notSaved(&accounts, &Accounts::notSaved);
        QSignalSpy saved(&accounts, &Accounts::saved);
        scene.advance(2h);
        scene.vault->isFull = true;
        const Result<Secret> token = outcomeOf(accounts.freshToken(account.id));
        QVERIFY2(token.has_value(), qPrintable(said(token)));
        QCOMPARE(notSaved.count(), 1);
        QCOMPARE(scene.storedTokens(account.id), before); // the old ones are intact
        QCOMPARE(accounts.cachedToken(account.id), *token);
        // Nobody else may present the old refresh token meanwhile.
        auto *lock = scene.vault->lockAccount(account.id);
        QTest::qWait(0);
        QVERIFY(!lock->isFinished());
        lock->cancel();
        scene.vault->isFull = false;
        QTRY_COMPARE(saved.count(), 1);
        QCOMPARE(scene.storedTokens(account.id).accessToken, *token);
        QVERIFY(outcomeOf(scene.vault->lockAccount(account.id)).has_value());
    }

    void clocksThatJumpNeitherLoseNorStorm_data()
    {
        QTest::addColumn<std::chrono::milliseconds>("jump");
        QTest::newRow("B47: two hours back") << std::chrono::milliseconds(-2h);
        QTest::newRow("B47: two hours forward") << std::chrono::milliseconds(2h);
        QTest::newRow("H21: ten years back") << std::chrono::milliseconds(-87'600h);
        QTest::newRow("H21: ten years forward") << std::chrono::milliseconds(87'600h);
    }
    void clocksThatJumpNeitherLoseNorStorm()
    {
        QFETCH(std::chrono::milliseconds, jump);
        Scene scene;
        Accounts accounts(scene.services());
        const Account account = scene.signIn(accounts);
        const Secret token = accounts.cachedToken(account.id);
        scene.server.clearRequests();
        scene.clock.jump(jump);
        QCOMPARE(accounts.cachedToken(account.id), token); // time has not passed
        scene.advance(59min);
        QVERIFY(accounts.cachedToken(account.id).isEmpty()); // now it has
        // A program that starts afterwards asks once at the most and is right from then on.
        Accounts later(scene.services());
        QVERIFY(outcomeOf(later.freshToken(account.id)).has_value());
        QVERIFY(outcomeOf(later.freshToken(account.id)).has_value());
        QVERIFY(scene.server.count(Endpoint::Token) <= 1);
        QVERIFY(!scene.storedTokens(account.id).refreshToken.isEmpty());
    }
};

QONSENT_TEST(tst_Renewal)
#include "tst_renewal.moc"
