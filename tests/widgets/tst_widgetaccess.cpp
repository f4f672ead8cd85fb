// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "tests/support/onlyrow.h"
#include "tests/support/testmain.h"
#include "tests/widgets/sampleaccounts.h"
#include "widgets/accounts/accountdetails.h"
#include "widgets/accounts/accountlistview.h"
#include "widgets/accounts/accountsearchfield.h"
#include "widgets/accounts/signinbutton.h"

#include <QAccessible>
#include <QAccessibleInterface>
#include <QApplication>
#include <QTest>
#include <QVBoxLayout>

using namespace Qonsent;

/// What assistive technology finds, and what the keyboard reaches.
class tst_WidgetAccess : public QObject
{
    Q_OBJECT

    FakeClock m_clock;
    std::unique_ptr<AccountListModel> m_model;
    std::unique_ptr<QWidget> m_window;
    AccountListView *m_view = nullptr;
    AccountDetails *m_details = nullptr;

    /// Every interface below \a top that can be seen.
    static void walk(QAccessibleInterface *top, QList<QAccessibleInterface *> &found)
    {
        if (!top || top->state().invisible)
            return;
        found += top;
        for (int i = 0; i < top->childCount(); ++i)
            walk(top->child(i), found);
    }
    QList<QAccessibleInterface *> tree() const
    {
        QList<QAccessibleInterface *> found;
        walk(QAccessible::queryAccessibleInterface(m_window.get()), found);
        return found;
    }

private Q_SLOTS:
    void init()
    {
        QLocale::setDefault(QLocale::c());
        m_model = std::make_unique<AccountListModel>(m_clock);
        const SampleAccounts samples(m_clock);
        samples.fill(*m_model);
        m_window = std::make_unique<QWidget>();
        m_view = new AccountListView(m_window.get());
        m_view->setClock(m_clock);
        m_view->setAccountModel(m_model.get());
        m_details = new AccountDetails(m_window.get());
        AccountFacts facts = samples.facts();
        facts.status.action = AccountStatus::Action::TryAgain;
        m_details->setFacts(facts);
        auto *layout = new QVBoxLayout(m_window.get());
        layout->addWidget(new AccountSearchField(m_view, m_window.get()));
        layout->addWidget(m_view);
        layout->addWidget(m_details);
        layout->addWidget(new SignInButton(m_window.get()));
        m_window->resize(500, 700);
        m_window->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_window.get()));
    }
    void cleanup()
    {
        m_window.reset();
        m_model.reset();
    }

    void everythingThatCanBeUsedHasAName()
    {
        int usable = 0;
        const auto all = tree();
        for (QAccessibleInterface *one : all) {
            if (!one->state().focusable || !one->object() || one->object() == m_window.get())
                continue;
            ++usable;
            QVERIFY2(!one->text(QAccessible::Name).trimmed().isEmpty(),
                     one->object()->metaObject()->className());
        }
        QVERIFY2(usable >= 7, qPrintable(QString::number(usable)));
    }

    void theListReadsItsRows()
    {
        QAccessibleInterface *list = QAccessible::queryAccessibleInterface(m_view);
        QVERIFY(list);
        QStringList rows;
        for (int i = 0; i < list->childCount(); ++i)
            rows += list->child(i)->text(QAccessible::Name);
        QCOMPARE(rows.size(), 7);
        QVERIFY2(
            rows.contains(QStringLiteral("Work GitLab, ready, 42 minutes left, alice@example.com")),
            qPrintable(rows.join(u'\n')));
        QVERIFY(
            rows.contains(QStringLiteral("Company Microsoft, Sign in again, alice@example.com")));
    }

    void nothingTellsASecret_data()
    {
        onlyRow("J05, J07, J08: secrets of an account are in no name, value, tool tip or title");
    }
    void nothingTellsASecret()
    {
        Account account = SampleAccounts(m_clock).work;
        account.client.secret = Secret("canary-secret");
        account.userinfo.insert(QStringLiteral("phone_number"), QStringLiteral("canary-phone"));
        m_model->putAccount(account);
        m_details->setFacts(AccountFacts::of(
            account, AccountStatus::of(account, {.utcMSecs = m_clock.utcMSecs()}), m_clock.now()));
        int texts = 0;
        for (QAccessibleInterface *one : tree()) {
            for (const auto kind : {QAccessible::Name, QAccessible::Description, QAccessible::Value,
                                    QAccessible::Help}) {
                texts += one->text(kind).isEmpty() ? 0 : 1;
                QVERIFY(!one->text(kind).contains(QLatin1String("canary")));
            }
        }
        QVERIFY(texts > 12);
        for (const QWidget *widget : m_window->findChildren<QWidget *>())
            QVERIFY(!widget->toolTip().contains(QLatin1String("canary")));
        for (const QModelIndex &row :
             {m_view->model()->index(0, 0), m_view->model()->index(1, 0)}) {
            for (int role = 0; role < Qt::UserRole + 20; ++role)
                QVERIFY(!row.data(role).toString().contains(QLatin1String("canary")));
        }
    }

    void tabReachesEverythingAndComesBack()
    {
        QApplication::setActiveWindow(m_window.get());
        auto *const first = m_window->findChild<AccountSearchField *>();
        first->setFocus();
        QTRY_VERIFY(first->hasFocus());
        QStringList order;
        for (int i = 0; i < 20; ++i) {
            QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
            QWidget *const focus = QApplication::focusWidget();
            if (focus == first)
                break;
            order += QLatin1String(focus->metaObject()->className());
        }
        QVERIFY2(QApplication::focusWidget() == first, qPrintable(order.join(u' ')));
        QVERIFY2(order.contains(QLatin1String("Qonsent::AccountListView")),
                 qPrintable(order.join(u' ')));
        QVERIFY(order.contains(QLatin1String("QToolButton")));
        QVERIFY(order.contains(QLatin1String("Qonsent::SignInButton")));
        QCOMPARE(order.count(QLatin1String("Qonsent::RoomyButton")), 3);
    }

    void everyTargetIsLargeEnough()
    {
        for (const QWidget *widget : m_window->findChildren<QWidget *>()) {
            if (!widget->isVisible() || !widget->inherits("QAbstractButton")
                || widget->objectName().startsWith(QLatin1String("qt_")))
                continue;
            if (widget->parentWidget()->inherits("QLineEdit"))
                continue; // the style's own
            QVERIFY2(widget->width() >= 24 && widget->height() >= 24,
                     widget->metaObject()->className());
        }
    }
};

QONSENT_TEST(tst_WidgetAccess)
#include "tst_widgetaccess.moc"
