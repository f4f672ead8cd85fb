// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "tests/oauthcore/sqlitevault/vaultscene.h"
#include "tests/support/outcome.h"
#include "tests/support/testmain.h"

#include <QDir>
#include <QDirIterator>
#include <QRegularExpression>

#include <sys/stat.h>
#include <sys/sysmacros.h>
#include <unistd.h>

using namespace Qonsent;
using Code = AuthError::Code;

/// Where a vault may lie, and who may read it.
class tst_VaultPaths : public QObject
{
    Q_OBJECT

    using Spoil = bool (*)(const VaultScene &);

    static QByteArray local(const QString &path) { return QFile::encodeName(path); }
    static uint modeOf(const QString &path)
    {
        struct stat status = {};
        return ::lstat(local(path).constData(), &status) == 0 ? status.st_mode & 07777 : 0;
    }
    static bool makeFolder(const VaultScene &scene)
    {
        return ::mkdir(local(scene.folder()).constData(), 0700) == 0;
    }
    static bool makeVault(const VaultScene &scene)
    {
        return outcomeOf(scene.open()->probe()).has_value();
    }
    /// Another file, and a link to it where the vault would be.
    static bool link(const VaultScene &scene, const char *name, const QString &target)
    {
        return makeFolder(scene) && QFile::link(target, scene.file(name));
    }
    /// All files there are, with what is in them.
    static QMap<QString, QByteArray> everythingBelow(const QString &folder)
    {
        QMap<QString, QByteArray> all;
        QDirIterator files(folder, QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
        while (files.hasNext()) {
            QFile file(files.next());
            all.insert(file.fileName(),
                       file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray());
        }
        return all;
    }

private Q_SLOTS:
    void refusesWhatOthersCouldHavePutThere_data()
    {
        QTest::addColumn<Spoil>("spoil");
        QTest::addColumn<QByteArray>("reason");
        QTest::newRow("H14: a symbolic link to a vault") << Spoil([](const VaultScene &scene) {
            return makeVault(scene)
                && QFile::rename(scene.file(), scene.folder() + QStringLiteral("/moved"))
                && QFile::link(scene.folder() + QStringLiteral("/moved"), scene.file());
        }) << QByteArray("symbolic_link");
        QTest::newRow("H14: a dangling link") << Spoil([](const VaultScene &scene) {
            return link(scene, "vault.db", scene.folder() + QStringLiteral("/nowhere"));
        }) << QByteArray("symbolic_link");
        QTest::newRow("H14: a dangling link for the locks") << Spoil([](const VaultScene &scene) {
            return link(scene, "locks", scene.folder() + QStringLiteral("/nowhere"));
        }) << QByteArray("symbolic_link");
        QTest::newRow("H14: a dangling link for the journal") << Spoil([](const VaultScene &scene) {
            return makeVault(scene)
                && QFile::link(QStringLiteral("/nowhere"), scene.file("vault.db-wal"));
        }) << QByteArray("symbolic_link");
        QTest::newRow("H14: a pipe") << Spoil([](const VaultScene &scene) {
            return makeFolder(scene) && ::mkfifo(local(scene.file()).constData(), 0600) == 0;
        }) << QByteArray("not_a_file");
        QTest::newRow("H07, H14: a folder") << Spoil([](const VaultScene &scene) {
            return QDir().mkpath(scene.file())
                && ::chmod(local(scene.folder()).constData(), 0700) == 0;
        }) << QByteArray("not_a_file");
        QTest::newRow("H14: a device") << Spoil([](const VaultScene &scene) {
            return makeFolder(scene)
                && ::mknod(local(scene.file()).constData(), S_IFCHR | 0600, makedev(1, 3)) == 0;
        }) << QByteArray("not_a_file");
        QTest::newRow("H14: a file with two names") << Spoil([](const VaultScene &scene) {
            return makeVault(scene)
                && ::link(local(scene.file()).constData(),
                          local(scene.folder() + QStringLiteral("/twin")).constData())
                == 0;
        }) << QByteArray("hard_link");
        QTest::newRow("H14: a file of somebody else") << Spoil([](const VaultScene &scene) {
            return makeVault(scene) && ::chown(local(scene.file()).constData(), 65534, 65534) == 0;
        }) << QByteArray("foreign_owner");
        QTest::newRow("H14: a folder of somebody else") << Spoil([](const VaultScene &scene) {
            return makeFolder(scene)
                && ::chown(local(scene.folder()).constData(), 65534, 65534) == 0;
        }) << QByteArray("foreign_owner");
        QTest::newRow("H14: a folder that is a link") << Spoil([](const VaultScene &scene) {
            const QString moved = scene.folder() + QStringLiteral("-moved");
            return makeVault(scene) && QFile::rename(scene.folder(), moved)
                && QFile::link(moved, scene.folder());
        }) << QByteArray("symbolic_link");
        QTest::newRow("H14, H15: a folder that anybody may write to")
            << Spoil([](const VaultScene &scene) {
                   return makeVault(scene) && ::chmod(local(scene.folder()).constData(), 0777) == 0;
               })
            << QByteArray("writable_by_others");
        QTest::newRow("H14: a folder in one that anybody may write to")
            << Spoil([](const VaultScene &scene) {
                   const QString above = QFileInfo(scene.folder()).path();
                   return makeVault(scene) && ::chmod(local(above).constData(), 0777) == 0;
               })
            << QByteArray("writable_by_others");
    }
    void refusesWhatOthersCouldHavePutThere()
    {
        QFETCH(Spoil, spoil);
        QFETCH(QByteArray, reason);
        const VaultScene scene;
        if (!spoil(scene)) {
            if (::geteuid() != 0)
                QSKIP("only root can make this");
            QFAIL("the scene could not be set");
        }
        const auto before = everythingBelow(QFileInfo(scene.folder()).path());
        const auto refused = outcomeOf(scene.open()->probe());
        QCOMPARE(refused.error().code, Code::UnsafePath);
        QCOMPARE(refused.error().reason, reason);
        // Nothing was written, neither there nor where a link leads.
        auto after = everythingBelow(QFileInfo(scene.folder()).path());
        after.remove(scene.file("locks"));
        auto expected = before;
        expected.remove(scene.file("locks"));
        QCOMPARE(after, expected);
        QVERIFY(!QFileInfo::exists(scene.folder() + QStringLiteral("/nowhere")));
    }

    void everyFolderAboveCounts_data()
    {
        QTest::addColumn<uint>("mode");
        QTest::addColumn<uint>("owner");
        QTest::addColumn<uint>("group");
        QTest::addColumn<QByteArray>("reason");
        constexpr uint stranger = 65534;
        const uint we = ::geteuid();
        const uint ours = ::getegid();
        QTest::newRow("H14: ours alone") << 0700U << we << ours << QByteArray();
        QTest::newRow("H14: readable for everybody") << 0755U << we << ours << QByteArray();
        QTest::newRow("H14: of a group of others that reads it")
            << 0750U << we << stranger << QByteArray();
        QTest::newRow("H14: root's, where only owners move what is theirs, like /tmp")
            << 01777U << 0U << 0U << QByteArray();
        if (we == 0) // others may share a group, as they are set up
            QTest::newRow("H14: the group that is its owner's alone may write to it")
                << 0770U << we << 0U << QByteArray();
        QTest::newRow("H14: anybody may write to it")
            << 0777U << we << ours << QByteArray("writable_by_others");
        QTest::newRow("H14: a group of others may write to it")
            << 0770U << we << stranger << QByteArray("writable_by_others");
        QTest::newRow("H14: it is of somebody else")
            << 0755U << stranger << stranger << QByteArray("foreign_owner");
        QTest::newRow("H14: it is of somebody else, who lets only owners move what is theirs")
            << 01777U << stranger << stranger << QByteArray("foreign_owner");
    }
    void everyFolderAboveCounts()
    {
        QFETCH(uint, mode);
        QFETCH(uint, owner);
        QFETCH(uint, group);
        QFETCH(QByteArray, reason);
        const QTemporaryDir home;
        const QString above = home.filePath(QStringLiteral("above"));
        const QString below = above + QStringLiteral("/below");
        const QString link = home.filePath(QStringLiteral("link"));
        QVERIFY(QDir().mkpath(below));
        QVERIFY(QFile::link(below, link));
        const auto key = std::make_shared<FixedKey>();
        const QString there = below + QStringLiteral("/there");
        QVERIFY(outcomeOf(SqliteVault({.folder = there, .keys = {key}}).probe()).has_value());
        if (::chown(local(above).constData(), owner, group) != 0)
            QSKIP("only root can make this");
        QVERIFY(::chmod(local(above).constData(), mode) == 0);
        for (const QString &folder :
             {there, below + QStringLiteral("/new"), below + QStringLiteral("/one/more"),
              link + QStringLiteral("/there"), link + QStringLiteral("/other")}) {
            SqliteVault vault({.folder = folder, .keys = {key}});
            const auto proved = outcomeOf(vault.probe());
            QVERIFY2(
                proved.has_value() == reason.isEmpty(),
                qPrintable(folder + u' '
                           + (proved ? QString() : QString::fromLatin1(proved.error().reason))));
            if (reason.isEmpty())
                continue;
            QCOMPARE(proved.error().code, Code::UnsafePath);
            QCOMPARE(proved.error().reason, reason);
            QCOMPARE(QDir(below).entryList(QDir::AllEntries | QDir::NoDotAndDotDot),
                     QStringList{QStringLiteral("there")}); // nothing was made
        }
    }

    void everythingIsPrivateFromBirth_data()
    {
        QTest::addColumn<int>("mask");
        QTest::newRow("H15: umask 000") << 0;
        QTest::newRow("H15: umask 022") << 022;
        QTest::newRow("H15: umask 0777") << 0777;
    }
    void everythingIsPrivateFromBirth()
    {
        QFETCH(int, mask);
        const VaultScene scene;
        const mode_t before = ::umask(mode_t(mask));
        const auto vault = scene.open();
        const auto made = outcomeOf(vault->write(fullAccount(QStringLiteral("work")), {}));
        ::umask(before);
        QVERIFY(made.has_value());
        QCOMPARE(modeOf(scene.folder()), 0700U);
        const QDir folder(scene.folder());
        const QStringList files = folder.entryList(QDir::Files | QDir::Hidden, QDir::Name);
        QCOMPARE(files,
                 QStringList({QStringLiteral("locks"), QStringLiteral("vault.db"),
                              QStringLiteral("vault.db-shm"), QStringLiteral("vault.db-wal")}));
        for (const QString &file : files)
            QCOMPARE(modeOf(folder.filePath(file)), 0600U);
    }

    void whatIsTooWideIsNarrowed_data()
    {
        QTest::addColumn<QByteArray>("name");
        QTest::newRow("H15: the vault") << QByteArray("vault.db");
        QTest::newRow("H15: the folder") << QByteArray(".");
    }
    void whatIsTooWideIsNarrowed()
    {
        QFETCH(QByteArray, name);
        const VaultScene scene;
        QVERIFY(makeVault(scene));
        const QString path = scene.file(name.constData());
        const bool isFolder = QFileInfo(path).isDir();
        QVERIFY(::chmod(local(path).constData(), isFolder ? 0755 : 0644) == 0);
        QTest::ignoreMessage(QtWarningMsg, QRegularExpression(QStringLiteral("Others could read")));
        QVERIFY(makeVault(scene));
        QCOMPARE(modeOf(path), isFolder ? 0700U : 0600U);
    }

    void leavesNothingElseBehind_data()
    {
        QTest::addColumn<QByteArray>("event");
        QTest::newRow("H26: after writing and closing") << QByteArray("closed");
        QTest::newRow("H26, H32: after an account was removed") << QByteArray("removed");
        QTest::newRow("H26: after a creation that was interrupted") << QByteArray("interrupted");
    }
    void leavesNothingElseBehind()
    {
        QFETCH(QByteArray, event);
        const VaultScene scene;
        const Account work = fullAccount(QStringLiteral("work"));
        QVERIFY(outcomeOf(scene.open()->write(work, fullTokens("1"))).has_value());
        if (event == "removed")
            QVERIFY(outcomeOf(scene.open()->remove(work.id)).has_value());
        if (event == "interrupted")
            QVERIFY(scene.replace("half", "vault.db.new"));
        QVERIFY(makeVault(scene));
        QCOMPARE(QDir(scene.folder()).entryList(QDir::Files | QDir::Hidden, QDir::Name),
                 QStringList({QStringLiteral("locks"), QStringLiteral("vault.db")}));
    }

    void aRemovedRecordIsGoneFromEveryFile()
    {
        const VaultScene scene;
        const Account work = fullAccount(QStringLiteral("work"));
        const Account home = fullAccount(QStringLiteral("home"));
        const auto vault = scene.open();
        QVERIFY(outcomeOf(vault->write(work, fullTokens("1"))).has_value());
        QVERIFY(outcomeOf(vault->write(home, fullTokens("2"))).has_value());
        const QByteArray sealed =
            scene.sql({QStringLiteral("SELECT sealed FROM tokens WHERE number = 1")}).toByteArray();
        QVERIFY(sealed.size() > 64);
        QVERIFY(outcomeOf(vault->remove(work.id)).has_value());
        for (const char *const name : {"vault.db", "vault.db-wal"})
            QVERIFY(!scene.contents(name).contains(sealed.mid(8, 32)));
        QVERIFY(outcomeOf(vault->read(home.id)).has_value());
    }
    void aRemovedRecordIsGoneFromEveryFile_data()
    {
        QTest::addColumn<bool>("only");
        QTest::newRow("H32: what was sealed is overwritten, in the journal too") << true;
    }

    void aReplacedSlotIsGoneFromEveryFile_data()
    {
        QTest::addColumn<bool>("isReplaced");
        QTest::newRow("H31, H32: replaced, as a changed passphrase is") << true;
        QTest::newRow("H31, H32: removed") << false;
    }
    void aReplacedSlotIsGoneFromEveryFile()
    {
        QFETCH(bool, isReplaced);
        const VaultScene scene;
        const auto kind = isReplaced ? VaultProtection::KeyFile : VaultProtection::Passphrase;
        const auto other = std::make_shared<FixedKey>('o', kind);
        const auto vault = scene.open();
        QVERIFY(outcomeOf(vault->probe()).has_value());
        const QByteArray wrapped =
            scene.sql({QStringLiteral("SELECT wrapped FROM slots")}).toByteArray();
        QVERIFY(wrapped.size() > 64);
        QVERIFY(outcomeOf(vault->addKey(other)).has_value());
        if (!isReplaced)
            QVERIFY(outcomeOf(vault->removeKey(VaultProtection::KeyFile)).has_value());
        for (const char *const name : {"vault.db", "vault.db-wal"})
            QVERIFY(!scene.contents(name).contains(wrapped.mid(8, 32)));
        QVERIFY(outcomeOf(scene.open({other})->accounts()).has_value());
    }

    void takesAnyPath_data()
    {
        QTest::addColumn<QString>("folder");
        QTest::newRow("H29: spaces and a line break") << QStringLiteral("a b\nc");
        QTest::newRow("H29: what means something in an address")
            << QStringLiteral("50%?mode=memory#x&y");
        QTest::newRow("H29: letters that are not ASCII") << QStringLiteral("Müller\u0416");
        QTest::newRow("H29: folders above that are missing") << QStringLiteral("x/y/z");
    }
    void takesAnyPath()
    {
        QFETCH(QString, folder);
        const QTemporaryDir home;
        const QString path = home.filePath(folder);
        const auto key = std::make_shared<FixedKey>();
        SqliteVault vault({.folder = path, .keys = {key}});
        QVERIFY(outcomeOf(vault.probe()).has_value());
        QVERIFY(QFileInfo::exists(path + QStringLiteral("/vault.db")));
        QVERIFY(vault.exists());
    }

    void aFolderHasToBeAbsolute_data()
    {
        QTest::addColumn<QString>("folder");
        QTest::newRow("H29: none, as without HOME") << QString();
        QTest::newRow("H29: a relative one") << QStringLiteral("vault");
        QTest::newRow("H29: the root") << QStringLiteral("/");
    }
    void aFolderHasToBeAbsolute()
    {
        QFETCH(QString, folder);
        SqliteVault vault({.folder = folder, .keys = {std::make_shared<FixedKey>()}});
        const auto refused = outcomeOf(vault.probe());
        QCOMPARE(refused.error().code, Code::InvalidConfiguration);
        QCOMPARE(refused.error().reason, QByteArray("folder"));
        QCOMPARE(outcomeOf(vault.lockAccount(AccountId::generate())).error().code,
                 Code::InvalidConfiguration);
    }
};

QONSENT_TEST(tst_VaultPaths)
#include "tst_vaultpaths.moc"
