// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "oauthcore/sqlitevault/vaultdatabase_p.h"
#include "tests/oauthcore/sqlitevault/vaultscene.h"
#include "tests/support/outcome.h"
#include "tests/support/testmain.h"

#include <QDir>
#include <QFile>

using namespace Qonsent;
using Code = AuthError::Code;

namespace {

/// Counts what the vault complains of in the log, and keeps it from the test's.
class Complaints
{
public:
    Complaints()
        : m_before(qInstallMessageHandler(count))
    {
        s_count = 0;
    }
    ~Complaints() { qInstallMessageHandler(m_before); }
    Q_DISABLE_COPY_MOVE(Complaints)

    static int take() { return std::exchange(s_count, 0); }

private:
    static void count(QtMsgType, const QMessageLogContext &context, const QString &)
    {
        if (QByteArray(context.category) == "qonsent.vault")
            ++s_count;
    }

    static inline int s_count = 0;
    QtMessageHandler m_before;
};

} // namespace

/// A file that is not what was written.
class tst_VaultDamage : public QObject
{
    Q_OBJECT

    VaultScene m_scene;
    Account m_work = fullAccount(QStringLiteral("work"));
    Account m_home = fullAccount(QStringLiteral("home"));
    QByteArray m_good;
    QString m_fault; ///< the first thing that was wrong

    /// The file is damaged or it is not: nothing else may come of \a result.
    template <typename T>
    bool isRightOrDamaged(const Result<T> &result, const T &expected, const char *what)
    {
        if (result && *result == expected)
            return true;
        if (!result
            && (result.error().code == Code::VaultDamaged
                || result.error().code == Code::VaultTooNew
                || result.error().code == Code::VaultKeyWrong))
            return true;
        m_fault = QLatin1String(what) + u' '
            + (result
                   ? QStringLiteral("is another")
                   : QString::fromLatin1(result.error().jsonCode() + ' ' + result.error().reason));
        return false;
    }

    /// Reads everything there is in the vault as it lies there.
    bool survivesReading()
    {
        VaultDatabase database(m_scene.folder());
        const auto summary = database.look();
        if (!summary)
            return isRightOrDamaged<Done>(summary.error(), {}, "looking");
        if (!summary->isThere || summary->slotsInOrder.isEmpty())
            return true;
        const LockedKey key = LockedKey::copyOf(QByteArray(int(LockedKey::size), 'k'));
        const auto unlocked = database.unlock(summary->slotsInOrder.first(), key);
        if (!unlocked)
            return isRightOrDamaged<Done>(unlocked, {}, "unlocking");
        VaultRecords &records = database.records();
        Complaints::take();
        const auto all = records.accounts();
        const bool hasComplained = Complaints::take() > 0;
        const QList<Account> everybody{m_home, m_work};
        if (all && hasComplained) {
            for (const Account &account : *all) {
                if (!everybody.contains(account))
                    return isRightOrDamaged(all, everybody, "the list, with a complaint,");
            }
        } else if (!isRightOrDamaged(all, everybody, "the list")) {
            return false;
        }
        return isRightOrDamaged(records.find(m_work.name), m_work, "work by name")
            && isRightOrDamaged(records.account(m_home.id), m_home, "home")
            && isRightOrDamaged(records.read(m_work.id), {m_work, fullTokens("w")},
                                "work with its tokens")
            && isRightOrDamaged(records.read(m_home.id), {m_home, fullTokens("h")},
                                "home with its tokens");
    }

    bool survives(const QByteArray &bytes)
    {
        m_fault.clear();
        if (!m_scene.replace(bytes))
            return false;
        const bool hasSurvived = survivesReading();
        // The journal mode is a byte of the file that SQLite may set right.
        QByteArray after = m_scene.contents();
        if (after.size() == bytes.size() && after.size() > 100)
            after.replace(18, 2, bytes.mid(18, 2));
        if (hasSurvived && after.left(24) != bytes.left(24))
            m_fault = QStringLiteral("the head was changed");
        return hasSurvived && m_fault.isEmpty();
    }

private Q_SLOTS:
    void initTestCase()
    {
        {
            const auto vault = m_scene.open();
            QVERIFY(outcomeOf(vault->write(m_work, fullTokens("w"))).has_value());
            QVERIFY(outcomeOf(vault->write(m_home, fullTokens("h"))).has_value());
            m_work = *outcomeOf(vault->account(m_work.id));
            m_home = *outcomeOf(vault->account(m_home.id));
        }
        m_good = m_scene.contents();
        const Complaints quiet;
        QVERIFY2(survives(m_good), qPrintable(m_fault));
    }
    void init() { QVERIFY(m_scene.replace(m_good)); }

    void aFlippedByteGivesTheRightValueOrDamage_data()
    {
        QTest::addColumn<int>("mask");
        QTest::newRow("H07, H10: every bit of it") << 0xff;
        QTest::newRow("H07, H10: one bit of it") << 0;
    }
    void aFlippedByteGivesTheRightValueOrDamage()
    {
        QFETCH(int, mask);
        const Complaints quiet;
        constexpr qsizetype strideWhereNothingIs = 61;
        int tried = 0;
        for (qsizetype at = 0; at < m_good.size(); ++at) {
            if (m_good[at] == 0 && at > 100 && at % strideWhereNothingIs != 0)
                continue;
            if (mask && at > 4096 && at % 3 != 0)
                continue; // ciphertext for the most part: one bit of each is flipped as well
            ++tried;
            QByteArray bytes = m_good;
            bytes[at] = char(bytes[at] ^ (mask ? mask : 1 << at % 8));
            QVERIFY2(survives(bytes), qPrintable(QStringLiteral("byte %1: ").arg(at) + m_fault));
        }
        QVERIFY(tried > 1000);
    }

    void aTruncatedFileGivesTheRightValueOrDamage_data()
    {
        QTest::addColumn<bool>("only");
        QTest::newRow("H07: at many lengths") << true;
    }
    void aTruncatedFileGivesTheRightValueOrDamage()
    {
        const Complaints quiet;
        for (qsizetype size = 0; size < m_good.size(); size += size < 200 ? 1 : 509)
            QVERIFY2(survives(m_good.left(size)),
                     qPrintable(QStringLiteral("%1 bytes: ").arg(size) + m_fault));
    }

    void otherDamageIsToldAsSuch_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::newRow("H07: an empty file") << QByteArray("");
        QTest::newRow("H07: text") << QByteArray(20'000, 'x');
        QTest::newRow("H07: zeros") << QByteArray(40'960, '\0');
    }
    void otherDamageIsToldAsSuch()
    {
        QFETCH(QByteArray, bytes);
        QVERIFY(m_scene.replace(bytes));
        QCOMPARE(outcomeOf(m_scene.open()->probe()).error().code, Code::VaultDamaged);
        QCOMPARE(m_scene.contents(), bytes);
    }

    void whatIsAppendedOrZeroedIsNoHarm_data()
    {
        QTest::addColumn<bool>("only");
        QTest::newRow("H07: appended bytes, zeroed pages") << true;
    }
    void whatIsAppendedOrZeroedIsNoHarm()
    {
        const Complaints quiet;
        QVERIFY2(survives(m_good + QByteArray(5000, 'x')), qPrintable(m_fault));
        constexpr qsizetype page = 4096;
        for (qsizetype at = 0; at < m_good.size(); at += page) {
            QByteArray bytes = m_good;
            bytes.replace(at, page, QByteArray(page, '\0'));
            QVERIFY2(survives(bytes), qPrintable(QStringLiteral("page at %1: ").arg(at) + m_fault));
        }
    }

    void recordsCannotBeSwapped_data()
    {
        QTest::addColumn<QStringList>("statements");
        QTest::addColumn<QByteArray>("reason");
        const auto swapped = [](const char *table) {
            return QStringList(
                QStringLiteral("UPDATE %1 SET sealed = (SELECT sealed FROM %1 AS other "
                               "WHERE other.number = 3 - %1.number)")
                    .arg(QLatin1String(table)));
        };
        QTest::newRow("H07: profiles of two accounts")
            << swapped("profiles") << QByteArray("profile");
        QTest::newRow("H07: tokens of two accounts") << swapped("tokens") << QByteArray("tokens");
        QTest::newRow("H07: a profile in the place of tokens")
            << QStringList(QStringLiteral("UPDATE tokens SET sealed = (SELECT sealed FROM profiles "
                                          "WHERE profiles.number = tokens.number)"))
            << QByteArray("tokens");
        QTest::newRow("H07: ids of two accounts") << QStringList(
            {QStringLiteral("CREATE TEMP TABLE t AS SELECT number, id FROM profiles"),
             QStringLiteral("UPDATE profiles SET id = randomblob(16)"),
             QStringLiteral("UPDATE profiles SET id = (SELECT id FROM t "
                            "WHERE t.number = 3 - profiles.number)")})
                                                  << QByteArray("profile");
        QTest::newRow("H12: a record of no bytes")
            << QStringList(QStringLiteral("UPDATE tokens SET sealed = x''"))
            << QByteArray("tokens");
        QTest::newRow("H12: a record of 40 MB")
            << QStringList(QStringLiteral("UPDATE tokens SET sealed = zeroblob(40000000)"))
            << QByteArray("tokens");
        QTest::newRow("H07: a registration that is gone")
            << QStringList(QStringLiteral("DELETE FROM registrations"))
            << QByteArray("registration");
    }
    void recordsCannotBeSwapped()
    {
        QFETCH(QStringList, statements);
        QFETCH(QByteArray, reason);
        (void)m_scene.sql(statements);
        const Complaints quiet;
        const auto vault = m_scene.open();
        const bool isOfTokens = reason == "tokens";
        const auto account = outcomeOf(vault->account(m_work.id));
        const auto tokens = outcomeOf(vault->read(m_work.id));
        if (isOfTokens) {
            QCOMPARE(*account, m_work);
            QCOMPARE(tokens.error().code, Code::VaultDamaged);
            QCOMPARE(tokens.error().reason, reason);
        } else {
            QCOMPARE(account.error().code, Code::VaultDamaged);
            QCOMPARE(account.error().reason, reason);
        }
    }

    void aDamagedAccountNeitherHidesOthersNorIsOverwritten_data()
    {
        QTest::addColumn<bool>("only");
        QTest::newRow("H07: one profile of two") << true;
    }
    void aDamagedAccountNeitherHidesOthersNorIsOverwritten()
    {
        const QString sealedTokens =
            QStringLiteral("SELECT hex(sealed) FROM tokens WHERE number = 1");
        const QString before = m_scene.sql({sealedTokens}).toString();
        QVERIFY(before.size() > 100);
        (void)m_scene.sql({QStringLiteral("UPDATE profiles SET sealed = zeroblob(300) "
                                          "WHERE number = 1")});
        const Complaints complaints;
        const auto vault = m_scene.open();
        QCOMPARE(*outcomeOf(vault->accounts()), QList<Account>{m_home});
        QCOMPARE(Complaints::take(), 1);
        QCOMPARE(outcomeOf(vault->read(m_home.id))->tokens, fullTokens("h"));
        QCOMPARE(outcomeOf(vault->account(m_work.id)).error().reason, QByteArray("profile"));
        QCOMPARE(outcomeOf(vault->find(m_work.name)).error().code, Code::VaultDamaged);
        QCOMPARE(outcomeOf(vault->write(m_work, {})).error().code, Code::VaultDamaged);
        QCOMPARE(outcomeOf(vault->change(m_work.id, {})).error().code, Code::VaultDamaged);
        QCOMPARE(m_scene
                     .sql({QStringLiteral("SELECT sealed = zeroblob(300) FROM profiles "
                                          "WHERE number = 1")})
                     .toInt(),
                 1);
        QCOMPARE(outcomeOf(vault->read(m_work.id)).error().code, Code::VaultDamaged);
        QCOMPARE(m_scene.sql({sealedTokens}).toString(), before);
    }

    void aVaultOfWhichNothingCanBeReadIsNotEmpty_data()
    {
        QTest::addColumn<QString>("statement");
        QTest::newRow("H07: all profiles are of zeros")
            << QStringLiteral("UPDATE profiles SET sealed = zeroblob(300)");
        QTest::newRow("H07: the registrations are gone")
            << QStringLiteral("DELETE FROM registrations");
    }
    void aVaultOfWhichNothingCanBeReadIsNotEmpty()
    {
        QFETCH(QString, statement);
        (void)m_scene.sql({statement});
        const Complaints quiet;
        const auto vault = m_scene.open();
        const auto all = outcomeOf(vault->accounts());
        QVERIFY(!all);
        QCOMPARE(all.error().code, Code::VaultDamaged);
        QVERIFY2(!all.error().message.contains(QStringLiteral("provider")),
                 qPrintable(all.error().message));
    }

    void aDamagedAccountCanBeRemoved_data()
    {
        QTest::addColumn<QString>("statement");
        QTest::newRow("H07: its profile is of zeros")
            << QStringLiteral("UPDATE profiles SET sealed = zeroblob(300) WHERE number = 1");
        QTest::newRow("H07: its profile is empty")
            << QStringLiteral("UPDATE profiles SET sealed = x'' WHERE number = 1");
        QTest::newRow("H07: its profile has 40 MB")
            << QStringLiteral("UPDATE profiles SET sealed = zeroblob(40000000) WHERE number = 1");
        QTest::newRow("H07: its registration is none")
            << QStringLiteral("UPDATE profiles SET registration = randomblob(32) WHERE number = 1");
        QTest::newRow("H07: its name is another's")
            << QStringLiteral("UPDATE profiles SET name_key = randomblob(32) WHERE number = 1");
        QTest::newRow("H07: its tokens are of zeros")
            << QStringLiteral("UPDATE tokens SET sealed = zeroblob(300) WHERE number = 1");
        QTest::newRow("H07: its tokens are gone")
            << QStringLiteral("DELETE FROM tokens WHERE number = 1");
    }
    void aDamagedAccountCanBeRemoved()
    {
        QFETCH(QString, statement);
        (void)m_scene.sql({statement});
        const Complaints complaints;
        const auto vault = m_scene.open();
        QVERIFY(!outcomeOf(vault->account(m_work.id)) || !outcomeOf(vault->read(m_work.id)));
        QVERIFY(outcomeOf(vault->remove(m_work.id)).has_value());
        // Nothing is missed: the count is right.
        Complaints::take();
        QCOMPARE(*outcomeOf(vault->accounts()), QList<Account>{m_home});
        QCOMPARE(Complaints::take(), 0);
        QCOMPARE(outcomeOf(vault->find(m_work.name)).error().code, Code::UnknownAccount);
        QCOMPARE(outcomeOf(vault->remove(m_work.id)).error().code, Code::UnknownAccount);
        QCOMPARE(outcomeOf(vault->read(m_home.id))->tokens, fullTokens("h"));
        QVERIFY(outcomeOf(vault->write(m_work, fullTokens("w"))).has_value());
        QCOMPARE(outcomeOf(vault->accounts())->size(), 2);
    }

    void onlyDamageIsCalledDamage_data()
    {
        QTest::addColumn<QByteArray>("statement");
        QTest::addColumn<QVariantList>("values");
        QTest::addColumn<Code>("code");
        QTest::newRow("H07: a table that is missing")
            << QByteArray("SELECT sealed FROM nothing") << QVariantList() << Code::VaultDamaged;
        QTest::newRow("H07: a rule that was broken before")
            << QByteArray("INSERT INTO meta (number, vault, sealed) VALUES (1, x'', x'')")
            << QVariantList() << Code::VaultDamaged;
        QTest::newRow("H07: not what no code of SQLite says")
            << QByteArray("SELECT 1") << QVariantList{7} << Code::VaultIo;
    }
    void onlyDamageIsCalledDamage()
    {
        QFETCH(QByteArray, statement);
        QFETCH(QVariantList, values);
        QFETCH(Code, code);
        VaultConnection connection;
        QVERIFY(connection.open(QFile::encodeName(m_scene.file()), VaultConnection::Access::Whole)
                    .has_value());
        QCOMPARE(connection.run(statement.constData(), values).error().code, code);
    }

    void aLostAccountIsNotDenied_data()
    {
        QTest::addColumn<bool>("only");
        QTest::newRow("H07: a row that got lost is damage, not an unknown account") << true;
    }
    void aLostAccountIsNotDenied()
    {
        (void)m_scene.sql({QStringLiteral("DELETE FROM profiles WHERE number = 1")});
        const Complaints complaints;
        const auto vault = m_scene.open();
        QCOMPARE(outcomeOf(vault->find(m_work.name)).error().code, Code::VaultDamaged);
        QCOMPARE(*outcomeOf(vault->accounts()), QList<Account>{m_home});
        QCOMPARE(Complaints::take(), 1);
    }

    void aNewerFormatIsLeftAlone_data()
    {
        QTest::addColumn<int>("format");
        QTest::newRow("H09: the next one") << 2;
        QTest::newRow("H09: the last that there can be") << 0x7fffffff;
    }
    void aNewerFormatIsLeftAlone()
    {
        QFETCH(int, format);
        (void)m_scene.sql({QStringLiteral("PRAGMA user_version = %1").arg(format)});
        const QByteArray before = m_scene.contents();
        const QStringList files = QDir(m_scene.folder()).entryList(QDir::Files);
        const auto vault = m_scene.open();
        QCOMPARE(outcomeOf(vault->accounts()).error().code, Code::VaultTooNew);
        QCOMPARE(outcomeOf(vault->write(m_work, {})).error().code, Code::VaultTooNew);
        QCOMPARE(m_scene.contents(), before);
        QCOMPARE(QDir(m_scene.folder()).entryList(QDir::Files), files);
    }

    void aForeignFileIsLeftAlone_data()
    {
        QTest::addColumn<QStringList>("statements");
        QTest::addColumn<QByteArray>("reason");
        QTest::newRow("H10: a database of another program")
            << QStringList(QStringLiteral("PRAGMA application_id = 7"))
            << QByteArray("not_a_vault");
        QTest::newRow("H10: a format that never was")
            << QStringList(QStringLiteral("PRAGMA user_version = 0")) << QByteArray("format");
        QTest::newRow("H10: a trigger that somebody added")
            << QStringList(QStringLiteral("CREATE TRIGGER t AFTER INSERT ON tokens BEGIN "
                                          "DELETE FROM tokens; END"))
            << QByteArray("schema");
        QTest::newRow("H10: a table less")
            << QStringList(QStringLiteral("DROP TABLE probes")) << QByteArray("schema");
    }
    void aForeignFileIsLeftAlone()
    {
        QFETCH(QStringList, statements);
        QFETCH(QByteArray, reason);
        (void)m_scene.sql(statements);
        const QByteArray before = m_scene.contents();
        const auto refused = outcomeOf(m_scene.open()->probe());
        QCOMPARE(refused.error().code, Code::VaultDamaged);
        QCOMPARE(refused.error().reason, reason);
        QCOMPARE(m_scene.contents(), before);
    }

    void slotsAreBounded_data()
    {
        QTest::addColumn<QString>("statement");
        QTest::newRow("H12: a key of no bytes") << QStringLiteral("UPDATE slots SET wrapped = x''");
        QTest::newRow("H12: a key of 40 MB")
            << QStringLiteral("UPDATE slots SET wrapped = zeroblob(40000000)");
        QTest::newRow("H12: parameters of 40 MB")
            << QStringLiteral("UPDATE slots SET parameters = hex(zeroblob(20000000))");
        QTest::newRow("H12: parameters that are no JSON")
            << QStringLiteral("UPDATE slots SET parameters = '{'");
        QTest::newRow("H10: other parameters")
            << QStringLiteral("UPDATE slots SET parameters = '{\"made\":2}'");
        QTest::newRow("H10: another kind")
            << QStringLiteral("UPDATE slots SET kind = 'passphrase'");
        QTest::newRow("H12: a thousand slots")
            << QStringLiteral("WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n "
                              "LIMIT 1000) INSERT INTO slots (kind, parameters, wrapped, checksum) "
                              "SELECT 'key_file', '{}', x'', x'' FROM n");
    }
    void slotsAreBounded()
    {
        QFETCH(QString, statement);
        (void)m_scene.sql({statement});
        m_scene.key->asked = 0;
        QCOMPARE(outcomeOf(m_scene.open()->accounts()).error().code, Code::VaultDamaged);
        QCOMPARE(m_scene.key->asked, 0); // no source sees what was tampered with
    }

    void aReplacedFileIsNoticed_data()
    {
        QTest::addColumn<bool>("only");
        QTest::newRow("H06: another copy of the vault, put in its place while it is open") << true;
    }
    void aReplacedFileIsNoticed()
    {
        const auto vault = m_scene.open();
        QCOMPARE(outcomeOf(vault->accounts())->size(), 2);
        QVERIFY(outcomeOf(vault->remove(m_work.id)).has_value());
        QVERIFY(QFile::rename(m_scene.file(), m_scene.file("old")));
        QVERIFY(m_scene.replace(m_good));
        QVERIFY(QFile::setPermissions(m_scene.file(),
                                      QFileDevice::ReadOwner | QFileDevice::WriteOwner));
        for (const char *const journal : {"vault.db-wal", "vault.db-shm"})
            QFile::remove(m_scene.file(journal));
        QCOMPARE(outcomeOf(vault->accounts())->size(), 2);
        QVERIFY(outcomeOf(vault->write(m_work, {})).has_value());
        QCOMPARE(outcomeOf(m_scene.open()->read(m_work.id))->tokens, TokenSet());
    }
};

QONSENT_TEST(tst_VaultDamage)
#include "tst_vaultdamage.moc"
