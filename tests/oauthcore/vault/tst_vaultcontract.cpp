// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "oauthcore/vault/memoryvault.h"
#include "tests/support/outcome.h"
#include "tests/support/testmain.h"

using namespace Qonsent;
using Code = AuthError::Code;

/// What every vault promises, whatever it is made of. A new kind of vault is a row.
class tst_VaultContract : public QObject
{
    Q_OBJECT

    using Make = std::unique_ptr<TokenVault> (*)();

    static Account account(const char *name)
    {
        return {.id = AccountId::generate(), .name = QLatin1String(name)};
    }
    static TokenSet tokens(const char *access)
    {
        return {.accessToken = Secret(QByteArrayView(access)), .tokenType = "Bearer"};
    }

private Q_SLOTS:
    void initTestCase_data()
    {
        QTest::addColumn<Make>("make");
        QTest::newRow("memory") << Make(
            []() -> std::unique_ptr<TokenVault> { return std::make_unique<MemoryVault>(); });
    }

    void returnsWhatWasWritten()
    {
        QFETCH_GLOBAL(Make, make);
        const auto vault = make();
        const Account work = account("work");
        QVERIFY(outcomeOf(vault->write(work, tokens("CNRYA-1"))).has_value());
        QCOMPARE(*outcomeOf(vault->accounts()), QList<Account>{work});
        QCOMPARE(*outcomeOf(vault->tokens(work.id)), tokens("CNRYA-1"));
    }

    void writingAgainReplacesBoth()
    {
        QFETCH_GLOBAL(Make, make);
        const auto vault = make();
        Account work = account("work");
        QVERIFY(outcomeOf(vault->write(work, tokens("a"))).has_value());
        work.state = Account::State::NeedsSignIn;
        QVERIFY(outcomeOf(vault->write(work, tokens("b"))).has_value());
        QCOMPARE(*outcomeOf(vault->accounts()), QList<Account>{work});
        QCOMPARE(*outcomeOf(vault->tokens(work.id)), tokens("b"));
    }

    void removingOneLeavesTheOthers()
    {
        QFETCH_GLOBAL(Make, make);
        const auto vault = make();
        const Account work = account("work");
        const Account home = account("home");
        QVERIFY(outcomeOf(vault->write(work, tokens("a"))).has_value());
        QVERIFY(outcomeOf(vault->write(home, tokens("b"))).has_value());
        QVERIFY(outcomeOf(vault->remove(work.id)).has_value());
        QCOMPARE(*outcomeOf(vault->accounts()), QList<Account>{home});
        QCOMPARE(outcomeOf(vault->tokens(work.id)).error().code, Code::UnknownAccount);
        QCOMPARE(outcomeOf(vault->remove(work.id)).error().code, Code::UnknownAccount);
    }

    void theProbeLeavesNothingBehind()
    {
        QFETCH_GLOBAL(Make, make);
        const auto vault = make();
        QVERIFY(outcomeOf(vault->probe()).has_value());
        QVERIFY(outcomeOf(vault->accounts())->isEmpty());
    }
};

QONSENT_TEST(tst_VaultContract)
#include "tst_vaultcontract.moc"
