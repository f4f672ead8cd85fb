// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "oauthcore/exporters/exporter.h"
#include "tests/app/manager/exportscene.h"
#include "tests/support/testmain.h"

#include <QCheckBox>
#include <QClipboard>
#include <QDir>
#include <QFileDialog>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace Qonsent;
using namespace Qonsent::Manager;
using namespace std::chrono_literals;

/// The window that hands tokens out.
class tst_ExportDialog : public QObject
{
    Q_OBJECT

    std::unique_ptr<ExportScene> m_scene;
    QTemporaryDir m_folder;

    void open()
    {
        m_scene->open();
        QTRY_VERIFY(m_scene->isReady());
    }
    QCheckBox *include() const { return m_scene->dialog->findChild<QCheckBox *>(); }
    QString shown() const { return textOf(*m_scene->dialog); }
    QImage picture() const { return m_scene->dialog->grab().toImage(); }
    /// Chooses the file \a path in the window that [Save as…] opens.
    void saveTo(const QString &path)
    {
        m_scene->click(QStringLiteral("Save as…"));
        auto *const files = m_scene->dialog->findChild<QFileDialog *>();
        QVERIFY(files);
        Q_EMIT files->fileSelected(path);
        files->close();
        QTRY_VERIFY(!m_scene->dialog->findChild<QFileDialog *>());
    }
    static QByteArray contentOf(const QString &path)
    {
        QFile file(path);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }
    QString path(const QString &name) const { return QDir(m_folder.path()).filePath(name); }

private Q_SLOTS:
    void init() { m_scene = std::make_unique<ExportScene>(); }
    void cleanup()
    {
        m_scene.reset();
        QDir folder(m_folder.path());
        for (const QString &name : folder.entryList(QDir::Files | QDir::System))
            folder.remove(name);
    }

    void itCopiesInTheFormThatWasChosen()
    {
        open();
        QList<Secret> copied;
        connect(m_scene->dialog, &ExportDialog::copyRequested, this,
                [&](const Secret &text) { copied.append(text); });
        QSignalSpy used(m_scene->dialog, &ExportDialog::formUsed);
        m_scene->choose("header");
        m_scene->click(QStringLiteral("Copy"));
        QCOMPARE(copied, QList<Secret>({Secret("Authorization: Bearer " + accessCanary() + '\n')}));
        QCOMPARE(used.size(), 1);
        QCOMPARE(used.at(0).at(0).toByteArray(), QByteArray("header"));
        QVERIFY(shown().contains(QStringLiteral("Copied. It leaves the clipboard in 30 s.")));
        QVERIFY(LeakOracle::findIn(QGuiApplication::clipboard()->text().toUtf8()).isEmpty());
    }

    void J07_noTokenIsInTheTreeWhateverIsShown_data()
    {
        QTest::addColumn<QByteArray>("form");
        for (const Exporter &exporter : exporters())
            QTest::newRow(exporter.name) << QByteArray(exporter.name);
    }
    void J07_noTokenIsInTheTreeWhateverIsShown()
    {
        QFETCH(QByteArray, form);
        LeakOracle oracle;
        open();
        m_scene->choose(form);
        if (include()->isEnabled())
            include()->click();
        QVERIFY(spokenBy(m_scene->dialog).contains("Preview"));
        QCOMPARE(LeakOracle::findIn(spokenBy(m_scene->dialog)), QStringList());
        QVERIFY(!spokenBy(m_scene->dialog)
                     .contains(
                         m_scene->tokens.accessToken.masked().toUtf8())); // nor what stands for it
        m_scene->click(QStringLiteral("Show 10 s"));
        QCOMPARE(LeakOracle::findIn(spokenBy(m_scene->dialog)), QStringList());
        m_scene->click(QStringLiteral("Copy"));
        QCOMPARE(LeakOracle::findIn(spokenBy(m_scene->dialog)), QStringList());
        QCOMPARE(oracle.findInLog(), QStringList());
    }

    void J08_whatIsShownIsHiddenAgain_data()
    {
        QTest::addColumn<QString>("by");
        QTest::newRow("J08: by ten seconds") << "time";
        QTest::newRow("J08: by another window") << "focus";
        QTest::newRow("J08: by hand") << "hand";
        QTest::newRow("J08: by another form, which is chosen anew") << "close";
    }
    void J08_whatIsShownIsHiddenAgain()
    {
        QFETCH(QString, by);
        open();
        QVERIFY(QTest::qWaitForWindowActive(m_scene->dialog));
        const QImage before = picture();
        m_scene->click(QStringLiteral("Show 10 s"));
        QVERIFY(picture() != before);
        QVERIFY(buttonSaying(*m_scene->dialog, QStringLiteral("Hide")));
        QWidget other;
        if (by == QLatin1String("time")) {
            m_scene->clock.advance(9'999ms);
            QCoreApplication::processEvents();
            QVERIFY(buttonSaying(*m_scene->dialog, QStringLiteral("Hide")));
            m_scene->clock.advance(1ms);
        } else if (by == QLatin1String("focus")) {
            QTRY_VERIFY(m_scene->dialog->isActiveWindow());
            other.show();
            other.activateWindow();
        } else if (by == QLatin1String("hand")) {
            m_scene->click(QStringLiteral("Hide"));
        } else {
            m_scene->dialog->hide();
            m_scene->dialog->show();
        }
        QTRY_VERIFY(buttonSaying(*m_scene->dialog, QStringLiteral("Show 10 s")));
    }

    void H28_theRefreshTokenIsOffEachTime()
    {
        open();
        QVERIFY(!include()->isChecked());
        m_scene->choose("json");
        include()->click();
        QVERIFY(include()->isChecked());
        QVERIFY(shown().contains(QStringLiteral("With the refresh token it works until you sign "
                                                "out.")));
        QSignalSpy used(m_scene->dialog, &ExportDialog::formUsed);
        m_scene->click(QStringLiteral("Copy"));
        QCOMPARE(used.size(), 0); // not to become a habit
        m_scene->choose("env");
        QVERIFY(!include()->isChecked());
        QVERIFY(shown().contains(QStringLiteral("Anyone who has this can use your account until")));
    }

    void H28_whereThereIsNoPlaceForTheRefreshTokenThatIsSaid()
    {
        open();
        for (const char *form : {"raw", "header", "curl", "netrc"}) {
            m_scene->choose(form);
            QVERIFY2(!include()->isEnabled(), form);
            QVERIFY(shown().contains(QStringLiteral("This form has no place for it.")));
        }
        m_scene->choose("json");
        QVERIFY(include()->isEnabled());
        QVERIFY(!shown().contains(QStringLiteral("no place")));
    }

    void H28_withoutARefreshTokenThereIsNothingToInclude()
    {
        m_scene->tokens.refreshToken = {};
        open();
        m_scene->choose("json");
        QVERIFY(!include()->isEnabled());
        QVERIFY(shown().contains(QStringLiteral("The provider has given none.")));
    }

    void H28_aFileIsForItsOwnerOnly()
    {
        open();
        m_scene->choose("json");
        saveTo(path(QStringLiteral("new.json")));
        QVERIFY(shown().contains(QStringLiteral("Saved. Only you can read it.")));
        QVERIFY(contentOf(path(QStringLiteral("new.json"))).contains(accessCanary()));
        QVERIFY(!contentOf(path(QStringLiteral("new.json"))).contains(refreshCanary()));
        QCOMPARE(QFile::permissions(path(QStringLiteral("new.json"))),
                 QFile::ReadOwner | QFile::WriteOwner | QFile::ReadUser | QFile::WriteUser);
    }

    void H28_aFileThatIsThereIsReplacedOnlyIfThePersonSaysSo()
    {
        const QString there = path(QStringLiteral("there.json"));
        QFile file(there);
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write("mine") == 4);
        file.close();
        open();
        saveTo(there);
        QCOMPARE(contentOf(there), QByteArray("mine"));
        QVERIFY(shown().contains(QStringLiteral("is there already")));
        QVERIFY(buttonSaying(*m_scene->dialog, QStringLiteral("Replace")));
        m_scene->choose("header"); // something else is wanted: the question is over
        QVERIFY(!buttonSaying(*m_scene->dialog, QStringLiteral("Replace")));
        saveTo(there);
        m_scene->click(QStringLiteral("Replace"));
        QVERIFY(contentOf(there).contains(accessCanary()));
        QCOMPARE(QFile::permissions(there) & (QFile::ReadGroup | QFile::ReadOther),
                 QFile::Permissions());
    }

    void H28_whatIsNoFileOfThePersonsIsNotWritten_data()
    {
        QTest::addColumn<QString>("kind");
        QTest::newRow("J11: a symbolic link") << "link";
        QTest::newRow("J11: a symbolic link to nowhere") << "dangling";
        QTest::newRow("J11: a device") << "/dev/null";
        QTest::newRow("H28: a folder") << "folder";
        QTest::newRow("H28: a folder that is not there") << "missing";
    }
    void H28_whatIsNoFileOfThePersonsIsNotWritten()
    {
        QFETCH(QString, kind);
        const QString target = path(QStringLiteral("target"));
        QString chosen = path(QStringLiteral("chosen"));
        if (kind == QLatin1String("link")) {
            QFile file(target);
            QVERIFY(file.open(QIODevice::WriteOnly) && file.write("mine") == 4);
        }
        if (kind == QLatin1String("link") || kind == QLatin1String("dangling"))
            QVERIFY(QFile::link(target, chosen));
        else if (kind == QLatin1String("folder"))
            chosen = m_folder.path();
        else if (kind == QLatin1String("missing"))
            chosen = path(QStringLiteral("not/there"));
        else
            chosen = kind;
        open();
        saveTo(chosen);
        QVERIFY(!shown().contains(QStringLiteral("Saved.")));
        QVERIFY(!buttonSaying(*m_scene->dialog, QStringLiteral("Replace")));
        QVERIFY(shown().contains(chosen));
        if (kind == QLatin1String("link"))
            QCOMPARE(contentOf(target), QByteArray("mine"));
        else
            QVERIFY(!QFile::exists(target));
    }

    void aTokenWithAKeyIsNoUseToOthers()
    {
        m_scene->tokens.tokenType = "DPoP";
        m_scene->open();
        QTRY_VERIFY(shown().contains(QStringLiteral("Tied to Qonsent's key: other programs cannot "
                                                    "use it.")));
        QVERIFY(!m_scene->isReady());
        QVERIFY(!buttonSaying(*m_scene->dialog, QStringLiteral("Save as…"))->isEnabled());
    }

    void aSignInThatIsOverIsSaidWithItsNextStep()
    {
        m_scene->account.state = Account::State::NeedsSignIn;
        m_scene->open();
        QTRY_VERIFY(buttonSaying(*m_scene->dialog, QStringLiteral("Sign in again")));
        QVERIFY(buttonSaying(*m_scene->dialog, QStringLiteral("Sign in again"))->hasFocus());
        QVERIFY(!m_scene->isReady());
        QSignalSpy wanted(m_scene->dialog, &ExportDialog::signInAgainRequested);
        m_scene->click(QStringLiteral("Sign in again"));
        QCOMPARE(wanted.size(), 1);
        QVERIFY(!m_scene->dialog->isVisible());
    }

    void anAccountThatWasRemovedMeanwhileIsSaid()
    {
        m_scene->account.id = AccountId::generate();
        m_scene->accounts = std::make_unique<Accounts>(m_scene->services);
        m_scene->dialog = new ExportDialog(*m_scene->accounts, m_scene->account, nullptr);
        m_scene->dialog->open();
        QTRY_VERIFY(shown().contains(QStringLiteral("This account was removed.")));
        QVERIFY(!m_scene->isReady());
    }

    void J14_closingForgetsTheTokens()
    {
        open();
        m_scene->click(QStringLiteral("Show 10 s"));
        QSignalSpy copied(m_scene->dialog, &ExportDialog::copyRequested);
        m_scene->dialog->setAttribute(Qt::WA_DeleteOnClose, false);
        m_scene->dialog->close();
        QVERIFY(!m_scene->isReady());
        buttonSaying(*m_scene->dialog, QStringLiteral("Copy"))->click();
        QCOMPARE(copied.size(), 0);
        QCOMPARE(m_scene->clock.nextAlarm(), std::optional<std::chrono::milliseconds>());
    }

    void J14_aLockWhileTheTokensAreOnTheirWay()
    {
        m_scene->open();
        m_scene->dialog->setAttribute(Qt::WA_DeleteOnClose, false);
        m_scene->dialog->close();
        for (int turn = 0; turn < 20; ++turn)
            QCoreApplication::processEvents();
        QVERIFY(!m_scene->isReady());
    }

    void J09_aNameIsPlainAndNeverWidensTheWindow_data()
    {
        QTest::addColumn<QString>("name");
        QTest::newRow("J09: an image") << "<img src=file:///etc/passwd>";
        QTest::newRow("J09: a link") << "<a href=x>y</a>";
        QTest::newRow("J13: arguments") << "%1 %2 %n";
        QTest::newRow("J09: a word without an end") << QString(500, u'W');
        QTest::newRow("J09: a newline and another direction") << QStringLiteral("a\nb\u202ec");
    }
    void J09_aNameIsPlainAndNeverWidensTheWindow()
    {
        QFETCH(QString, name);
        m_scene = std::make_unique<ExportScene>(name);
        open();
        QCoreApplication::processEvents();
        QVERIFY(m_scene->dialog->width() <= 640);
        for (const QLabel *label : m_scene->dialog->findChildren<QLabel *>())
            QVERIFY(label->textFormat() == Qt::PlainText || !label->text().contains(u'<'));
        QVERIFY(!shown().contains(QChar(0x202e)));
        QVERIFY(!m_scene->dialog->windowTitle().contains(u'\n'));
    }

    void theCommandIsOffered()
    {
        open();
        m_scene->choose("env");
        m_scene->click(QStringLiteral("Copy command"));
        QCOMPARE(QGuiApplication::clipboard()->text(),
                 QStringLiteral("qonsent export \"Work\" --format env"));
    }

    void everyControlHasANameAndCanBeReachedByKeyboard()
    {
        open();
        QSet<QChar> mnemonics;
        for (QWidget *control : m_scene->dialog->findChildren<QWidget *>()) {
            const auto *button = qobject_cast<QAbstractButton *>(control);
            if ((!button && !qobject_cast<QListWidget *>(control))
                || !control->isVisibleTo(m_scene->dialog))
                continue;
            QVERIFY(control->focusPolicy() & Qt::TabFocus);
            QVERIFY(
                !QAccessible::queryAccessibleInterface(control)->text(QAccessible::Name).isEmpty());
            const qsizetype mark = button ? button->text().indexOf(u'&') : -1;
            if (mark < 0)
                continue;
            const QChar letter = button->text().at(mark + 1).toLower();
            QVERIFY2(!mnemonics.contains(letter), qPrintable(button->text()));
            mnemonics.insert(letter);
        }
        QVERIFY(mnemonics.size() >= 5);
    }
};

QONSENT_TEST(tst_ExportDialog)
#include "tst_exportdialog.moc"
