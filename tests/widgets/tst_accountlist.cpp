// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "tests/support/testmain.h"
#include "tests/widgets/sampleaccounts.h"
#include "widgets/accounts/accountfiltermodel_p.h"
#include "widgets/accounts/accountlistview.h"
#include "widgets/accounts/accountsearchfield.h"

#include <QAbstractItemModelTester>
#include <QApplication>
#include <QClipboard>
#include <QLabel>
#include <QMenu>
#include <QPaintEvent>
#include <QPushButton>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTest>

using namespace Qonsent;
using namespace std::chrono_literals;
using Model = AccountListModel;

namespace {

/// Collects what of a widget is painted.
class PaintWatch final : public QObject
{
public:
    explicit PaintWatch(QWidget *widget) { widget->installEventFilter(this); }
    QRegion painted;

protected:
    bool eventFilter(QObject *, QEvent *event) override
    {
        if (event->type() == QEvent::Paint)
            painted += static_cast<QPaintEvent *>(event)->region();
        return false;
    }
};

} // namespace

/// The list of accounts, in a window, under a clock that the test turns.
class tst_AccountList : public QObject
{
    Q_OBJECT

    FakeClock m_clock;
    std::unique_ptr<Model> m_model;
    std::unique_ptr<AccountListView> m_view;

    Account account(const QString &name, std::chrono::milliseconds left = 42min) const
    {
        return SampleAccounts::account(m_clock, name, left);
    }
    /// \a count accounts; the one at \a number ends \a left from now, the others much later.
    void fill(int count, int number = 0, std::chrono::milliseconds left = 42min)
    {
        QList<Account> all;
        for (int i = 0; i < count; ++i)
            all += account(QStringLiteral("Account %1").arg(i, 5, 10, QLatin1Char('0')),
                           i == number ? left : 90h);
        m_model->setAccounts(all);
    }
    void showView()
    {
        m_view->resize(300, 320);
        m_view->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_view.get()));
        QCoreApplication::processEvents();
        QCoreApplication::processEvents();
    }
    QString word(int row) const
    {
        return m_view->model()->index(row, 0).data(Model::StatusWordRole).toString();
    }
    QStringList names() const
    {
        QStringList all;
        for (int row = 0; row < m_view->model()->rowCount(); ++row)
            all += m_view->model()->index(row, 0).data().toString();
        return all;
    }
    template <typename Widget>
    Widget *visibleChild(const QString &text) const
    {
        for (Widget *child : m_view->template findChildren<Widget *>()) {
            if (child->isVisible() && child->text().contains(text))
                return child;
        }
        return nullptr;
    }

private Q_SLOTS:
    void init()
    {
        QLocale::setDefault(QLocale::c());
        m_model = std::make_unique<Model>(m_clock);
        m_view = std::make_unique<AccountListView>();
        m_view->setClock(m_clock);
        m_view->setAccountModel(m_model.get());
    }
    void cleanup()
    {
        m_view.reset();
        m_model.reset();
    }

    void aTickRepaintsOnlyTheRowThatChanges()
    {
        fill(1000, 1, 42min + 30s);
        showView();
        QCOMPARE(word(1), QStringLiteral("42 min"));
        PaintWatch watch(m_view->viewport());
        QSignalSpy changed(m_model.get(), &Model::dataChanged);

        m_clock.advance(31s);
        QTRY_COMPARE(word(1), QStringLiteral("41 min"));
        QTRY_VERIFY(!watch.painted.isEmpty());
        QCOMPARE(watch.painted.boundingRect(), m_view->visualRect(m_view->model()->index(1, 0)));
        QCOMPARE(changed.size(), 1);
    }

    void theTimerGoesByTheNextVisibleChange()
    {
        fill(1000, 1, 42min + 30s);
        showView();
        QVERIFY(m_clock.nextAlarm());
        QCOMPARE(*m_clock.nextAlarm(), 30'001ms); // a millisecond after "42 min" has ended
    }

    void rowsOutOfSightAreLeftAlone()
    {
        fill(1000, 900, 42min + 30s);
        showView();
        // nothing that can be seen changes for days; now and then somebody may set the clock
        QVERIFY(!m_clock.nextAlarm() || *m_clock.nextAlarm() >= 10min);
        QSignalSpy changed(m_model.get(), &Model::dataChanged);
        m_clock.advance(31s);
        QCoreApplication::processEvents();
        QCOMPARE(changed.size(), 0);
    }

    void rowsAreLookedAtWhenTheyComeToBeSeen()
    {
        fill(1000, 900, 42min);
        showView();
        QCOMPARE(word(900), QStringLiteral("42 min"));
        m_clock.advance(10min);
        m_view->scrollTo(m_view->model()->index(900, 0));
        QTRY_COMPARE(word(900), QStringLiteral("32 min"));
    }

    void aHiddenListHasNoTimer()
    {
        fill(10, 1);
        showView();
        QVERIFY(m_clock.nextAlarm());
        m_view->hide();
        QVERIFY(!m_clock.nextAlarm());
        m_clock.advance(5min);
        m_view->show();
        QTRY_COMPARE(word(1), QStringLiteral("37 min"));
        QVERIFY(m_clock.nextAlarm());
    }

    void aSearchTearsNoHolesIntoTheTimer()
    {
        m_model->setAccounts({account(QStringLiteral("a match"), 42min + 30s),
                              account(QStringLiteral("b"), 41min + 10s),
                              account(QStringLiteral("c match"), 40min + 20s)});
        m_view->setSearchText(QStringLiteral("match"));
        showView();
        QCOMPARE(*m_clock.nextAlarm(), 20'001ms);
        m_clock.advance(21s);
        QTRY_COMPARE(word(1), QStringLiteral("39 min"));
        QCOMPARE(word(0), QStringLiteral("42 min"));
    }

    void theModelMayGoFirst()
    {
        fill(10);
        showView();
        m_model.reset();
        m_clock.advance(1h);
        QCoreApplication::processEvents();
        QVERIFY(m_view->currentAccount().isNull());
        m_view->setSearchText(QStringLiteral("x"));
        m_view->setCurrentAccount(AccountId::generate());
        QVERIFY(visibleChild<QLabel>(QStringLiteral("No accounts yet")));
    }

    void aSearchFinds_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QStringList>("found");
        const QStringList all = {QStringLiteral("Home"), QStringLiteral("Work GitLab")};
        const QStringList work = {QStringLiteral("Work GitLab")};
        QTest::newRow("nothing typed: all") << "" << all;
        QTest::newRow("spaces: all") << "   " << all;
        QTest::newRow("part of the name") << "git" << work;
        QTest::newRow("any case") << "gITLAB" << work;
        QTest::newRow("words in any order") << "lab work" << work;
        QTest::newRow("the person") << "bob@" << work;
        QTest::newRow("the host") << "code.example" << work;
        QTest::newRow("words of different fields") << "work bob code" << work;
        QTest::newRow("one word too many") << "work bob alice" << QStringList();
        QTest::newRow("J09: no pattern") << ".*" << QStringList();
        QTest::newRow("J09: control characters are not searched for")
            << QStringLiteral("g\u202Eit") << work;
        QTest::newRow("J09: a megabyte") << QString(1'000'000, u'x') << QStringList();
    }
    void aSearchFinds()
    {
        QFETCH(QString, text);
        Account work = SampleAccounts::account(m_clock, QStringLiteral("Work GitLab"), 1h,
                                               QStringLiteral("code.example"));
        work.displayName = QStringLiteral("bob@example.com");
        m_model->setAccounts({work, account(QStringLiteral("Home"))});
        m_view->setSearchText(text);
        QTEST(names(), "found");
    }

    void aSearchKeepsUpWithTheAccounts()
    {
        Account home = account(QStringLiteral("Home"));
        m_model->putAccount(home);
        m_view->setSearchText(QStringLiteral("work"));
        QCOMPARE(names(), QStringList());
        home.name = QStringLiteral("Work");
        m_model->putAccount(home);
        QCOMPARE(names(), QStringList(QStringLiteral("Work")));
        m_model->removeAccount(home.id);
        QCOMPARE(names(), QStringList());
    }

    void theProxyKeepsTheRulesOfModels()
    {
        QAbstractItemModelTester tester(m_view->model(),
                                        QAbstractItemModelTester::FailureReportingMode::QtTest);
        fill(20);
        m_view->setSearchText(QStringLiteral("1"));
        fill(30);
        m_view->setSearchText(QString());
        m_model->setAccounts({});
    }

    void tenThousandRowsAreFilteredRight()
    {
        QList<Account> all;
        for (int i = 0; i < 10'000; ++i)
            all += account(QStringLiteral("Account %1").arg(i, 5, 10, QLatin1Char('0')));
        m_model->setAccounts(all);
        showView();
        m_view->setSearchText(QStringLiteral("9999"));
        QCOMPARE(names(), QStringList(QStringLiteral("Account 09999")));
        m_view->setSearchText(QStringLiteral("12"));
        QCOMPARE(m_view->model()->rowCount(), 299); // numbers from 00000 to 09999 with 12 in them
        m_view->setSearchText(QString());
        QCOMPARE(m_view->model()->rowCount(), 10'000);
    }

    void anEmptyListOffersToAdd()
    {
        showView();
        auto *add = visibleChild<QPushButton>(QStringLiteral("Add account"));
        QVERIFY(add);
        QVERIFY(visibleChild<QLabel>(QStringLiteral("No accounts yet")));
        QSignalSpy asked(m_view.get(), &AccountListView::addRequested);
        add->setFocus();
        QTest::keyClick(add, Qt::Key_Space);
        QCOMPARE(asked.size(), 1);
        fill(1);
        QTRY_VERIFY(!add->isVisible());
    }

    void aSearchWithoutAMatchSaysSo_data()
    {
        QTest::addColumn<QString>("text");
        QTest::newRow("a word") << "zebra";
        QTest::newRow("J09: markup") << "<img src=file:///x.png>";
        QTest::newRow("J09: a placeholder") << "%1 %n";
    }
    void aSearchWithoutAMatchSaysSo()
    {
        QFETCH(QString, text);
        fill(3);
        showView();
        m_view->setSearchText(text);
        auto *said = visibleChild<QLabel>(text);
        QVERIFY(said);
        QCOMPARE(said->textFormat(), Qt::PlainText);
        QVERIFY(!visibleChild<QPushButton>(QStringLiteral("Add account")));
    }

    void aLongSearchDoesNotWidenTheList()
    {
        fill(3);
        showView();
        m_view->setSearchText(QString(10'000, u'x'));
        QCoreApplication::processEvents();
        QCOMPARE(m_view->width(), 300);
        for (const QLabel *label : m_view->findChildren<QLabel *>())
            QVERIFY(label->text().size() < 200);
    }

    void keysSayWhatToDo_data()
    {
        QTest::addColumn<Qt::Key>("key");
        QTest::addColumn<Qt::KeyboardModifiers>("modifiers");
        QTest::addColumn<AccountAction>("action");
        const Qt::KeyboardModifiers none;
        const Qt::KeyboardModifiers control = Qt::ControlModifier;
        QTest::newRow("Ctrl+C") << Qt::Key_C << control << AccountAction::CopyToken;
        QTest::newRow("Ctrl+E") << Qt::Key_E << control << AccountAction::Export;
        QTest::newRow("F5") << Qt::Key_F5 << none << AccountAction::Renew;
        QTest::newRow("Ctrl+Return") << Qt::Key_Return << control << AccountAction::SignIn;
        QTest::newRow("F2") << Qt::Key_F2 << none << AccountAction::Rename;
        QTest::newRow("Del") << Qt::Key_Delete << none << AccountAction::Remove;
        QTest::newRow("Del of the keypad")
            << Qt::Key_Delete << Qt::KeyboardModifiers(Qt::KeypadModifier) << AccountAction::Remove;
    }
    void keysSayWhatToDo()
    {
        QFETCH(Qt::Key, key);
        QFETCH(Qt::KeyboardModifiers, modifiers);
        QFETCH(AccountAction, action);
        QGuiApplication::clipboard()->setText(QStringLiteral("before"));
        fill(3);
        showView();
        QSignalSpy asked(m_view.get(), &AccountListView::actionRequested);
        m_view->selectionModel()->clear();
        QTest::keyClick(m_view.get(), key, modifiers);
        QCOMPARE(asked.size(), 0); // for nobody there is nothing to do
        m_view->setCurrentIndex(m_view->model()->index(1, 0));
        QTest::keyClick(m_view.get(), key, modifiers);
        QCOMPARE(asked.size(), 1);
        QCOMPARE(asked.at(0).at(0).value<AccountAction>(), action);
        QCOMPARE(QGuiApplication::clipboard()->text(), QStringLiteral("before"));
    }

    void keysMoveThroughTheList()
    {
        fill(5);
        showView();
        m_view->setCurrentIndex(m_view->model()->index(0, 0));
        QSignalSpy current(m_view.get(), &AccountListView::currentAccountChanged);
        QTest::keyClick(m_view.get(), Qt::Key_Down);
        QCOMPARE(m_view->currentIndex().row(), 1);
        QTest::keyClick(m_view.get(), Qt::Key_End);
        QCOMPARE(m_view->currentIndex().row(), 4);
        QTest::keyClick(m_view.get(), Qt::Key_Home);
        QCOMPARE(m_view->currentIndex().row(), 0);
        QCOMPARE(current.size(), 3);
        QTest::keyClick(m_view.get(), Qt::Key_Down, Qt::ShiftModifier);
        QCOMPARE(m_view->selectedAccounts().size(), 2);
    }

    void theMenuKeyOpensAMenuForTheCurrentAccount()
    {
        fill(3);
        showView();
        m_view->setCurrentIndex(m_view->model()->index(1, 0));
        QContextMenuEvent event(QContextMenuEvent::Keyboard, QPoint(), QPoint());
        QCoreApplication::sendEvent(m_view->viewport(), &event);
        auto *menu = m_view->findChild<QMenu *>();
        QVERIFY(menu);
        QVERIFY(menu->actions().size() >= 6);
        QSignalSpy asked(m_view.get(), &AccountListView::actionRequested);
        menu->actions().constFirst()->trigger();
        QCOMPARE(asked.size(), 1);
        QCOMPARE(asked.at(0).at(0).value<AccountAction>(), AccountAction::CopyToken);
        menu->close();
    }

    void theCurrentAccountIsKnownThroughTheSearch()
    {
        fill(100);
        showView();
        const AccountId id = m_model->idAt(m_model->index(42));
        m_view->setSearchText(QStringLiteral("42"));
        m_view->setCurrentAccount(id);
        QCOMPARE(m_view->currentAccount(), id);
        m_view->setSearchText(QString());
        QCOMPARE(m_view->currentAccount(), id);
        QCOMPARE(m_view->selectedAccounts(), QList<AccountId>{id});
    }

    void theSearchFieldLeadsIntoTheList()
    {
        fill(20);
        showView();
        AccountSearchField field(m_view.get());
        QTest::keyClicks(&field, QStringLiteral("7"));
        QCOMPARE(names().size(), 2);
        QTest::keyClick(&field, Qt::Key_Down);
        QCOMPARE(m_view->currentIndex().row(), 0);
        QTest::keyClick(&field, Qt::Key_Escape);
        QCOMPARE(field.text(), QString());
        QCOMPARE(names().size(), 20);
    }
};

QONSENT_TEST(tst_AccountList)
#include "tst_accountlist.moc"
