// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "app/manager/placepage.h"
#include "tests/app/manager/managerscene.h"
#include "tests/support/onlyrow.h"
#include "tests/support/outcome.h"
#include "tests/support/testmain.h"

#include <QDesktopServices>
#include <QDir>
#include <QLabel>
#include <QSignalSpy>
#include <QTest>

#include <functional>
#include <sys/stat.h>
#include <unistd.h>

using namespace Qonsent;
using namespace Qonsent::Manager;
using namespace Qonsent::Test;
using namespace Qt::StringLiterals;

namespace {

using Spoil = std::function<QByteArray(QByteArray)>;
using State = AccountStore::State;

/// \a bytes of an SQLite file that says it is of \a format.
QByteArray ofFormat(QByteArray bytes, char format)
{
    constexpr qsizetype userVersion = 60; // four bytes, the highest first
    return bytes.replace(userVersion, 4, QByteArray("\0\0\0", 3) + format);
}

/// Whoever is asked to show a folder.
class FileManager : public QObject
{
    Q_OBJECT

public:
    FileManager() { QDesktopServices::setUrlHandler(u"file"_s, this, "open"); }
    ~FileManager() override { QDesktopServices::unsetUrlHandler(u"file"_s); }
    Q_DISABLE_COPY_MOVE(FileManager)

    QList<QUrl> shown = {};

public Q_SLOTS:
    void open(const QUrl &url) { shown += url; }
};

} // namespace

/// A window on accounts that cannot be read.
class tst_BrokenStore : public QObject
{
    Q_OBJECT

    std::unique_ptr<ManagerScene> m_scene;
    QByteArray m_good; ///< the file as it was written

    PlacePage *place() const { return m_scene->window->findChild<PlacePage *>(); }
    QString fileName() const { return m_scene->options.folder + "/vault.db"_L1; }
    QByteArray contents() const
    {
        QFile file(fileName());
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray("cannot be read");
    }
    bool replace(const QByteArray &bytes) const
    {
        QFile file(fileName());
        return file.open(QIODevice::WriteOnly | QIODevice::Truncate)
            && file.write(bytes) == bytes.size();
    }
    QString words() const
    {
        QStringList all;
        for (const QLabel *label : place()->findChildren<QLabel *>())
            all += label->text();
        return all.join(u'\n');
    }
    QPushButton *button(const QString &text) const
    {
        for (QPushButton *one : place()->findChildren<QPushButton *>()) {
            if (one->isVisible() && one->text() == text)
                return one;
        }
        return nullptr;
    }
    State shownState()
    {
        m_scene->show();
        if (!QTest::qWaitFor([this] {
                return m_scene->store->state() == State::Broken && place()->isVisible();
            }))
            return m_scene->store->state();
        return State::Broken;
    }

private Q_SLOTS:
    void init()
    {
        m_scene = std::make_unique<ManagerScene>();
        m_scene->show();
        QTRY_COMPARE(m_scene->store->state(), State::Open);
        QVERIFY(outcomeOf(m_scene->store->accounts()->signIn(m_scene->request(u"Work"_s))));
        m_scene->restart();
        m_good = contents();
        QVERIFY(m_good.size() > 4096);
    }
    void cleanup() { m_scene.reset(); }

    void itSaysSoAndReadsTheFileOnceItIsRight_data()
    {
        constexpr qsizetype page = 4096;
        QTest::addColumn<Spoil>("spoil");
        QTest::addColumn<QString>("words");
        QTest::newRow("H07: text")
            << Spoil([](const QByteArray &) { return QByteArray(20'000, 'x'); }) << u"is damaged"_s;
        QTest::newRow("H07: nothing")
            << Spoil([](const QByteArray &) { return QByteArray(); }) << u"is damaged"_s;
        QTest::newRow("H07: the first half") << Spoil([](const QByteArray &good) {
            return good.left(good.size() / 2 / page * page);
        }) << u"is damaged"_s;
        QTest::newRow("H07: zeros after the first page") << Spoil([](const QByteArray &good) {
            return good.left(page) + QByteArray(good.size() - page, '\0');
        }) << u"is damaged"_s;
        QTest::newRow("H09: of a newer version")
            << Spoil([](const QByteArray &good) { return ofFormat(good, 2); })
            << u"Update Qonsent"_s;
        QTest::newRow("H10: of a version that never was")
            << Spoil([](const QByteArray &good) { return ofFormat(good, 0); }) << u"is damaged"_s;
    }
    void itSaysSoAndReadsTheFileOnceItIsRight()
    {
        QFETCH(Spoil, spoil);
        QFETCH(QString, words);
        const QByteArray bad = spoil(m_good);
        QVERIFY(replace(bad));
        QCOMPARE(shownState(), State::Broken);
        QVERIFY2(this->words().contains(words), qPrintable(this->words()));
        QVERIFY2(this->words().contains(m_scene->options.folder), qPrintable(this->words()));
        QVERIFY2(!this->words().contains("No accounts yet"_L1), "that would be a lie");
        QCOMPARE(m_scene->book->count(), 0);

        QSignalSpy changes(m_scene->store.get(), &AccountStore::stateChanged);
        QVERIFY(button(u"&Try again"_s));
        button(u"&Try again"_s)->setFocus();
        button(u"&Try again"_s)->click();
        QTRY_VERIFY(changes.size() >= 2 && m_scene->store->state() == State::Broken);
        QTRY_VERIFY(button(u"&Try again"_s));
        QVERIFY2(button(u"&Try again"_s)->hasFocus(), "for whoever tries once more");
        QCOMPARE(contents(), bad);

        QVERIFY(replace(m_good));
        button(u"&Try again"_s)->click();
        QTRY_COMPARE(m_scene->store->state(), State::Open);
        QTRY_COMPARE(m_scene->book->count(), 1);
        QTRY_VERIFY(!place()->isVisible());
    }

    void whoAddsAnAccountDoesNotOverwriteIt_data()
    {
        onlyRow("H07: Ctrl+N and the demo ask the file again, and leave it");
    }
    void whoAddsAnAccountDoesNotOverwriteIt()
    {
        const QByteArray bad(20'000, 'x');
        QVERIFY(replace(bad));
        QCOMPARE(shownState(), State::Broken);
        m_scene->window->addAccount();
        QTRY_COMPARE(m_scene->store->state(), State::Broken);
        m_scene->window->tryDemo();
        QTRY_COMPARE(m_scene->store->state(), State::Broken);
        QCOMPARE(contents(), bad);
    }

    void theFolderCanBeShown_data() { onlyRow("in the file manager of the desktop"); }
    void theFolderCanBeShown()
    {
        QVERIFY(replace("x"));
        QCOMPARE(shownState(), State::Broken);
        const FileManager fileManager;
        QVERIFY(button(u"Show &folder"_s));
        button(u"Show &folder"_s)->click();
        QCOMPARE(fileManager.shown, QList<QUrl>{QUrl::fromLocalFile(m_scene->options.folder)});
    }

    void whatIsNoFileIsLeftAlone_data() { onlyRow("H14: a folder in its place"); }
    void whatIsNoFileIsLeftAlone()
    {
        QVERIFY(QFile::remove(fileName()));
        QVERIFY(QDir().mkdir(fileName()));
        QCOMPARE(shownState(), State::Broken);
        QVERIFY2(words().contains("nothing there was changed"_L1), qPrintable(words()));
        QVERIFY(QFileInfo(fileName()).isDir());
        QVERIFY(QDir().rmdir(fileName()));
        QVERIFY(replace(m_good));
        button(u"&Try again"_s)->click();
        QTRY_COMPARE(m_scene->book->count(), 1);
    }

    void whatMayNotBeReadIsToldAsSuch_data()
    {
        QTest::addColumn<bool>("isFolder");
        QTest::newRow("the file") << false;
        QTest::newRow("the folder") << true;
    }
    void whatMayNotBeReadIsToldAsSuch()
    {
        QFETCH(bool, isFolder);
        if (::geteuid() == 0)
            QSKIP("root may read everything");
        const QByteArray name = QFile::encodeName(isFolder ? m_scene->options.folder : fileName());
        QCOMPARE(::chmod(name.constData(), 0), 0);
        QCOMPARE(shownState(), State::Broken);
        QCOMPARE(::chmod(name.constData(), isFolder ? 0700 : 0600), 0);
        QCOMPARE(contents(), m_good);
        button(u"&Try again"_s)->click();
        QTRY_COMPARE(m_scene->book->count(), 1);
    }

    void aReadOnlyFolderLosesNothing_data()
    {
        onlyRow("the accounts are shown, or it says why not; the file stays as it is");
    }
    void aReadOnlyFolderLosesNothing()
    {
        if (::geteuid() == 0)
            QSKIP("root may write everything");
        const QByteArray folder = QFile::encodeName(m_scene->options.folder);
        QCOMPARE(::chmod(folder.constData(), 0500), 0);
        m_scene->show();
        QTRY_VERIFY(m_scene->store->state() == State::Broken || m_scene->book->count() == 1);
        if (m_scene->store->state() == State::Broken)
            QVERIFY2(words().contains("who may write there"_L1), qPrintable(words()));
        QCOMPARE(contents(), m_good);
        QCOMPARE(::chmod(folder.constData(), 0700), 0);
        if (m_scene->store->state() == State::Broken) {
            QTRY_VERIFY(button(u"&Try again"_s));
            button(u"&Try again"_s)->click();
        }
        QTRY_COMPARE(m_scene->book->count(), 1);
    }
};

QONSENT_TEST(tst_BrokenStore)

#include "tst_brokenstore.moc"
