// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "oauthcore/base/base64url.h"
#include "oauthcore/sqlitevault/passphrasesource.h"
#include "tests/support/leakoracle.h"
#include "tests/support/onlyrow.h"
#include "tests/support/outcome.h"
#include "tests/support/testmain.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <fcntl.h>
#include <sys/ioctl.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

using namespace Qonsent;

namespace {

const QByteArray vaultId(16, 'v');
const QByteArray salt(16, 's');

/// The least a slot may ask for, so that tests are quick.
QJsonObject quickParameters()
{
    return {{QStringLiteral("kdf"), QStringLiteral("argon2id")},
            {QStringLiteral("ops"), 2},
            {QStringLiteral("memory"), 64 * 1024 * 1024},
            {QStringLiteral("salt"), QString::fromLatin1(encodeBase64Url(salt))}};
}

LockedKey quickKey(const QByteArray &passphrase)
{
    PassphraseSource source{Secret(passphrase)};
    const Result<LockedKey> key = outcomeOf(source.key(vaultId, quickParameters()));
    return key ? *key : LockedKey();
}

} // namespace

class tst_PassphraseSource : public QObject
{
    Q_OBJECT

    QString file(const QByteArray &content, mode_t mode = 0600)
    {
        const QString path = m_folder->filePath(QStringLiteral("passphrase"));
        QFile output(path);
        if (!output.open(QIODevice::WriteOnly) || output.write(content) != content.size())
            return {};
        output.close();
        return ::chmod(QFile::encodeName(path).constData(), mode) == 0 ? path : QString();
    }
    static std::optional<AuthError> errorOfFile(const QString &path)
    {
        const auto source = PassphraseSource::fromFile(path);
        return source ? std::nullopt : std::optional(source.error());
    }

    std::unique_ptr<QTemporaryDir> m_folder;

private Q_SLOTS:
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }

    void theSamePassphraseFindsItsKeyAgain()
    {
        PassphraseSource source{Secret("correct horse")};
        const Result<SlotKey> made = outcomeOf(source.makeKey(vaultId));
        QVERIFY(made);
        PassphraseSource another{Secret("correct horse")};
        const Result<LockedKey> found = outcomeOf(another.key(vaultId, made->parameters));
        QVERIFY(found);
        QVERIFY(*found == made->key);
        QVERIFY(!found->isNull());
        QCOMPARE(made->parameters.value(QStringLiteral("ops")).toInteger(), 3);
        QCOMPARE(made->parameters.value(QStringLiteral("memory")).toInteger(), 268435456);
    }

    void everySlotHasASaltOfItsOwn()
    {
        PassphraseSource source{Secret("correct horse")};
        const Result<SlotKey> first = outcomeOf(source.makeKey(vaultId));
        const Result<SlotKey> second = outcomeOf(source.makeKey(vaultId));
        QVERIFY(first && second);
        QVERIFY(first->key != second->key);
        QVERIFY(first->parameters != second->parameters);
    }

    /// Computed by the reference implementation: argon2 -id -v 13 -t 2 -k 65536 -p 1 -l 32.
    void theKeyIsArgon2idOfThePassphrase()
    {
        QCOMPARE(quickKey("correct horse"),
                 LockedKey::copyOf(QByteArray::fromHex(
                     "08b4c1d1ed431c492eca987f19eb42cb03d686921336eca0f058cf9d273169bd")));
    }

    void onlyTheSamePassphraseGivesTheSameKey_data()
    {
        QTest::addColumn<QByteArray>("one");
        QTest::addColumn<QByteArray>("other");
        QTest::addColumn<bool>("same");
        QTest::newRow("H08: another passphrase") << QByteArray("abc") << QByteArray("abd") << false;
        QTest::newRow("H08: an empty one") << QByteArray("abc") << QByteArray() << false;
        QTest::newRow("H08: one with a newline that was typed")
            << QByteArray("abc") << QByteArray("abc\n") << false;
        QTest::newRow("H08: the end cut off by a NUL")
            << QByteArray("abc") << QByteArray("abc\0d", 5) << false;
        QTest::newRow("H08: one letter more than a megabyte")
            << QByteArray(1 << 20, 'x') << QByteArray((1 << 20) + 1, 'x') << false;
        QTest::newRow("H08: a megabyte twice")
            << QByteArray(1 << 20, 'x') << QByteArray(1 << 20, 'x') << true;
        QTest::newRow("H08: an accent typed as one character or as two")
            << QByteArray("caf\xC3\xA9") << QByteArray("cafe\xCC\x81") << true;
        QTest::newRow("H08: two accents in either order")
            << QByteArray("a\xCC\xA3\xCC\x87") << QByteArray("a\xCC\x87\xCC\xA3") << true;
        QTest::newRow("H08: a Korean syllable or its letters")
            << QByteArray("\xED\x95\x9C") << QByteArray("\xE1\x84\x92\xE1\x85\xA1\xE1\x86\xAB")
            << true;
        QTest::newRow("H08: a letter and its look-alike in full width")
            << QByteArray("a") << QByteArray("\xEF\xBD\x81") << false;
        QTest::newRow("H08: a letter with and without accent")
            << QByteArray("caf\xC3\xA9") << QByteArray("cafe") << false;
        QTest::newRow("H08: two different bytes that are no UTF-8")
            << QByteArray("caf\xE9") << QByteArray("caf\xE8") << false;
        QTest::newRow("H08: a byte that is no UTF-8, and what readers put in its place")
            << QByteArray("caf\xE9") << QByteArray("caf\xEF\xBF\xBD") << false;
    }
    void onlyTheSamePassphraseGivesTheSameKey()
    {
        QFETCH(QByteArray, one);
        QFETCH(QByteArray, other);
        const LockedKey first = quickKey(one);
        const LockedKey second = quickKey(other);
        QVERIFY(!first.isNull() && !second.isNull());
        QTEST(first == second, "same");
    }

    void anEmptyPassphraseMakesNoSlot_data() { onlyRow("H08: empty"); }
    void anEmptyPassphraseMakesNoSlot()
    {
        PassphraseSource source{Secret()};
        const Result<SlotKey> made = outcomeOf(source.makeKey(vaultId));
        QVERIFY(!made);
        QCOMPARE(made.error().code, AuthError::Code::InvalidConfiguration);
        QCOMPARE(made.error().reason, QByteArray("empty_passphrase"));
    }

    void parametersAreBoundedBeforeTheyAreUsed_data()
    {
        QTest::addColumn<QString>("member");
        QTest::addColumn<QJsonValue>("value");
        const QString memory = QStringLiteral("memory");
        const QString ops = QStringLiteral("ops");
        const QString kdf = QStringLiteral("kdf");
        const QString salted = QStringLiteral("salt");
        QTest::newRow("H13: memory of 4 TiB") << memory << QJsonValue(qint64(1) << 42);
        QTest::newRow("H13: memory of 8 KiB") << memory << QJsonValue(8192);
        QTest::newRow("H13: one byte less than allowed") << memory << QJsonValue((64 << 20) - 1);
        QTest::newRow("H13: one byte more than allowed") << memory << QJsonValue((1 << 30) + 1);
        QTest::newRow("H13: memory below zero") << memory << QJsonValue(-(64 << 20));
        QTest::newRow("H13: memory that is no whole number") << memory << QJsonValue(67108864.5);
        QTest::newRow("H13: memory beyond every integer") << memory << QJsonValue(1e300);
        QTest::newRow("H13: memory as text") << memory << QJsonValue(QStringLiteral("67108864"));
        QTest::newRow("H13: no memory") << memory << QJsonValue(QJsonValue::Undefined);
        QTest::newRow("H13: 2^31 operations") << ops << QJsonValue(qint64(1) << 31);
        QTest::newRow("H13: eleven operations") << ops << QJsonValue(11);
        QTest::newRow("H13: one operation") << ops << QJsonValue(1);
        QTest::newRow("H13: no operation") << ops << QJsonValue(0);
        QTest::newRow("H13: 2^32 + 2 operations") << ops << QJsonValue((qint64(1) << 32) + 2);
        QTest::newRow("another algorithm") << kdf << QJsonValue(QStringLiteral("argon2i"));
        QTest::newRow("no algorithm") << kdf << QJsonValue(QJsonValue::Undefined);
        QTest::newRow("an empty salt") << salted << QJsonValue(QString());
        QTest::newRow("a salt of 15 bytes")
            << salted << QJsonValue(QString::fromLatin1(encodeBase64Url(QByteArray(15, 's'))));
        QTest::newRow("a salt of 17 bytes")
            << salted << QJsonValue(QString::fromLatin1(encodeBase64Url(QByteArray(17, 's'))));
        QTest::newRow("a salt that is no base64url")
            << salted << QJsonValue(QStringLiteral("!!!!!!!!!!!!!!!!!!!!!!"));
        QTest::newRow("no salt") << salted << QJsonValue(QJsonValue::Undefined);
    }
    void parametersAreBoundedBeforeTheyAreUsed()
    {
        QFETCH(QString, member);
        QFETCH(QJsonValue, value);
        QJsonObject parameters = quickParameters();
        parameters.insert(member, value); // an undefined value removes it
        PassphraseSource source{Secret("abc")};
        ReplyOf<LockedKey> *const reply = source.key(vaultId, parameters);
        QVERIFY(reply->isFinished()); // nothing was computed
        const Result<LockedKey> key = outcomeOf(reply);
        QVERIFY(!key);
        QCOMPARE(key.error().code, AuthError::Code::VaultDamaged);
        QCOMPARE(key.error().reason, QByteArray("slot_parameters"));
    }

    void theBoundsThemselvesAreAllowed()
    {
        QJsonObject parameters = quickParameters();
        parameters.insert(QStringLiteral("ops"), 10);
        PassphraseSource source{Secret("abc")};
        QVERIFY(outcomeOf(source.key(vaultId, parameters)));
    }

    void theEventLoopLivesWhileTheKeyIsComputed()
    {
        PassphraseSource source{Secret("abc")};
        ReplyOf<SlotKey> *const reply = source.makeKey(vaultId);
        QVERIFY(!reply->isFinished());
        int beats = 0;
        QTimer heart;
        connect(&heart, &QTimer::timeout, this, [&] { ++beats; });
        heart.start(5);
        QVERIFY(outcomeOf(reply));
        QVERIFY2(beats > 5, QByteArray::number(beats).constData());
    }

    void aReplyThatIsGoneHurtsNobody_data()
    {
        QTest::addColumn<bool>("withItsSource");
        QTest::newRow("cancelled") << false;
        QTest::newRow("deleted with its source") << true;
    }
    void aReplyThatIsGoneHurtsNobody()
    {
        QFETCH(bool, withItsSource);
        auto source = std::make_unique<PassphraseSource>(Secret("abc"));
        ReplyOf<LockedKey> *const reply = source->key(vaultId, quickParameters());
        if (withItsSource) {
            source.reset();
        } else {
            reply->cancel();
            const Result<LockedKey> key = outcomeOf(reply);
            QVERIFY(!key);
            QCOMPARE(key.error().code, AuthError::Code::Cancelled);
        }
        QVERIFY(!quickKey("abc").isNull()); // comes after the first in any case
    }

    void tooLittleMemoryIsAnErrorAndNoWrongKey()
    {
#ifdef __SANITIZE_ADDRESS__
        QSKIP("the sanitizer itself needs more address space than any limit leaves");
#else
        QFile sizes(QStringLiteral("/proc/self/statm"));
        QVERIFY(sizes.open(QIODevice::ReadOnly));
        const rlim_t used =
            sizes.readAll().split(' ').value(0).toULongLong() * rlim_t(getpagesize());
        rlimit before = {};
        QCOMPARE(getrlimit(RLIMIT_AS, &before), 0);
        const rlimit tight = {.rlim_cur = used + (100 << 20), .rlim_max = before.rlim_max};
        QCOMPARE(setrlimit(RLIMIT_AS, &tight), 0);
        PassphraseSource source{Secret("abc")};
        const Result<SlotKey> made = outcomeOf(source.makeKey(vaultId)); // wants 256 MiB
        QCOMPARE(setrlimit(RLIMIT_AS, &before), 0);
        QVERIFY(!made);
        QCOMPARE(made.error().code, AuthError::Code::VaultIo);
        QCOMPARE(made.error().reason, QByteArray("out_of_memory"));
#endif
    }

    void aSourceOffersNothingToForget()
    {
        PassphraseSource source{Secret("abc")};
        QVERIFY(outcomeOf(source.forgetKey(vaultId, quickParameters())));
        QCOMPARE(source.kind(), VaultProtection::Passphrase);
    }

    void aFileHoldsThePassphrase_data()
    {
        QTest::addColumn<QByteArray>("content");
        QTest::addColumn<QByteArray>("passphrase");
        QTest::newRow("H08: no newline") << QByteArray("abc") << QByteArray("abc");
        QTest::newRow("H08: a newline at the end") << QByteArray("abc\n") << QByteArray("abc");
        QTest::newRow("H08: a newline of Windows") << QByteArray("abc\r\n") << QByteArray("abc");
        QTest::newRow("H08: two newlines at the end")
            << QByteArray("abc\n\n") << QByteArray("abc\n");
        QTest::newRow("H08: a newline inside") << QByteArray("a\nbc\n") << QByteArray("a\nbc");
        QTest::newRow("H08: spaces around") << QByteArray(" abc \n") << QByteArray(" abc ");
        QTest::newRow("exactly 64 KiB") << QByteArray(64 * 1024, 'x') << QByteArray(64 * 1024, 'x');
    }
    void aFileHoldsThePassphrase()
    {
        QFETCH(QByteArray, content);
        QFETCH(QByteArray, passphrase);
        const auto source = PassphraseSource::fromFile(file(content));
        QVERIFY(source);
        const Result<LockedKey> key = outcomeOf((*source)->key(vaultId, quickParameters()));
        QVERIFY(key);
        QVERIFY(*key == quickKey(passphrase));
    }

    void aFileOfTheWrongSizeIsRefused_data()
    {
        QTest::addColumn<QByteArray>("content");
        QTest::addColumn<QByteArray>("reason");
        QTest::newRow("H08: empty") << QByteArray() << QByteArray("empty");
        QTest::newRow("H08: a newline alone") << QByteArray("\n") << QByteArray("empty");
        QTest::newRow("H08: one byte more than 64 KiB")
            << QByteArray(64 * 1024 + 1, 'x') << QByteArray("too_large");
        QTest::newRow("H08: 1 MB") << QByteArray(1'000'000, 'x') << QByteArray("too_large");
    }
    void aFileOfTheWrongSizeIsRefused()
    {
        QFETCH(QByteArray, content);
        const auto error = errorOfFile(file(content));
        QVERIFY(error);
        QCOMPARE(error->code, AuthError::Code::InvalidConfiguration);
        QTEST(error->reason, "reason");
        QVERIFY(error->message.contains(m_folder->path()));
    }

    void aFileThatOthersReachIsRefused_data()
    {
        QTest::addColumn<int>("mode");
        QTest::newRow("the group can read it") << 0640;
        QTest::newRow("everybody can read it") << 0604;
        QTest::newRow("the group can write it") << 0620;
        QTest::newRow("everybody can write it") << 0602;
        QTest::newRow("as editors leave it") << 0644;
    }
    void aFileThatOthersReachIsRefused()
    {
        QFETCH(int, mode);
        const auto error = errorOfFile(file("abc", mode_t(mode)));
        QVERIFY(error);
        QCOMPARE(error->code, AuthError::Code::UnsafePath);
        QCOMPARE(error->reason, QByteArray("mode"));
    }

    void aFileOfSomebodyElseIsRefused()
    {
        if (::geteuid() != 0)
            QSKIP("only root can give a file away");
        const QString path = file("abc");
        QCOMPARE(::chown(QFile::encodeName(path).constData(), 65534, 65534), 0);
        const auto error = errorOfFile(path);
        QVERIFY(error);
        QCOMPARE(error->reason, QByteArray("owner"));
    }

    void whatIsNoFileIsRefused_data()
    {
        QTest::addColumn<QString>("path");
        QTest::addColumn<QByteArray>("reason");
        QTest::newRow("a folder") << QStringLiteral("/tmp") << QByteArray("not_a_file");
        QTest::newRow("a device") << QStringLiteral("/dev/zero") << QByteArray("not_a_file");
        QTest::newRow("nothing") << QStringLiteral("/nowhere/passphrase") << QByteArray("missing");
        QTest::newRow("below a file")
            << QStringLiteral("/etc/passwd/passphrase") << QByteArray("missing");
        QTest::newRow("no name") << QString() << QByteArray("missing");
        QTest::newRow("a name with a NUL")
            << QStringLiteral("/dev/zero") + QChar() << QByteArray("missing");
    }
    void whatIsNoFileIsRefused()
    {
        QFETCH(QString, path);
        const auto error = errorOfFile(path);
        QVERIFY(error);
        QTEST(error->reason, "reason");
    }

    void aPipeHoldsThePassphrase()
    {
        int ends[2] = {};
        QCOMPARE(::pipe2(ends, O_CLOEXEC), 0);
        QCOMPARE(::write(ends[1], "abc\n", 4), 4);
        ::close(ends[1]); // as a shell's <(printf abc) is gone before we come
        const auto source = PassphraseSource::fromFile(QStringLiteral("/dev/fd/%1").arg(ends[0]));
        ::close(ends[0]);
        QVERIFY(source);
        const Result<LockedKey> key = outcomeOf((*source)->key(vaultId, quickParameters()));
        QVERIFY(key);
        QVERIFY(*key == quickKey("abc"));
    }

    void aPipeIsWaitedFor()
    {
        int ends[2] = {};
        QCOMPARE(::pipe2(ends, O_CLOEXEC), 0);
        // The second half comes only when the first was read, i.e. while somebody is waiting.
        const std::unique_ptr<QThread> writer(QThread::create([end = ends[1]] {
            (void)!::write(end, "ab", 2);
            int unread = 1;
            while (unread > 0) {
                ::ioctl(end, FIONREAD, &unread);
                QThread::yieldCurrentThread();
            }
            (void)!::write(end, "c\n", 2);
            ::close(end);
        }));
        writer->start();
        const auto source = PassphraseSource::fromFile(QStringLiteral("/dev/fd/%1").arg(ends[0]));
        writer->wait();
        ::close(ends[0]);
        QVERIFY(source);
        const Result<LockedKey> key = outcomeOf((*source)->key(vaultId, quickParameters()));
        QVERIFY(key);
        QVERIFY(*key == quickKey("abc"));
    }

    void nothingOfThePassphraseIsLogged()
    {
        const LeakOracle oracle;
        const QByteArray passphrase = "CNRYP-correct-horse";
        const auto source = PassphraseSource::fromFile(file(passphrase + '\n'));
        QVERIFY(source);
        const Result<SlotKey> made = outcomeOf((*source)->makeKey(vaultId));
        QVERIFY(made);
        const QByteArray key(reinterpret_cast<const char *>(made->key.bytes()), LockedKey::size);
        QCOMPARE(oracle.findInLog(), QStringList());
        QCOMPARE(oracle.findInLog({{"key", key}}), QStringList());
        const QByteArray parameters = QJsonDocument(made->parameters).toJson();
        QCOMPARE(LeakOracle::findIn(parameters), QStringList());
        QCOMPARE(LeakOracle::findIn(parameters, {{"key", key}}), QStringList());
    }
};

QONSENT_TEST(tst_PassphraseSource)
#include "tst_passphrasesource.moc"
