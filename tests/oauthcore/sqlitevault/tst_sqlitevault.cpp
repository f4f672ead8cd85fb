// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "tests/oauthcore/sqlitevault/vaultscene.h"
#include "tests/oauthcore/vault/vaultkinds.h"
#include "tests/support/leakoracle.h"
#include "tests/support/onlyrow.h"
#include "tests/support/outcome.h"
#include "tests/support/testmain.h"

#include <QSignalSpy>

using namespace Qonsent;
using Code = AuthError::Code;

namespace {

/// A vault that takes its folder with it.
class TemporaryVault : private VaultScene, public SqliteVault
{
public:
    TemporaryVault()
        : SqliteVault({.folder = folder(), .keys = {key}})
    { }
};

} // namespace

static const bool announcedSqlite = announceVaultKind(
    {"sqlite", []() -> std::unique_ptr<TokenVault> { return std::make_unique<TemporaryVault>(); }});

class tst_SqliteVault : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyFieldSurvivesARestart_data()
    {
        onlyRow("RX-01, RX-10, RO-04: of an account and its tokens");
    }
    void everyFieldSurvivesARestart()
    {
        const VaultScene scene;
        const Account work = fullAccount(QStringLiteral("work"));
        QVERIFY(outcomeOf(scene.open()->write(work, fullTokens("1"))).has_value());
        const auto vault = scene.open();
        Account expected = work;
        expected.tokens = TokenFacts::of(fullTokens("1"));
        QCOMPARE(*outcomeOf(vault->accounts()), QList<Account>{expected});
        QCOMPARE(*outcomeOf(vault->find(work.name)), expected);
        QCOMPARE(outcomeOf(vault->read(work.id))->tokens, fullTokens("1"));
        QCOMPARE(*outcomeOf(vault->protection()), QList<VaultProtection>{VaultProtection::KeyFile});
    }

    void anyTextIsKept_data()
    {
        QTest::addColumn<QString>("name");
        QTest::newRow("nothing") << QStringLiteral("");
        QTest::newRow("one byte a character") << QStringLiteral("Zoë");
        QTest::newRow("wide characters") << QStringLiteral("\u0416\u4e2d");
        QTest::newRow("a pair of surrogates") << QString::fromUcs4(U"\U0001F511");
        QTest::newRow("half a pair") << QString(QChar(0xd800));
        QTest::newRow("a NUL") << QString(QChar(0)) + u'x';
        QTest::newRow("64 KB") << QString(65536, u'n');
    }
    void anyTextIsKept()
    {
        QFETCH(QString, name);
        const VaultScene scene;
        const Account work = fullAccount(name);
        QVERIFY(outcomeOf(scene.open()->write(work, {})).has_value());
        const auto found = outcomeOf(scene.open()->find(name));
        QVERIFY(found.has_value());
        QCOMPARE(found->name, name);
        QCOMPARE(found->id, work.id);
    }

    void nothingIsMadeByLooking()
    {
        const VaultScene scene;
        const auto vault = scene.open();
        QVERIFY(!vault->exists());
        QVERIFY(outcomeOf(vault->accounts())->isEmpty());
        QVERIFY(outcomeOf(vault->protection())->isEmpty());
        QCOMPARE(scene.key->made, 0);
        QVERIFY(!QFileInfo::exists(scene.folder()));
        QVERIFY(outcomeOf(vault->probe()).has_value());
        QVERIFY(vault->exists());
    }

    void noSecretLiesOpenOnTheDisk_data()
    {
        onlyRow("RO-57: neither tokens nor the secret of the client");
    }
    void noSecretLiesOpenOnTheDisk()
    {
        const VaultScene scene;
        const LeakOracle oracle;
        const auto vault = scene.open();
        const Account work = fullAccount(QStringLiteral("CNRYI-name"));
        QVERIFY(outcomeOf(vault->write(work, fullTokens("1"))).has_value());
        QCOMPARE(LeakOracle::findBelow(scene.folder()), QStringList());
        QCOMPARE(oracle.findInLog(), QStringList());
    }

    void aVaultWithoutAKeyIsLocked()
    {
        const VaultScene scene;
        const auto vault = scene.open(QList<std::shared_ptr<KeySource>>());
        QCOMPARE(outcomeOf(vault->probe()).error().code, Code::VaultLocked);
        QVERIFY(!vault->exists());
        QVERIFY(outcomeOf(scene.open()->probe()).has_value());
        QCOMPARE(outcomeOf(vault->accounts()).error().code, Code::VaultLocked);
        QVERIFY(outcomeOf(vault->unlock(scene.key)).has_value());
        QVERIFY(outcomeOf(vault->accounts()).has_value());
        vault->lock();
        QCOMPARE(outcomeOf(vault->accounts()).error().code, Code::VaultLocked);
    }

    void theErrorIsThatOfTheKeyThatSaysMost_data()
    {
        using Codes = QList<Code>;
        QTest::addColumn<Codes>("tried");
        QTest::addColumn<Code>("told");
        QTest::newRow("a wrong key") << Codes{Code::VaultKeyWrong} << Code::VaultKeyWrong;
        QTest::newRow("a wrong key, then no keychain")
            << Codes{Code::VaultKeyWrong, Code::KeychainAbsent} << Code::VaultKeyWrong;
        QTest::newRow("a key file that others can write to, then a locked keychain")
            << Codes{Code::UnsafePath, Code::KeychainLocked} << Code::UnsafePath;
        QTest::newRow("a damaged slot, then a keychain that refuses")
            << Codes{Code::VaultDamaged, Code::KeychainDenied} << Code::VaultDamaged;
        QTest::newRow("no keychain, then a wrong key, then nobody to ask")
            << Codes{Code::KeychainAbsent, Code::VaultKeyWrong, Code::VaultLocked}
            << Code::VaultKeyWrong;
        QTest::newRow("two that say much: the last")
            << Codes{Code::VaultKeyWrong, Code::UnsafePath} << Code::UnsafePath;
        QTest::newRow("two that say little: the last")
            << Codes{Code::KeychainAbsent, Code::KeychainLocked} << Code::KeychainLocked;
    }
    void theErrorIsThatOfTheKeyThatSaysMost()
    {
        QFETCH(QList<Code>, tried);
        QFETCH(Code, told);
        const VaultScene scene;
        QVERIFY(outcomeOf(scene.open()->probe()).has_value());
        QList<std::shared_ptr<KeySource>> keys;
        for (const Code code : std::as_const(tried)) {
            const auto key = std::make_shared<FixedKey>();
            key->keyError = AuthError::of(code);
            keys.append(key);
        }
        QCOMPARE(outcomeOf(scene.open(keys)->accounts()).error().code, told);
        keys.append(scene.key); // what failed before does not matter
        QVERIFY(outcomeOf(scene.open(keys)->accounts()).has_value());
    }

    void aKeyThatDoesNotFitItsSlotIsWrong()
    {
        const VaultScene scene;
        QVERIFY(outcomeOf(scene.open()->probe()).has_value());
        const auto wrong = std::make_shared<FixedKey>('w');
        QCOMPARE(outcomeOf(scene.open({wrong})->accounts()).error().code, Code::VaultKeyWrong);
        QVERIFY(outcomeOf(scene.open({wrong, scene.key})->accounts()).has_value());
    }

    void aWrongPassphraseLeavesAnOpenVaultOpen()
    {
        const VaultScene scene;
        QVERIFY(outcomeOf(scene.open()->probe()).has_value());
        const auto vault = scene.open(QList<std::shared_ptr<KeySource>>());
        QVERIFY(outcomeOf(vault->unlock(scene.key)).has_value());
        const auto wrong = std::make_shared<FixedKey>('w');
        QCOMPARE(outcomeOf(vault->unlock(wrong)).error().code, Code::VaultKeyWrong);
        QVERIFY(outcomeOf(vault->accounts()).has_value());
        QVERIFY(outcomeOf(vault->write(fullAccount(QStringLiteral("work")), {})).has_value());
    }

    void anUnlockUnderWayEndsLocked()
    {
        const VaultScene scene;
        QVERIFY(outcomeOf(scene.open()->probe()).has_value());
        const auto vault = scene.open(QList<std::shared_ptr<KeySource>>());
        ReplyOf<Done> *const unlocking = vault->unlock(scene.key);
        vault->lock();
        QCOMPARE(outcomeOf(unlocking).error().code, Code::VaultLocked);
        QCOMPARE(outcomeOf(vault->accounts()).error().code, Code::VaultLocked);
        QVERIFY(outcomeOf(vault->unlock(scene.key)).has_value());
        QVERIFY(outcomeOf(vault->accounts()).has_value());
    }

    void aCallThatWaitsForTheKeyHasItBeforeItIsForgotten()
    {
        const VaultScene scene;
        QVERIFY(outcomeOf(scene.open()->probe()).has_value());
        const auto vault = scene.open();
        ReplyOf<QList<Account>> *const listing = vault->accounts();
        vault->lock();
        QVERIFY(outcomeOf(listing).has_value());
        const int before = scene.key->asked;
        QVERIFY(outcomeOf(vault->accounts()).has_value());
        QCOMPARE(scene.key->asked, before + 1);
    }

    void aNewVaultGetsASlotOfTheFirstKeyThatWorks()
    {
        const VaultScene scene;
        const auto refused = std::make_shared<FixedKey>('r', VaultProtection::Keychain);
        refused->makeError = AuthError::of(Code::KeychainAbsent);
        QCOMPARE(outcomeOf(scene.open({refused})->probe()).error().code, Code::KeychainAbsent);
        const auto vault = scene.open({refused, scene.key});
        QVERIFY(outcomeOf(vault->probe()).has_value());
        QCOMPARE(*outcomeOf(vault->protection()), QList<VaultProtection>{VaultProtection::KeyFile});
    }

    void aReplacedSlotIsForgottenAfterTheNewOneWasProved()
    {
        const VaultScene scene;
        const auto vault = scene.open();
        QVERIFY(outcomeOf(vault->probe()).has_value());
        const auto other = std::make_shared<FixedKey>('o');
        QVERIFY(outcomeOf(vault->addKey(other)).has_value());
        QCOMPARE(other->forgotten.size(), 1); // the slot of the first key, of the same kind
        QCOMPARE(outcomeOf(scene.open()->accounts()).error().code, Code::VaultKeyWrong);
        QVERIFY(outcomeOf(scene.open({other})->accounts()).has_value());
    }

    void aSlotThatDoesNotOpenTheVaultReplacesNone_data()
    {
        QTest::addColumn<bool>("isMade");
        QTest::newRow("H20, H31: its key cannot be kept") << false;
        QTest::newRow("H20, H31: its key is not found again") << true;
    }
    void aSlotThatDoesNotOpenTheVaultReplacesNone()
    {
        QFETCH(bool, isMade);
        const VaultScene scene;
        const auto vault = scene.open();
        QVERIFY(outcomeOf(vault->probe()).has_value());
        const auto other = std::make_shared<FixedKey>('o');
        (isMade ? other->keyError : other->makeError) = AuthError::of(Code::KeychainDenied);
        QCOMPARE(outcomeOf(vault->addKey(other)).error().code, Code::KeychainDenied);
        QCOMPARE(other->forgotten.size(), isMade ? 1 : 0);
        QVERIFY(outcomeOf(vault->probe()).has_value());
        QCOMPARE(scene.sql({QStringLiteral("SELECT count(*) FROM slots")}).toInt(), 1);
        QVERIFY(outcomeOf(scene.open()->accounts()).has_value());
    }

    void theLastSlotStays()
    {
        const VaultScene scene;
        const auto phrase = std::make_shared<FixedKey>('p', VaultProtection::Passphrase);
        const auto vault = scene.open({scene.key, phrase});
        QVERIFY(outcomeOf(vault->probe()).has_value());
        QCOMPARE(outcomeOf(vault->removeKey(VaultProtection::KeyFile)).error().reason,
                 QByteArray("last_slot"));
        QCOMPARE(outcomeOf(vault->removeKey(VaultProtection::Passphrase)).error().reason,
                 QByteArray("no_slot"));
        QVERIFY(outcomeOf(vault->addKey(phrase)).has_value());
        QCOMPARE(outcomeOf(vault->protection())->size(), 2);
        QVERIFY(outcomeOf(vault->removeKey(VaultProtection::KeyFile)).has_value());
        QTRY_COMPARE(scene.key->forgotten.size(), 1);
        QCOMPARE(outcomeOf(scene.open()->accounts()).error().code, Code::VaultLocked);
        QVERIFY(outcomeOf(scene.open({phrase})->accounts()).has_value());
    }

    void aVaultMayGoWhileItsSlotsAreRemoved()
    {
        const VaultScene scene;
        const auto phrase = std::make_shared<FixedKey>('p', VaultProtection::Passphrase);
        {
            const auto vault = scene.open({scene.key, phrase});
            QVERIFY(outcomeOf(vault->addKey(phrase)).has_value());
            QVERIFY(outcomeOf(vault->addKey(scene.key)).has_value());
            (void)vault->removeKey(VaultProtection::Passphrase);
        }
        QCOMPARE(*outcomeOf(scene.open()->protection()),
                 QList<VaultProtection>{VaultProtection::KeyFile});
    }

    void aRemovalThatNobodyWaitsForForgetsItsSlots()
    {
        const VaultScene scene;
        const auto phrase = std::make_shared<FixedKey>('p', VaultProtection::Passphrase);
        const auto vault = scene.open({scene.key, phrase});
        QVERIFY(outcomeOf(vault->addKey(phrase)).has_value());
        QVERIFY(outcomeOf(vault->addKey(scene.key)).has_value());
        delete vault->removeKey(VaultProtection::Passphrase); // it is on its way already
        QTRY_COMPARE(phrase->forgotten.size(), 1);
    }

    void aVaultCanBeginWithThePassphraseOfAPerson()
    {
        const VaultScene scene;
        const auto phrase = std::make_shared<FixedKey>('p', VaultProtection::Passphrase);
        const auto vault = scene.open();
        QVERIFY(outcomeOf(vault->addKey(phrase)).has_value());
        QCOMPARE(*outcomeOf(vault->protection()),
                 QList<VaultProtection>{VaultProtection::Passphrase});
        QCOMPARE(scene.key->made, 0);
    }

    void othersAreToldOfAChangeAndWeAreNotOfOurs()
    {
        const VaultScene scene;
        const auto watching = scene.open();
        const QSignalSpy changes(watching.get(), &TokenVault::changedElsewhere);
        const auto writing = scene.open();
        QVERIFY(outcomeOf(writing->probe()).has_value());
        QVERIFY(outcomeOf(watching->accounts()).has_value());
        const Account own = fullAccount(QStringLiteral("own"));
        const qsizetype before = changes.size();
        QVERIFY(outcomeOf(watching->write(own, {})).has_value());
        QVERIFY(outcomeOf(watching->probe()).has_value());
        QCOMPARE(changes.size(), before);
        QVERIFY(outcomeOf(writing->change(own.id, {.name = QStringLiteral("other")})).has_value());
        QTRY_VERIFY(changes.size() > before);
    }

    void whatWasWrittenBeforeTheWatchIsTold()
    {
        const VaultScene scene;
        const auto watching = scene.open();
        QVERIFY(outcomeOf(watching->probe()).has_value());
        QVERIFY(outcomeOf(watching->accounts())->isEmpty());
        const Account work = fullAccount(QStringLiteral("work"));
        QVERIFY(outcomeOf(scene.open()->write(work, {})).has_value());
        const QSignalSpy changes(watching.get(), &TokenVault::changedElsewhere);
        QTRY_COMPARE(changes.size(), 1);
    }

    void theBeginningOfAWatchIsNoChange()
    {
        const VaultScene scene;
        const auto early = scene.open(); // before anything was read
        const QSignalSpy ofEarly(early.get(), &TokenVault::changedElsewhere);
        QVERIFY(outcomeOf(early->accounts())->isEmpty());
        QVERIFY(outcomeOf(early->accounts())->isEmpty());
        QCOMPARE(ofEarly.size(), 0);
        const auto late = scene.open(); // after it was found that there is none
        QVERIFY(outcomeOf(late->accounts())->isEmpty());
        const QSignalSpy ofLate(late.get(), &TokenVault::changedElsewhere);
        QVERIFY(outcomeOf(late->accounts())->isEmpty());
        QVERIFY(outcomeOf(late->accounts())->isEmpty());
        QCOMPARE(ofLate.size(), 0);
        const Account work = fullAccount(QStringLiteral("work"));
        QVERIFY(outcomeOf(scene.open()->write(work, {})).has_value());
        QTRY_VERIFY(ofEarly.size() > 0); // a vault that somebody has made is one
        QTRY_VERIFY(ofLate.size() > 0);
    }

    void whoIsToldOfAChangeMayDeleteTheVault()
    {
        const VaultScene scene;
        auto vault = scene.open();
        QVERIFY(outcomeOf(vault->probe()).has_value());
        connect(vault.get(), &TokenVault::changedElsewhere, this, [&vault] { vault.reset(); });
        const auto writing = scene.open();
        for (int number = 0; number < 3; ++number)
            (void)writing->write(fullAccount(QString::number(number)), {});
        QTRY_VERIFY(!vault);
    }

    void aClientSecretGoesWithItsLastAccount()
    {
        const VaultScene scene;
        const auto vault = scene.open();
        const Account first = fullAccount(QStringLiteral("first"));
        const Account second = fullAccount(QStringLiteral("second"));
        const QStringList count{QStringLiteral("SELECT count(*) FROM registrations")};
        QVERIFY(outcomeOf(vault->write(first, {})).has_value());
        QVERIFY(outcomeOf(vault->write(second, {})).has_value());
        QCOMPARE(scene.sql(count).toInt(), 1);
        QVERIFY(outcomeOf(vault->remove(first.id)).has_value());
        QCOMPARE(outcomeOf(vault->account(second.id))->client, second.client);
        QVERIFY(outcomeOf(vault->remove(second.id)).has_value());
        QCOMPARE(scene.sql(count).toInt(), 0);
    }

    void writesThatHaveBegunAreFinishedWhenTheVaultGoes()
    {
        const VaultScene scene;
        const Account work = fullAccount(QStringLiteral("work"));
        {
            const auto vault = scene.open();
            QVERIFY(outcomeOf(vault->probe()).has_value());
            (void)vault->write(work, fullTokens("1"));
        }
        QCOMPARE(outcomeOf(scene.open()->read(work.id))->tokens, fullTokens("1"));
    }
};

QONSENT_TEST(tst_SqliteVault)
#include "tst_sqlitevault.moc"
