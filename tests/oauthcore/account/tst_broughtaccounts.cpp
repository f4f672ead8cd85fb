// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "oauthcore/protocol/tokenresponse.h"
#include "tests/oauthcore/account/scene.h"
#include "tests/support/onlyrow.h"
#include "tests/support/testmain.h"

#include <QSignalSpy>
#include <QTemporaryFile>

using namespace Qonsent;
using namespace std::chrono_literals;
using Test::Endpoint;

namespace {

/// A vault of the program, which keeps what it is given by a function.
class OwnVault final : public MemoryVault
{
public:
    std::function<void(const TokenSet &)> keep;

    ReplyOf<Done> *write(const Account &account, const TokenSet &tokens) override
    {
        keep(tokens);
        return MemoryVault::write(account, tokens);
    }
    ReplyOf<Account> *change(const AccountId &id, const AccountChange &change) override
    {
        if (change.tokens)
            keep(*change.tokens);
        return MemoryVault::change(id, change);
    }
};

/// Somebody who signed in with another program, whose account comes here.
struct Move
{
    explicit Move(const Test::ServerOptions &options = {})
        : scene(options)
    {
        Accounts before(scene.services());
        account = scene.signIn(before);
        tokens = scene.storedTokens(account.id);
        scene.vault = std::make_shared<FillingVault>(); // of the program that it moves to
        scene.server.clearRequests();
    }
    bool bring() { return outcomeOf(scene.vault->write(account, tokens)).has_value(); }

    Scene scene;
    Account account;
    TokenSet tokens;
};

} // namespace

/// Accounts that a program knew before it came here, and what it can know of all its accounts.
class tst_BroughtAccounts : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aGoodTokenIsHandedOut_data() { onlyRow("CK-P01, RO-07: and nobody is asked"); }
    void aGoodTokenIsHandedOut()
    {
        Move move;
        QVERIFY(move.bring());
        Accounts accounts(move.scene.services());
        QVERIFY(outcomeOf(accounts.load()));
        QCOMPARE(*outcomeOf(accounts.freshToken(move.account.id)), move.tokens.accessToken);
        QCOMPARE(accounts.cachedToken(move.account.id), move.tokens.accessToken);
        QVERIFY(move.scene.server.requests().isEmpty());
    }

    void aRefreshTokenIsUsedWithoutASignIn_data()
    {
        QTest::addColumn<bool>("alone");
        QTest::newRow("CK-P25: beside a token that has ended") << false;
        QTest::newRow("CK-P25, MS-36: and nothing else") << true;
    }
    void aRefreshTokenIsUsedWithoutASignIn()
    {
        QFETCH(bool, alone);
        Move move;
        const Secret refreshToken = move.tokens.refreshToken;
        if (alone)
            move.tokens = {.refreshToken = refreshToken};
        QVERIFY(move.bring());
        move.scene.advance(2h);
        Accounts accounts(move.scene.services());
        const auto token = outcomeOf(accounts.freshToken(move.account.id));
        QVERIFY2(token, token ? "" : token.error().reason.constData());
        QVERIFY(!(*token == move.tokens.accessToken));
        QCOMPARE(move.scene.server.count(Endpoint::Token), 1);
        QCOMPARE(move.scene.server.count(Endpoint::Authorization), 0);
        const auto sent = move.scene.server.requests(Endpoint::Token).constFirst().form();
        QCOMPARE(sent.value("refresh_token"), refreshToken.reveal().toByteArray());
    }

    void aRotatedRefreshTokenIsSafeWhenItIsTold_data() { onlyRow("MS-05: stored, then told"); }
    void aRotatedRefreshTokenIsSafeWhenItIsTold()
    {
        Move move;
        QVERIFY(move.bring());
        move.scene.advance(2h);
        Accounts accounts(move.scene.services());
        QList<Secret> storedWhenTold;
        connect(&accounts, &Accounts::accountChanged, this, [&](const Account &account) {
            storedWhenTold += move.scene.storedTokens(account.id).refreshToken;
        });
        QVERIFY(outcomeOf(accounts.freshToken(move.account.id)));
        QCOMPARE(storedWhenTold.size(), 1);
        QVERIFY(!storedWhenTold.constFirst().isEmpty());
        QVERIFY(!(storedWhenTold.constFirst() == move.tokens.refreshToken));
    }

    void aRefreshSaysWhatTheClientAdds_data() { onlyRow("CK-M02, CK-M11, RO-04: and a code not"); }
    void aRefreshSaysWhatTheClientAdds()
    {
        Move move;
        move.account.client.tokenRequestExtras = {
            {"refresh_token",
             {.parameters = {{"audience", "https://api.example/?a=b&c"}},
              .headers = {{"X-Ours", "1"}}}},
            {"authorization_code", {.parameters = {{"audience", "another"}}}}};
        QVERIFY(move.bring());
        move.scene.advance(2h);
        Accounts accounts(move.scene.services());
        QVERIFY(outcomeOf(accounts.freshToken(move.account.id)));
        const auto sent = move.scene.server.requests(Endpoint::Token).constLast();
        QCOMPARE(sent.form().value("audience"),
                 std::optional(QByteArray("https://api.example/?a=b&c")));
        QCOMPARE(sent.header("X-Ours"), std::optional(QByteArray("1")));
    }

    void theJsonOfAFileIsEnough_data() { onlyRow("RX-04: as the token endpoint wrote it"); }
    void theJsonOfAFileIsEnough()
    {
        Move move;
        QTemporaryFile file;
        QVERIFY(file.open());
        QVERIFY(
            file.write("{\"token_type\":\"Bearer\",\"scope\":\"openid mail\",\"expires_in\":3599,"
                       "\"access_token\":\"CNRYA-file\",\"refresh_token\":\"CNRYR-file\"}")
            > 0);
        QVERIFY(file.seek(0));
        const auto tokens = TokenResponse::parse({.status = 200,
                                                  .headers = {{"Content-Type", "application/json"}},
                                                  .body = Secret::take(file.readAll())},
                                                 {}, move.scene.clock.utcMSecs());
        QVERIFY2(tokens, tokens ? "" : tokens.error().reason.constData());
        move.tokens = *tokens;
        QVERIFY(move.bring());
        Accounts accounts(move.scene.services());
        const auto fresh = outcomeOf(accounts.freshTokens(move.account.id));
        QCOMPARE(fresh->accessToken, Secret("CNRYA-file"));
        QCOMPARE(fresh->refreshToken, Secret("CNRYR-file"));
        QCOMPARE(fresh->grantedScopes, Scopes::parse(u"openid mail"));
        QVERIFY(move.scene.server.requests().isEmpty());
    }

    void aVaultOfTheProgramIsGivenEverything_data()
    {
        onlyRow("RX-10: by the sign-in and by the renewal");
    }
    void aVaultOfTheProgramIsGivenEverything()
    {
        Scene scene;
        QList<TokenSet> kept;
        const auto vault = std::make_shared<OwnVault>();
        vault->keep = [&kept](const TokenSet &tokens) { kept += tokens; };
        Services services = scene.services();
        services.vault = vault;
        Accounts accounts(services);
        const Account account = scene.signIn(accounts);
        QCOMPARE(kept.size(), 1);
        QCOMPARE(accounts.cachedToken(account.id), kept.constLast().accessToken);
        scene.advance(2h);
        const auto token = outcomeOf(accounts.freshToken(account.id));
        QCOMPARE(kept.size(), 2);
        QCOMPARE(*token, kept.constLast().accessToken);
        QVERIFY(!(kept.constLast() == kept.constFirst()));
    }

    void whetherItCanBeRenewedIsSaid_data()
    {
        QTest::addColumn<Scopes>("scopes");
        QTest::addColumn<bool>("renewable");
        QTest::newRow("RX-03: with offline_access")
            << Scopes::parse(u"openid offline_access") << true;
        QTest::newRow("RX-03: without") << Scopes::parse(u"openid") << false;
    }
    void whetherItCanBeRenewedIsSaid()
    {
        QFETCH(Scopes, scopes);
        Scene scene({.refreshTokens = Test::RefreshTokens::OfflineAccess});
        Accounts accounts(scene.services());
        SignInRequest asked = scene.request();
        asked.scopes = scopes;
        const auto account = outcomeOf<Account>(accounts.signIn(asked));
        QVERIFY2(account, account ? "" : account.error().reason.constData());
        QTEST(account->tokens.isRenewable, "renewable");
    }

    void aHookSeesEveryWholeAnswer_data()
    {
        onlyRow("CK-P02, MS-03, RO-37, RO-39: of a code, a refresh and an error");
    }
    void aHookSeesEveryWholeAnswer()
    {
        Scene scene;
        QStringList seen;
        Services services = scene.services();
        services.hooks.insert(
            "ours",
            {.tokenResponse = [&seen](HttpResponse response,
                                      const auto &about) -> Result<HttpResponse> {
                const QJsonObject body =
                    QJsonDocument::fromJson(response.body.reveal().toByteArray()).object();
                seen += QStringList{QString::fromLatin1(about.grantType), about.client.id,
                                    about.scopes.toString(), QString::number(response.status),
                                    body.keys().join(u',')}
                            .join(u' ');
                return response;
            }});
        Accounts accounts(services);
        SignInRequest asked = scene.request();
        asked.scopes = Scopes::parse(u"openid");
        asked.client.quirks = {"ours"};
        const auto account = outcomeOf<Account>(accounts.signIn(asked));
        QVERIFY2(account, account ? "" : account.error().reason.constData());
        scene.advance(2h);
        QVERIFY(outcomeOf(accounts.freshToken(account->id)));
        scene.advance(2h);
        scene.server.enqueue(Endpoint::Token, Test::Answer::error(400, "invalid_grant"));
        scene.server.enqueue(Endpoint::Token, Test::Answer::error(400, "invalid_grant"));
        QVERIFY(!outcomeOf(accounts.freshToken(account->id)));
        const QString members =
            QStringLiteral("access_token,expires_in,id_token,refresh_token,scope,token_type");
        QCOMPARE(seen,
                 QStringList({QStringLiteral("authorization_code app openid 200 ") + members,
                              QStringLiteral("refresh_token app openid 200 ") + members,
                              QStringLiteral("refresh_token app openid 400 error")}));
    }
};

QONSENT_TEST(tst_BroughtAccounts)
#include "tst_broughtaccounts.moc"
