// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "app/manager/passphrasedialog.h"
#include "app/manager/passphrasefield.h"
#include "tests/app/manager/exportscene.h"
#include "tests/support/testmain.h"

#include <QClipboard>
#include <QLineEdit>
#include <QSignalSpy>
#include <QTest>

using namespace Qonsent;
using namespace Qonsent::Manager;

/// The window that asks for the passphrase.
class tst_PassphraseDialog : public QObject
{
    Q_OBJECT

    using Mode = PassphraseDialog::Mode;

    static constexpr auto canary = "CNRYP-correct-horse";

    std::unique_ptr<QWidget> m_window;
    QLineEdit *m_outside = nullptr;
    QPointer<PassphraseDialog> m_dialog;
    QList<Secret> m_entered;

    void open(Mode mode)
    {
        m_dialog = new PassphraseDialog(mode, m_window.get());
        connect(m_dialog, &PassphraseDialog::entered, this,
                [this](const Secret &passphrase) { m_entered.append(passphrase); });
        m_dialog->open();
        QTRY_VERIFY(m_dialog->isActiveWindow());
    }
    PassphraseField *field(int index) const
    {
        return m_dialog->findChildren<PassphraseField *>().at(index);
    }
    void type(int index, const QString &text)
    {
        field(index)->setFocus();
        for (const QChar letter : text) // QTest::keyClicks() knows ASCII only
            QTest::sendKeyEvent(QTest::Click, field(index), Qt::Key_unknown, letter,
                                Qt::NoModifier);
    }
    void pressReturn() { QTest::keyClick(m_dialog, Qt::Key_Return); }

private Q_SLOTS:
    void init()
    {
        m_window = std::make_unique<QWidget>();
        m_outside = new QLineEdit(m_window.get());
        m_window->show();
        m_window->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
        m_outside->setFocus();
        m_entered.clear();
    }
    void cleanup() { m_window.reset(); }

    void itHandsOverWhatWasTyped()
    {
        open(Mode::Unlock);
        QCOMPARE(m_dialog->windowModality(), Qt::WindowModal);
        QTRY_VERIFY(field(0)->hasFocus());
        type(0, QStringLiteral("pässwörter"));
        pressReturn();
        QCOMPARE(m_entered, QList<Secret>({Secret("pässwörter")}));
        QVERIFY(m_dialog->isVisible()); // whoever heard it decides
    }

    void nothingIsNoPassphrase()
    {
        for (const Mode mode : {Mode::Unlock, Mode::Choose}) {
            open(mode);
            pressReturn();
            QVERIFY(m_entered.isEmpty());
            QVERIFY(m_dialog->isVisible());
            m_dialog->reject();
        }
    }

    void aNewOneHasToBeTypedTwice_data()
    {
        QTest::addColumn<QString>("first");
        QTest::addColumn<QString>("second");
        QTest::addColumn<bool>("isGood");
        QTest::newRow("twice the same") << "correct horse"
                                        << "correct horse" << true;
        QTest::newRow("the second is missing") << "correct horse"
                                               << "" << false;
        QTest::newRow("the first is missing") << ""
                                              << "correct horse" << false;
        QTest::newRow("another case") << "correct horse"
                                      << "Correct horse" << false;
        QTest::newRow("a space at the end") << "correct horse"
                                            << "correct horse " << false;
        QTest::newRow("only the beginning") << "correct horse"
                                            << "correct" << false;
    }
    void aNewOneHasToBeTypedTwice()
    {
        QFETCH(QString, first);
        QFETCH(QString, second);
        QFETCH(bool, isGood);
        open(Mode::Choose);
        QVERIFY(textOf(*m_dialog).contains(QStringLiteral("no unlocked keychain")));
        type(0, first);
        type(1, second);
        pressReturn();
        QCOMPARE(m_entered.size(), isGood ? 1 : 0);
        if (!isGood && !first.isEmpty()) {
            QTRY_VERIFY(field(1)->hasFocus());
            QVERIFY(field(1)->text().isEmpty());
            QCOMPARE(field(0)->text(), first); // not to be typed twice again
        }
    }

    void aWordIsSaidAboutTheLength()
    {
        open(Mode::Choose);
        QVERIFY(textOf(*m_dialog).contains(QStringLiteral("Four or more words")));
        type(0, QStringLiteral("short"));
        QVERIFY(textOf(*m_dialog).contains(QStringLiteral("Short:")));
        type(0, QStringLiteral(" and then some more words"));
        QVERIFY(textOf(*m_dialog).contains(QStringLiteral("Long enough")));
    }

    void whileItIsBusyOnlyCancelWorks()
    {
        open(Mode::Unlock);
        type(0, QLatin1String(canary));
        pressReturn();
        m_dialog->setBusy(true);
        pressReturn();
        QTest::keyClicks(field(0), QStringLiteral("more"));
        QCOMPARE(m_entered.size(), 1);
        QCOMPARE(field(0)->text(), QLatin1String(canary));
        QTest::keyClick(m_dialog, Qt::Key_Escape);
        QVERIFY(!m_dialog || !m_dialog->isVisible());
    }

    void aComplaintIsShownAndTheFocusIsWhereToTypeNext()
    {
        open(Mode::Unlock);
        type(0, QLatin1String(canary));
        pressReturn();
        m_dialog->setBusy(true);
        m_dialog->setComplaint(QStringLiteral("That was <b>not</b> it."));
        QVERIFY(textOf(*m_dialog).contains(QStringLiteral("That was <b>not</b> it.")));
        QTRY_VERIFY(field(0)->hasFocus());
        QVERIFY(field(0)->text().isEmpty());
        QCOMPARE(field(0)->accessibleDescription(), QStringLiteral("That was <b>not</b> it."));
        QTest::keyClicks(field(0), QStringLiteral("x"));
        QVERIFY(!textOf(*m_dialog).contains(QStringLiteral("That was")));
    }

    void J16_aPassphraseIsNotRemembered()
    {
        open(Mode::Choose);
        for (int index : {0, 1}) {
            const Qt::InputMethodHints hints = field(index)->inputMethodHints();
            QVERIFY(hints & Qt::ImhSensitiveData);
            QVERIFY(hints & Qt::ImhHiddenText);
            QVERIFY(hints & Qt::ImhNoPredictiveText);
            QCOMPARE(field(index)->echoMode(), QLineEdit::Password);
            type(index, QLatin1String(canary));
            field(index)->selectAll();
            QTest::keyClick(field(index), Qt::Key_Delete);
            QTest::keyClick(field(index), Qt::Key_Z, Qt::ControlModifier);
            QVERIFY(field(index)->text().isEmpty());
            QVERIFY(!field(index)->isRedoAvailable());
        }
    }

    void J16_closingEmptiesTheFieldAndNobodyElsesCopy()
    {
        open(Mode::Unlock);
        type(0, QLatin1String(canary));
        PassphraseField *const typed = field(0);
        const QString keeper = typed->text();
        m_dialog->reject();
        QVERIFY(typed->text().isEmpty());
        QCOMPARE(keeper, QLatin1String(canary));
        typed->setText(QStringLiteral("a literal, in memory that cannot be written"));
        typed->wipe();
        QVERIFY(typed->text().isEmpty());
    }

    void J07_thePassphraseIsNowhereInTheTree()
    {
        LeakOracle oracle;
        open(Mode::Unlock);
        type(0, QLatin1String(canary));
        QCOMPARE(LeakOracle::findIn(spokenBy(m_dialog)), QStringList());
        pressReturn();
        m_dialog->setComplaint(QStringLiteral("No."));
        QCOMPARE(LeakOracle::findIn(spokenBy(m_dialog)), QStringList());
        QCOMPARE(oracle.findInLog(), QStringList());
    }

    void J16_itCannotBeCopiedOut()
    {
        open(Mode::Unlock);
        type(0, QLatin1String(canary));
        QGuiApplication::clipboard()->setText(QStringLiteral("mine"));
        field(0)->selectAll();
        QTest::keyClick(field(0), Qt::Key_C, Qt::ControlModifier);
        QTest::keyClick(field(0), Qt::Key_X, Qt::ControlModifier);
        QCOMPARE(QGuiApplication::clipboard()->text(), QStringLiteral("mine"));
    }

    void theFocusGoesBackToWhoHadIt()
    {
        open(Mode::Unlock);
        m_dialog->reject();
        m_window->activateWindow();
        QTRY_VERIFY(m_outside->hasFocus());
        QTRY_VERIFY(!m_dialog); // and the window is gone
    }

    void aLongOneIsTakenWhole()
    {
        open(Mode::Unlock);
        const QString longOne(900, u'ß');
        QGuiApplication::clipboard()->setText(longOne);
        QTest::keyClick(field(0), Qt::Key_V, Qt::ControlModifier);
        pressReturn();
        QCOMPARE(m_entered, QList<Secret>({Secret(longOne.toUtf8())}));
    }
};

QONSENT_TEST(tst_PassphraseDialog)
#include "tst_passphrasedialog.moc"
