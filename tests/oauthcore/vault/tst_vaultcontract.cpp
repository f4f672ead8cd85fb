// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "oauthcore/vault/memoryvault.h"
#include "tests/oauthcore/vault/vaultkinds.h"
#include "tests/support/outcome.h"
#include "tests/support/testmain.h"

using namespace Qonsent;
using Code = AuthError::Code;

static const bool announcedMemory = announceVaultKind(
    {"memory", []() -> std::unique_ptr<TokenVault> { return std::make_unique<MemoryVault>(); }});

/// What every vault promises, whatever it is made of. A new kind of vault is a row.
class tst_VaultContract : public QObject
{
    Q_OBJECT

    std::unique_ptr<TokenVault> m_vault;

    static Account account(const char *name)
    {
        return {.id = AccountId::generate(), .name = QLatin1String(name)};
    }
    static TokenSet tokens(const char *access)
    {
        return {.accessToken = Secret(QByteArrayView(access)), .tokenType = "Bearer"};
    }
    Account written(const char *name)
    {
        const Account made = account(name);
        return outcomeOf(m_vault->write(made, tokens(name))) ? made : Account();
    }

private Q_SLOTS:
    void initTestCase_data()
    {
        QTest::addColumn<int>("kind");
        for (int kind = 0; kind < vaultKinds().size(); ++kind)
            QTest::newRow(vaultKinds()[kind].name) << kind;
    }
    void init()
    {
        QFETCH_GLOBAL(int, kind);
        m_vault = vaultKinds()[kind].make();
    }
    void cleanup() { m_vault.reset(); }

    void returnsWhatWasWritten()
    {
        const Account work = account("work");
        QVERIFY(outcomeOf(m_vault->write(work, tokens("CNRYA-1"))).has_value());
        QCOMPARE(*outcomeOf(m_vault->accounts()), QList<Account>{work});
        QCOMPARE(*outcomeOf(m_vault->account(work.id)), work);
        QCOMPARE(outcomeOf(m_vault->read(work.id))->tokens, tokens("CNRYA-1"));
    }

    void writingAgainReplacesBoth()
    {
        Account work = account("work");
        QVERIFY(outcomeOf(m_vault->write(work, tokens("a"))).has_value());
        work.state = Account::State::NeedsSignIn;
        QVERIFY(outcomeOf(m_vault->write(work, tokens("b"))).has_value());
        QCOMPARE(*outcomeOf(m_vault->accounts()), QList<Account>{work});
        QCOMPARE(outcomeOf(m_vault->read(work.id))->tokens, tokens("b"));
    }

    void factsAreThoseOfTheTokens()
    {
        const Account work = account("work");
        TokenSet set = tokens("a");
        set.refreshToken = Secret("r");
        set.grantedScopes = Scopes{QStringLiteral("mail")};
        QVERIFY(outcomeOf(m_vault->write(work, set)).has_value());
        QCOMPARE(outcomeOf(m_vault->account(work.id))->tokens, TokenFacts::of(set));
    }

    void listsByName()
    {
        for (const char *const name : {"b", "c", "a"})
            QVERIFY(!written(name).id.isNull());
        QStringList names;
        const auto all = outcomeOf(m_vault->accounts());
        QVERIFY(all.has_value());
        for (const Account &listed : *all)
            names.append(listed.name);
        QCOMPARE(names,
                 QStringList({QStringLiteral("a"), QStringLiteral("b"), QStringLiteral("c")}));
    }

    void removingOneLeavesTheOthers()
    {
        const Account work = written("work");
        const Account home = written("home");
        QVERIFY(outcomeOf(m_vault->remove(work.id)).has_value());
        QCOMPARE(*outcomeOf(m_vault->accounts()), QList<Account>{home});
        QCOMPARE(outcomeOf(m_vault->read(work.id)).error().code, Code::UnknownAccount);
        QCOMPARE(outcomeOf(m_vault->remove(work.id)).error().code, Code::UnknownAccount);
        QVERIFY(!written("work").id.isNull()); // the name is free again
    }

    void findsByTheExactName_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<bool>("isFound");
        QTest::newRow("the name finds it") << QStringLiteral("work") << true;
        QTest::newRow("other letters do not") << QStringLiteral("Work") << false;
        QTest::newRow("a beginning does not") << QStringLiteral("wor") << false;
        QTest::newRow("nothing does not") << QString() << false;
    }
    void findsByTheExactName()
    {
        QFETCH(QString, name);
        QFETCH(bool, isFound);
        const Account work = written("work");
        const auto found = outcomeOf(m_vault->find(name));
        QCOMPARE(found.has_value(), isFound);
        if (isFound)
            QCOMPARE(*found, work);
        else
            QCOMPARE(found.error().code, Code::UnknownAccount);
    }

    void anEmptyVaultKnowsNobody()
    {
        const AccountId nobody = AccountId::generate();
        QVERIFY(outcomeOf(m_vault->accounts())->isEmpty());
        QCOMPARE(outcomeOf(m_vault->account(nobody)).error().code, Code::UnknownAccount);
        QCOMPARE(outcomeOf(m_vault->read(nobody)).error().code, Code::UnknownAccount);
        QCOMPARE(outcomeOf(m_vault->change(nobody, {})).error().code, Code::UnknownAccount);
        QCOMPARE(outcomeOf(m_vault->remove(nobody)).error().code, Code::UnknownAccount);
    }

    void aNameBelongsToOneAccount()
    {
        const Account work = written("work");
        const Account home = written("home");
        const auto taken = outcomeOf(m_vault->write(account("work"), tokens("x")));
        QCOMPARE(taken.error().code, Code::InvalidConfiguration);
        QCOMPARE(taken.error().reason, QByteArray("name_taken"));
        const auto renamed = outcomeOf(m_vault->change(home.id, {.name = work.name}));
        QCOMPARE(renamed.error().reason, QByteArray("name_taken"));
        QCOMPARE(*outcomeOf(m_vault->accounts()), QList<Account>({home, work}));
    }

    void aChangeTouchesOnlyWhatItNames()
    {
        const Account work = written("work");
        Account expected = work;
        expected.name = QStringLiteral("office");
        QCOMPARE(*outcomeOf(m_vault->change(work.id, {.name = expected.name})), expected);
        QCOMPARE(outcomeOf(m_vault->read(work.id))->tokens, tokens("work"));
        QCOMPARE(*outcomeOf(m_vault->find(expected.name)), expected);
        QCOMPARE(outcomeOf(m_vault->find(work.name)).error().code, Code::UnknownAccount);
        TokenSet renewed = tokens("CNRYA-2");
        renewed.obtainedAt = QDateTime::fromSecsSinceEpoch(1'700'000'000, Qt::UTC);
        expected.state = Account::State::NeedsSignIn;
        expected.tokens = TokenFacts::of(renewed);
        QCOMPARE(*outcomeOf(m_vault->change(
                     work.id, {.state = Account::State::NeedsSignIn, .tokens = renewed})),
                 expected);
        QCOMPARE(*outcomeOf(m_vault->account(work.id)), expected);
        QCOMPARE(outcomeOf(m_vault->read(work.id))->tokens, renewed);
    }

    void theProbeLeavesNothingBehind()
    {
        QVERIFY(outcomeOf(m_vault->probe()).has_value());
        QVERIFY(outcomeOf(m_vault->accounts())->isEmpty());
    }

    void aLockExcludesUntilItsLastCopyGoes()
    {
        const AccountId id = AccountId::generate();
        auto held = outcomeOf(m_vault->lockAccount(id));
        QVERIFY(held.has_value());
        auto other = outcomeOf(m_vault->lockAccount(AccountId::generate()));
        QVERIFY(other.has_value()); // another account's is free
        ReplyOf<AccountLock> *const waiting = m_vault->lockAccount(id);
        AccountLock copy = *held;
        held = AuthError::of(Code::Cancelled);
        QVERIFY(outcomeOf(m_vault->probe()).has_value()); // time enough to get it wrongly
        QVERIFY(!waiting->isFinished());
        copy.reset();
        QVERIFY(outcomeOf(waiting).has_value());
    }

    void locksAreServedInOrder()
    {
        const AccountId id = AccountId::generate();
        auto held = outcomeOf(m_vault->lockAccount(id));
        QList<int> served;
        for (const int place : {1, 2, 3}) {
            whenFinished(m_vault->lockAccount(id), this,
                         [&served, place](const Result<AccountLock> &) { served.append(place); });
        }
        held = AuthError::of(Code::Cancelled);
        QTRY_COMPARE(served, QList<int>({1, 2, 3}));
    }

    void whoStopsWaitingIsPassedOver()
    {
        const AccountId id = AccountId::generate();
        auto held = outcomeOf(m_vault->lockAccount(id));
        ReplyOf<AccountLock> *const first = m_vault->lockAccount(id);
        ReplyOf<AccountLock> *const second = m_vault->lockAccount(id);
        QVERIFY(outcomeOf(m_vault->probe()).has_value());
        first->cancel();
        QCOMPARE(outcomeOf(first).error().code, Code::Cancelled);
        held = AuthError::of(Code::Cancelled);
        QVERIFY(outcomeOf(second).has_value());
        QVERIFY(outcomeOf(m_vault->lockAccount(id)).has_value());
    }
};

QONSENT_TEST(tst_VaultContract)
#include "tst_vaultcontract.moc"
