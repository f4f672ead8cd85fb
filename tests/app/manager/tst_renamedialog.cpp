// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "app/manager/renamedialog.h"
#include "tests/app/manager/exportscene.h"
#include "tests/support/testmain.h"

#include <QLineEdit>
#include <QSignalSpy>
#include <QTest>

using namespace Qonsent;
using namespace Qonsent::Manager;

/// The window that gives an account another name.
class tst_RenameDialog : public QObject
{
    Q_OBJECT

    std::unique_ptr<Services> m_services;
    std::unique_ptr<Accounts> m_accounts;
    FakeClock m_clock;
    Account m_account;
    QPointer<RenameDialog> m_dialog;

    QLineEdit *field() const { return m_dialog->findChild<QLineEdit *>(); }
    void submit(const QString &name)
    {
        field()->setText(name);
        QTest::keyClick(field(), Qt::Key_Return);
    }
    QString storedName() const { return outcomeOf(m_services->vault->account(m_account.id))->name; }

private Q_SLOTS:
    void init()
    {
        m_services = std::make_unique<Services>(inMemoryServices());
        m_account = SampleAccounts::account(m_clock, QStringLiteral("Work"), std::chrono::hours(1));
        const Account other =
            SampleAccounts::account(m_clock, QStringLiteral("Home"), std::chrono::hours(1));
        QVERIFY(outcomeOf(m_services->vault->write(m_account, {})));
        QVERIFY(outcomeOf(m_services->vault->write(other, {})));
        m_accounts = std::make_unique<Accounts>(*m_services);
        m_dialog = new RenameDialog(*m_accounts, m_account, nullptr);
        m_dialog->open();
        QVERIFY(QTest::qWaitForWindowActive(m_dialog));
    }
    void cleanup()
    {
        delete m_dialog;
        m_accounts.reset();
        m_services.reset();
    }

    void itRenamesAndCloses()
    {
        QVERIFY(field()->hasFocus());
        QCOMPARE(field()->selectedText(), QStringLiteral("Work"));
        QSignalSpy accepted(m_dialog, &QDialog::accepted);
        submit(QStringLiteral("  Büro "));
        QTRY_COMPARE(accepted.size(), 1);
        QCOMPARE(storedName(), QStringLiteral("Büro"));
        QTRY_VERIFY(!m_dialog);
    }

    void whatIsNoNameIsSaidInsideTheWindow_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("complaint");
        QTest::newRow("a name that another account has") << "Home"
                                                         << "Another account is called";
        QTest::newRow("nothing") << ""
                                 << "at least one character";
        QTest::newRow("spaces") << "   "
                                << "at least one character";
        QTest::newRow("J09: nothing to be seen")
            << QStringLiteral("\u200b\u202e") << "at least one character";
    }
    void whatIsNoNameIsSaidInsideTheWindow()
    {
        QFETCH(QString, name);
        QFETCH(QString, complaint);
        submit(name);
        QTRY_VERIFY(textOf(*m_dialog).contains(complaint));
        QVERIFY(field()->hasFocus());
        QVERIFY(field()->isEnabled());
        QVERIFY(field()->accessibleDescription().contains(complaint));
        QCOMPARE(storedName(), QStringLiteral("Work"));
        QTest::keyClicks(field(), QStringLiteral("x"));
        QVERIFY(!textOf(*m_dialog).contains(complaint));
    }

    void J09_whatCannotBeSeenIsNoPartOfTheName()
    {
        submit(QStringLiteral("a\u202eb\u200bc"));
        QTRY_COMPARE(storedName(), QStringLiteral("abc"));
    }

    void J09_markupIsAName()
    {
        submit(QStringLiteral("<b>Home</b>"));
        QTRY_COMPARE(storedName(), QStringLiteral("<b>Home</b>"));
    }

    void theSameNameIsNoChange()
    {
        QSignalSpy changed(m_accounts.get(), &Accounts::accountChanged);
        submit(QStringLiteral("Work"));
        QTRY_VERIFY(!m_dialog);
        QCOMPARE(changed.size(), 0);
    }

    void anAccountThatIsGoneIsSaid()
    {
        QVERIFY(outcomeOf(m_services->vault->remove(m_account.id)));
        submit(QStringLiteral("Other"));
        QTRY_VERIFY(!textOf(*m_dialog).contains(QStringLiteral("Choose another")));
        QTRY_VERIFY(field()->isEnabled());
        QVERIFY(m_dialog->isVisible());
    }

    void cancelChangesNothing()
    {
        field()->setText(QStringLiteral("Other"));
        QTest::keyClick(field(), Qt::Key_Escape);
        QTRY_VERIFY(!m_dialog);
        QCOMPARE(storedName(), QStringLiteral("Work"));
    }

    void closingInTheMiddleIsSafe()
    {
        submit(QStringLiteral("Other"));
        m_dialog->reject();
        QTRY_VERIFY(!m_dialog);
        QTRY_COMPARE(storedName(), QStringLiteral("Other")); // it was asked for
    }
};

QONSENT_TEST(tst_RenameDialog)
#include "tst_renamedialog.moc"
