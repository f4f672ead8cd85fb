// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "oauthcore/account/accounts.h"
#include "oauthcore/testing/authorizationserver.h"
#include "oauthcore/testing/instantuseragent.h"
#include "oauthcore/vault/memoryvault.h"
#include "tests/support/fakeclock.h"
#include "tests/support/onlyrow.h"
#include "tests/support/outcome.h"
#include "tests/support/testmain.h"

#include <QSignalSpy>
#include <QThread>

using namespace Qonsent;
using Code = AuthError::Code;
using Test::Endpoint;

namespace {

/// A person who looks at the page and does nothing.
class IdleUserAgent final : public UserAgent
{
public:
    ReplyOf<PageOutcome> *open(const AuthorizationPage &, QObject *parent) override
    {
        return finishedReply<PageOutcome>(parent, PageOutcome{});
    }
};

/// A vault on a full disk.
class FullVault final : public MemoryVault
{
public:
    enum class FailsAt : quint8 { Probe, Write };
    explicit FullVault(FailsAt failsAt)
        : m_failsAt(failsAt)
    { }

    ReplyOf<Done> *probe() override
    {
        return m_failsAt == FailsAt::Probe
            ? finishedReply<Done>(this, AuthError::of(Code::VaultIo, "enospc"))
            : finishedReply<Done>(this, Done{});
    }
    ReplyOf<Done> *write(const Account &, const TokenSet &) override
    {
        return finishedReply<Done>(this, AuthError::of(Code::VaultIo, "enospc"));
    }

private:
    FailsAt m_failsAt;
};

/// A vault that takes its time to write.
class SlowVault final : public MemoryVault
{
public:
    ReplyOf<Done> *write(const Account &, const TokenSet &) override
    {
        writing = new ReplyOf<Done>(this);
        return writing;
    }
    QPointer<ReplyOf<Done>> writing;
};

} // namespace

class tst_Accounts : public QObject
{
    Q_OBJECT

    FakeClock m_clock;

    Services services() const
    {
        Services services = inMemoryServices();
        services.clock = &m_clock;
        return services;
    }
    static SignInRequest request(const Test::AuthorizationServer &server)
    {
        return {.name = QStringLiteral("Work"),
                .issuer = server.issuer(),
                .client = {.id = QStringLiteral("app")},
                .scopes = {QStringLiteral("openid"), QStringLiteral("profile"),
                           QStringLiteral("offline_access")},
                .userAgent = std::make_shared<Test::InstantUserAgent>()};
    }

private Q_SLOTS:
    void aSignInEndsWithAStoredAccount_data()
    {
        onlyRow("CK-00, MS-18: with a token and one to renew it with");
    }
    void aSignInEndsWithAStoredAccount()
    {
        Test::AuthorizationServer server({.clock = &m_clock});
        const Services given = services();
        Accounts accounts(given);
        QSignalSpy added(&accounts, &Accounts::accountAdded);
        const auto account = outcomeOf<Account>(accounts.signIn(request(server)));
        QVERIFY2(account.has_value(), account ? "" : account.error().reason.constData());
        QCOMPARE(account->name, QStringLiteral("Work"));
        QCOMPARE(account->provider.issuer, server.issuer());
        QCOMPARE(added.count(), 1);
        QCOMPARE(outcomeOf(given.vault->accounts())->size(), 1);
        QCOMPARE(accounts.cachedToken(account->id),
                 outcomeOf(given.vault->read(account->id))->tokens.accessToken);
        QVERIFY(!outcomeOf(given.vault->read(account->id))->tokens.refreshToken.isEmpty());
        QVERIFY(account->tokens.isRenewable);
    }

    void aNameThatOnlyUserinfoHoldsIsShown()
    {
        Test::AuthorizationServer server({.clock = &m_clock});
        server.editIdToken([](Test::IdTokenDraft &token) {
            for (const char *claim : {"name", "preferred_username", "email"})
                token.claims.remove(QLatin1String(claim));
        });
        Accounts accounts(services());
        const auto account = outcomeOf<Account>(accounts.signIn(request(server)));
        QVERIFY2(account.has_value(), account ? "" : account.error().reason.constData());
        QCOMPARE(account->displayName, account->userinfo.value(QLatin1String("name")).toString());
        QVERIFY(!account->displayName.isEmpty());
        QVERIFY(account->displayName != account->claims->subject());
    }

    void whatTheRequestLacksIsSaidBeforeAnythingOpens_data()
    {
        QTest::addColumn<SignInRequest>("asked");
        QTest::addColumn<QByteArray>("reason");
        const SignInRequest good{.issuer = QStringLiteral("https://id.example"),
                                 .client = {.id = QStringLiteral("app")}};
        SignInRequest asked = good;
        asked.client.id.clear();
        QTest::newRow("CK-P06: no client id") << asked << QByteArray("client_id");
        asked = good;
        asked.issuer.clear();
        QTest::newRow("MS-01: no provider") << asked << QByteArray("issuer");
        asked = good;
        asked.metadata.tokenEndpoint = QUrl(QStringLiteral("https://id.example/token"));
        QTest::newRow("a provider twice") << asked << QByteArray("issuer_or_metadata");
        asked = good;
        asked.timeout = {};
        QTest::newRow("MS-22: no time to sign in") << asked << QByteArray("timeout");
    }
    void whatTheRequestLacksIsSaidBeforeAnythingOpens()
    {
        QFETCH(SignInRequest, asked);
        Accounts accounts(services());
        auto *signIn = accounts.signIn(asked);
        QVERIFY(signIn->isFinished());
        const auto account = outcomeOf<Account>(signIn);
        QCOMPARE(account.error().code, Code::InvalidConfiguration);
        QTEST(account.error().reason, "reason");
    }

    void namesAreUnique()
    {
        Test::AuthorizationServer server({.clock = &m_clock});
        Accounts accounts(services());
        QVERIFY(outcomeOf<Account>(accounts.signIn(request(server))).has_value());
        const auto again = outcomeOf<Account>(accounts.signIn(request(server)));
        QCOMPARE(again.error().reason, QByteArray("name_taken"));
        SignInRequest nameless = request(server);
        nameless.name.clear();
        const auto first = outcomeOf<Account>(accounts.signIn(nameless));
        const auto second = outcomeOf<Account>(accounts.signIn(nameless));
        QCOMPARE(second->name, first->name + QStringLiteral(" (2)"));
    }

    void aVaultThatCannotBeWrittenIsFoundOutFirst()
    {
        Test::AuthorizationServer server({.clock = &m_clock});
        Services full = services();
        full.vault = std::make_shared<FullVault>(FullVault::FailsAt::Probe);
        Accounts accounts(full);
        QCOMPARE(outcomeOf<Account>(accounts.signIn(request(server))).error().code, Code::VaultIo);
        QVERIFY(server.requests().isEmpty());
    }

    void aWriteThatFailsIsNotASignIn()
    {
        Test::AuthorizationServer server({.clock = &m_clock});
        Services full = services();
        full.vault = std::make_shared<FullVault>(FullVault::FailsAt::Write);
        Accounts accounts(full);
        QSignalSpy added(&accounts, &Accounts::accountAdded);
        QCOMPARE(outcomeOf<Account>(accounts.signIn(request(server))).error().code, Code::VaultIo);
        QCOMPARE(added.count(), 0);
    }

    void cancellingAtEveryStepLeavesNothing_data()
    {
        QTest::addColumn<int>("step");
        QTest::newRow("CK-M04: at once") << 0;
        QTest::newRow("CK-M04: while the person is in the browser") << 1;
        QTest::newRow("CK-M04: while the code is exchanged") << 2;
    }
    void cancellingAtEveryStepLeavesNothing()
    {
        QFETCH(int, step);
        Test::AuthorizationServer server({.clock = &m_clock});
        const Services given = services();
        Accounts accounts(given);
        auto *signIn = accounts.signIn(request(server));
        if (step == 0)
            signIn->cancel();
        connect(
            signIn, &SignIn::stepChanged, signIn,
            [signIn, step](Step now) {
                if (int(now) == step)
                    signIn->cancel();
            },
            Qt::QueuedConnection);
        QCOMPARE(outcomeOf<Account>(signIn).error().code, Code::Cancelled);
        QVERIFY(outcomeOf(given.vault->accounts())->isEmpty());
    }

    void aSignInThatIsBeingStoredIsNotCancelled()
    {
        Test::AuthorizationServer server({.clock = &m_clock});
        Services slow = services();
        const auto vault = std::make_shared<SlowVault>();
        slow.vault = vault;
        Accounts accounts(slow);
        auto *signIn = accounts.signIn(request(server));
        QTRY_VERIFY(vault->writing);
        signIn->cancel();
        vault->writing->finish(Done{});
        QVERIFY(outcomeOf<Account>(signIn).has_value());
    }

    void accountsThatGoTakeTheirSignInsAlong()
    {
        Test::AuthorizationServer server({.clock = &m_clock});
        auto accounts = std::make_unique<Accounts>(services());
        SignInRequest asked = request(server);
        asked.userAgent = std::make_shared<IdleUserAgent>();
        auto *signIn = accounts->signIn(asked);
        QSignalSpy finished(signIn, &Reply::finished);
        QTRY_COMPARE(signIn->step(), Step::AwaitingRedirect);
        accounts.reset();
        QCOMPARE(finished.count(), 0);
    }

    void aCachedTokenIsHandedOutUntilAMinuteBeforeItsEnd_data()
    {
        onlyRow("CK-P01: and nobody is asked");
    }
    void aCachedTokenIsHandedOutUntilAMinuteBeforeItsEnd()
    {
        Test::AuthorizationServer server(
            {.clock = &m_clock, .accessTokenLifetime = std::chrono::hours(1)});
        Accounts accounts(services());
        const auto account = outcomeOf<Account>(accounts.signIn(request(server)));
        QVERIFY(account.has_value());
        const Secret token = accounts.cachedToken(account->id);
        QVERIFY(!token.isEmpty());
        m_clock.advance(std::chrono::minutes(59) - std::chrono::seconds(1));
        QCOMPARE(accounts.cachedToken(account->id), token);
        m_clock.advance(std::chrono::seconds(1));
        QVERIFY(accounts.cachedToken(account->id).isEmpty());
        QVERIFY(accounts.cachedToken(AccountId::generate()).isEmpty());
    }

    void aThousandCallersCauseOneRefresh_data()
    {
        onlyRow("B35: a thousand callers, one of whom leaves");
    }
    void aThousandCallersCauseOneRefresh()
    {
        Test::AuthorizationServer server({.clock = &m_clock});
        Accounts accounts(services());
        const auto account = outcomeOf<Account>(accounts.signIn(request(server)));
        const Secret before = accounts.cachedToken(account->id);
        m_clock.advance(std::chrono::hours(2));
        server.clearRequests();
        QList<QPointer<ReplyOf<Secret>>> replies;
        int served = 0;
        for (int i = 0; i < 1000; ++i) {
            auto *reply = accounts.freshToken(account->id);
            whenFinished(reply, this, [&served, &before](const Result<Secret> &token) {
                served += token && !(*token == before) ? 1 : 0;
            });
            replies += reply;
        }
        replies.constFirst()->cancel(); // one who leaves does not take the others along
        QTRY_COMPARE(served, 999);
        QCOMPARE(server.count(Endpoint::Token), 1);
        QVERIFY(!accounts.cachedToken(account->id).isEmpty());
    }

    void worksInAThreadOfItsOwn_data() { onlyRow("CK-01: the provider in another"); }
    void worksInAThreadOfItsOwn()
    {
        Test::AuthorizationServer server; // here; the sign-in there
        const QString issuer = server.issuer();
        QByteArray reason = "did not run";
        std::unique_ptr<QThread> thread(QThread::create([issuer, &reason] {
            Accounts accounts(inMemoryServices());
            const auto account = outcomeOf<Account>(
                accounts.signIn({.issuer = issuer,
                                 .client = {.id = QStringLiteral("app")},
                                 .scopes = {QStringLiteral("openid")},
                                 .userAgent = std::make_shared<Test::InstantUserAgent>()}));
            reason =
                account ? QByteArray() : account.error().jsonCode() + ' ' + account.error().reason;
        }));
        thread->start();
        QVERIFY(QTest::qWaitFor([&thread] { return thread->isFinished(); }, 20'000));
        QCOMPARE(reason, QByteArray());
    }
};

QONSENT_TEST(tst_Accounts)
#include "tst_accounts.moc"
