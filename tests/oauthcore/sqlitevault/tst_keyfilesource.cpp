// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "oauthcore/base/base64url.h"
#include "oauthcore/sqlitevault/keyfilesource.h"
#include "tests/support/leakoracle.h"
#include "tests/support/outcome.h"
#include "tests/support/testmain.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

#include <csignal>

using namespace Qonsent;

namespace {

const QByteArray ownVault(16, 'v');

AuthError errorOf(ReplyOf<LockedKey> *reply)
{
    const Result<LockedKey> key = outcomeOf(reply);
    return key ? AuthError::of(AuthError::Code::Cancelled, "it was a key") : key.error();
}

} // namespace

class tst_KeyFileSource : public QObject
{
    Q_OBJECT

    QString path() const { return m_folder->filePath(QStringLiteral("key")); }
    bool fill(const QByteArray &content, mode_t mode = 0600) const
    {
        QFile::remove(path());
        QFile output(path());
        return output.open(QIODevice::WriteOnly) && output.write(content) == content.size()
            && output.flush() && ::chmod(QFile::encodeName(path()).constData(), mode) == 0;
    }
    QByteArray content() const
    {
        QFile input(path());
        return input.open(QIODevice::ReadOnly) ? input.readAll() : QByteArray();
    }
    /// A slot of the file at path().
    Result<SlotKey> makeSlot() const
    {
        KeyFileSource source(path());
        return outcomeOf(source.makeKey(ownVault));
    }

    std::unique_ptr<QTemporaryDir> m_folder;

private Q_SLOTS:
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }

    void aMissingFileIsMadeForItsOwnerAlone()
    {
        const mode_t before = ::umask(0);
        const Result<SlotKey> made = makeSlot();
        ::umask(before);
        QVERIFY(made);
        QVERIFY(!made->key.isNull());
        struct stat status = {};
        QCOMPARE(::stat(QFile::encodeName(path()).constData(), &status), 0);
        QCOMPARE(status.st_mode & 07777, mode_t(0600));
        QVERIFY(content().endsWith('\n'));
        const auto bytes = decodeBase64Url(content().chopped(1));
        QVERIFY(bytes);
        QCOMPARE(bytes->size(), 32);
    }

    void theSlotKnowsWhereItsFileIs()
    {
        const Result<SlotKey> made = makeSlot();
        QVERIFY(made);
        KeyFileSource untold;
        const Result<LockedKey> key = outcomeOf(untold.key(ownVault, made->parameters));
        QVERIFY(key);
        QVERIFY(*key == made->key);
        QCOMPARE(untold.kind(), VaultProtection::KeyFile);
    }

    void aFileThatMovedIsFoundWhereItIsNamed()
    {
        const Result<SlotKey> made = makeSlot();
        QVERIFY(made);
        const QString elsewhere = m_folder->filePath(QStringLiteral("moved"));
        QVERIFY(QFile::rename(path(), elsewhere));
        KeyFileSource source(elsewhere);
        const Result<LockedKey> key = outcomeOf(source.key(ownVault, made->parameters));
        QVERIFY(key);
        QVERIFY(*key == made->key);
    }

    void aRelativePathIsKeptAsAnAbsoluteOne()
    {
        const QString before = QDir::currentPath();
        QVERIFY(QDir::setCurrent(m_folder->path()));
        KeyFileSource source(QStringLiteral("key"));
        QVERIFY(QDir::setCurrent(before));
        const Result<SlotKey> made = outcomeOf(source.makeKey(ownVault));
        QVERIFY(made);
        QCOMPARE(made->parameters.value(QStringLiteral("path")).toString(), path());
    }

    void anExistingFileStaysAsItIs()
    {
        const QByteArray before(4096, 'x');
        QVERIFY(fill(before));
        const Result<SlotKey> made = makeSlot();
        QVERIFY(made);
        QCOMPARE(content(), before);
        const Result<SlotKey> again = makeSlot();
        QVERIFY(again);
        QVERIFY(again->key == made->key);
    }

    void manyWhoMakeOneFileAtOnceShareIt()
    {
        for (int round = 0; round < 20; ++round) {
            QFile::remove(path());
            constexpr qsizetype programs = 8;
            std::vector<std::unique_ptr<KeyFileSource>> sources;
            QList<Result<SlotKey>> made;
            for (qsizetype number = 0; number < programs; ++number) {
                sources.push_back(std::make_unique<KeyFileSource>(path()));
                whenFinished(sources.back()->makeKey(ownVault), sources.back().get(),
                             [&made](const Result<SlotKey> &key) { made.append(key); });
            }
            QTRY_COMPARE(made.size(), programs);
            for (const Result<SlotKey> &key : std::as_const(made)) {
                QVERIFY2(key, key ? "" : key.error().reason.constData());
                QVERIFY(key->key == made.first()->key);
            }
        }
    }

    void oneFileOpensEveryVaultWithAnotherKey()
    {
        const Result<SlotKey> made = makeSlot();
        KeyFileSource source(path());
        const Result<SlotKey> other = outcomeOf(source.makeKey(QByteArray(16, 'w')));
        QVERIFY(made && other);
        QVERIFY(made->key != other->key);
        QCOMPARE(errorOf(source.key(QByteArray(16, 'w'), made->parameters)).reason,
                 QByteArray("key_file_changed"));
    }

    void aSourceWithoutAFileMakesNoKey()
    {
        KeyFileSource source;
        const Result<SlotKey> made = outcomeOf(source.makeKey(ownVault));
        QVERIFY(!made);
        QCOMPARE(made.error().reason, QByteArray("no_key_file"));
    }

    void whatIsNoKeyFileMakesNoKey_data()
    {
        QTest::addColumn<int>("size");
        QTest::addColumn<int>("mode");
        QTest::addColumn<QByteArray>("reason");
        QTest::newRow("empty") << 0 << 0600 << QByteArray("empty");
        QTest::newRow("31 bytes, which can be guessed")
            << 31 << 0600 << QByteArray("key_file_short");
        QTest::newRow("more than 64 KiB") << 65537 << 0600 << QByteArray("too_large");
        QTest::newRow("readable for the group") << 43 << 0640 << QByteArray("mode");
        QTest::newRow("readable for everybody") << 43 << 0644 << QByteArray("mode");
        QTest::newRow("writable for everybody") << 43 << 0602 << QByteArray("mode");
    }
    void whatIsNoKeyFileMakesNoKey()
    {
        QFETCH(int, size);
        QFETCH(int, mode);
        const QByteArray before(size, 'x');
        QVERIFY(fill(before, mode_t(mode)));
        const Result<SlotKey> made = makeSlot();
        QVERIFY(!made);
        QTEST(made.error().reason, "reason");
        QVERIFY(made.error().message.contains(path()));
        QCOMPARE(content(), before);
    }

    void aFileIsNotMadeThroughALink()
    {
        const QString target = m_folder->filePath(QStringLiteral("target"));
        QVERIFY(QFile::link(target, path()));
        const Result<SlotKey> made = makeSlot();
        QVERIFY(!made);
        QCOMPARE(made.error().code, AuthError::Code::UnsafePath);
        QVERIFY(!QFile::exists(target));
    }

    void aFileThatCannotBeWrittenLeavesNothingBehind_data()
    {
        QTest::addColumn<int>("most");
        QTest::newRow("a full disk at the first byte") << 0;
        QTest::newRow("a full disk in the middle") << 20;
    }
    void aFileThatCannotBeWrittenLeavesNothingBehind()
    {
        QFETCH(int, most);
        rlimit before = {};
        QCOMPARE(getrlimit(RLIMIT_FSIZE, &before), 0);
        const rlimit tight = {.rlim_cur = rlim_t(most), .rlim_max = before.rlim_max};
        const auto handler = std::signal(SIGXFSZ, SIG_IGN);
        QCOMPARE(setrlimit(RLIMIT_FSIZE, &tight), 0);
        const Result<SlotKey> made = makeSlot();
        QCOMPARE(setrlimit(RLIMIT_FSIZE, &before), 0);
        std::signal(SIGXFSZ, handler);
        QVERIFY(!made);
        QCOMPARE(made.error().code, AuthError::Code::VaultIo);
        QVERIFY(!QFile::exists(path()));
        QVERIFY(makeSlot());
    }

    void aFolderThatIsMissingIsNotMade()
    {
        KeyFileSource source(m_folder->filePath(QStringLiteral("nowhere/key")));
        const Result<SlotKey> made = outcomeOf(source.makeKey(ownVault));
        QVERIFY(!made);
        QCOMPARE(made.error().code, AuthError::Code::VaultIo);
        QCOMPARE(made.error().reason, QByteArray("create"));
    }

    void onlyTheSameFileOpensTheSlot_data()
    {
        QTest::addColumn<QByteArray>("change");
        QTest::addColumn<AuthError::Code>("code");
        QTest::addColumn<QByteArray>("reason");
        const auto wrong = AuthError::Code::VaultKeyWrong;
        QTest::newRow("the file is gone")
            << QByteArray("remove") << wrong << QByteArray("key_file_missing");
        QTest::newRow("the file is empty")
            << QByteArray("truncate") << wrong << QByteArray("key_file_changed");
        QTest::newRow("a byte was added")
            << QByteArray("append") << wrong << QByteArray("key_file_changed");
        QTest::newRow("a byte was changed")
            << QByteArray("flip") << wrong << QByteArray("key_file_changed");
        QTest::newRow("it grew beyond every limit")
            << QByteArray("grow") << wrong << QByteArray("key_file_changed");
        QTest::newRow("others can read it now")
            << QByteArray("open") << AuthError::Code::UnsafePath << QByteArray("mode");
        QTest::newRow("there is a folder in its place")
            << QByteArray("folder") << AuthError::Code::UnsafePath << QByteArray("not_a_file");
        QTest::newRow("there is a pipe in its place, which nobody writes to")
            << QByteArray("pipe") << AuthError::Code::UnsafePath << QByteArray("not_a_file");
    }
    void onlyTheSameFileOpensTheSlot()
    {
        QFETCH(QByteArray, change);
        const Result<SlotKey> made = makeSlot();
        QVERIFY(made);
        const QByteArray was = content();
        const QByteArray name = QFile::encodeName(path());
        if (change == "truncate")
            QVERIFY(fill({}));
        else if (change == "append")
            QVERIFY(fill(was + '\n'));
        else if (change == "flip")
            QVERIFY(fill((was.at(0) == 'A' ? 'B' : 'A') + was.mid(1)));
        else if (change == "grow")
            QVERIFY(fill(QByteArray(1'000'000, 'x')));
        else if (change == "open")
            QVERIFY(fill(was, 0644));
        else
            QVERIFY(QFile::remove(path()));
        if (change == "folder")
            QVERIFY(QDir().mkdir(path()));
        if (change == "pipe")
            QCOMPARE(::mkfifo(name.constData(), 0600), 0);
        KeyFileSource source;
        const AuthError error = errorOf(source.key(ownVault, made->parameters));
        QTEST(error.code, "code");
        QTEST(error.reason, "reason");
        QCOMPARE(QFile::exists(path()), change != "remove"); // no key is made for an old slot
    }

    void parametersAreBoundedBeforeTheyAreUsed_data()
    {
        QTest::addColumn<QString>("member");
        QTest::addColumn<QJsonValue>("value");
        const QString file = QStringLiteral("path");
        const QString check = QStringLiteral("check");
        QTest::newRow("no path") << file << QJsonValue(QJsonValue::Undefined);
        QTest::newRow("an empty path") << file << QJsonValue(QString());
        QTest::newRow("a relative path") << file << QJsonValue(QStringLiteral("key"));
        QTest::newRow("a resource of the program") << file << QJsonValue(QStringLiteral(":/key"));
        QTest::newRow("a path with a NUL") << file << QJsonValue(QStringLiteral("/key") + QChar());
        QTest::newRow("a path longer than any")
            << file << QJsonValue(QLatin1Char('/') + QString(5000, QLatin1Char('x')));
        QTest::newRow("a path that is no text") << file << QJsonValue(7);
        QTest::newRow("no check") << check << QJsonValue(QJsonValue::Undefined);
        QTest::newRow("an empty check") << check << QJsonValue(QString());
        QTest::newRow("a check of 15 bytes")
            << check << QJsonValue(QString::fromLatin1(encodeBase64Url(QByteArray(15, 'c'))));
    }
    void parametersAreBoundedBeforeTheyAreUsed()
    {
        QFETCH(QString, member);
        QFETCH(QJsonValue, value);
        const Result<SlotKey> made = makeSlot();
        QVERIFY(made);
        QJsonObject parameters = made->parameters;
        parameters.insert(member, value); // an undefined value removes it
        KeyFileSource source(path());
        const AuthError error = errorOf(source.key(ownVault, parameters));
        QCOMPARE(error.code, AuthError::Code::VaultDamaged);
        QCOMPARE(error.reason, QByteArray("slot_parameters"));
    }

    void theFileIsThePersonsAndStays()
    {
        const Result<SlotKey> made = makeSlot();
        QVERIFY(made);
        KeyFileSource source(path());
        QVERIFY(outcomeOf(source.forgetKey(ownVault, made->parameters)));
        QVERIFY(outcomeOf(source.key(ownVault, made->parameters)));
    }

    void nothingOfTheKeyIsLoggedOrKeptInTheSlot()
    {
        const LeakOracle oracle;
        const Result<SlotKey> made = makeSlot();
        QVERIFY(made);
        const QList<KnownSecret> secrets = {
            {"key", QByteArray(reinterpret_cast<const char *>(made->key.bytes()), 32)},
            {"content", content().chopped(1)}};
        QCOMPARE(oracle.findInLog(secrets), QStringList());
        QCOMPARE(LeakOracle::findIn(QJsonDocument(made->parameters).toJson(), secrets),
                 QStringList());
    }
};

QONSENT_TEST(tst_KeyFileSource)
#include "tst_keyfilesource.moc"
