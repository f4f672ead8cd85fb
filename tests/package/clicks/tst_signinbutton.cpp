// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "demoprovider.h"
#include "mainwindow.h"

#include <Qonsent/SignInButton>

#include <QClipboard>
#include <QGuiApplication>
#include <QMenu>
#include <QStatusBar>
#include <QTest>

/// app/examples/signinbutton, clicked.
class tst_SignInButtonExample : public QObject
{
    Q_OBJECT

    DemoProvider m_provider;

private Q_SLOTS:
    void initTestCase() { QVERIFY2(!m_provider.issuer().isEmpty(), "qonsent demo --serve"); }

    void clickingSignsInOrSaysWhyNot_data()
    {
        QTest::addColumn<QByteArray>("person");
        QTest::addColumn<bool>("isProviderThere");
        QTest::addColumn<QString>("button");
        QTest::addColumn<QString>("sentence");
        const QString signIn = QStringLiteral("Sign in");
        QTest::newRow("alice allows it and is greeted")
            << QByteArray("allow") << true << QStringLiteral("Alice Demo")
            << QStringLiteral("Hello, Alice Demo");
        QTest::newRow("alice refuses")
            << QByteArray("deny") << true << signIn << QStringLiteral("denied");
        QTest::newRow("the provider is not there")
            << QByteArray("allow") << false << signIn << QStringLiteral("127.0.0.1");
    }
    void clickingSignsInOrSaysWhyNot()
    {
        QFETCH(QByteArray, person);
        QFETCH(bool, isProviderThere);
        QFETCH(QString, button);
        QFETCH(QString, sentence);
        qputenv("PATH", BROWSER_FOLDER);
        qputenv("PERSON", person);
        Qonsent::Accounts accounts(Qonsent::inMemoryServices());
        MainWindow window(&accounts,
                          isProviderThere ? m_provider.issuer()
                                          : QStringLiteral("http://127.0.0.1:1"));
        window.show();
        QVERIFY(QTest::qWaitForWindowExposed(&window));
        auto *found = window.statusBar()->findChild<Qonsent::SignInButton *>();
        QVERIFY(found && found->isVisible());
        QCOMPARE(found->text(), QStringLiteral("Sign in"));

        QTest::mouseClick(found, Qt::LeftButton);

        QTRY_VERIFY_WITH_TIMEOUT(!window.statusBar()->currentMessage().isEmpty(), 20'000);
        const QString said = window.statusBar()->currentMessage();
        QVERIFY2(said.contains(sentence), qPrintable(said));
        QCOMPARE(found->text(), button);
    }

    void withoutABrowserTheAddressCanBeCopiedAndTheSignInStopped()
    {
        qputenv("PATH", "/nonexistent");
        Qonsent::Accounts accounts(Qonsent::inMemoryServices());
        MainWindow window(&accounts, m_provider.issuer());
        window.show();
        QVERIFY(QTest::qWaitForWindowExposed(&window));
        auto *button = window.statusBar()->findChild<Qonsent::SignInButton *>();
        QTest::mouseClick(button, Qt::LeftButton);
        QTRY_VERIFY_WITH_TIMEOUT(button->menu() && button->menu()->actions().size() == 2, 20'000);
        button->menu()->actions().constFirst()->trigger();
        QVERIFY(QGuiApplication::clipboard()->text().startsWith(m_provider.issuer()));
        button->menu()->actions().constLast()->trigger();
        QTRY_COMPARE_WITH_TIMEOUT(button->text(), QStringLiteral("Sign in"), 20'000);
        QCOMPARE(window.statusBar()->currentMessage(), QString()); // the person knows
    }

    void whoSignedInCanSignOut()
    {
        qputenv("PATH", BROWSER_FOLDER);
        qputenv("PERSON", "allow");
        Qonsent::Accounts accounts(Qonsent::inMemoryServices());
        MainWindow window(&accounts, m_provider.issuer());
        window.show();
        QVERIFY(QTest::qWaitForWindowExposed(&window));
        auto *button = window.statusBar()->findChild<Qonsent::SignInButton *>();
        QTest::mouseClick(button, Qt::LeftButton);
        QTRY_COMPARE_WITH_TIMEOUT(button->text(), QStringLiteral("Alice Demo"), 20'000);
        QVERIFY(button->menu());
        QCOMPARE(button->menu()->actions().size(), 1);
        button->menu()->actions().constFirst()->trigger();
        QTRY_COMPARE_WITH_TIMEOUT(button->text(), QStringLiteral("Sign in"), 20'000);
    }
};

QTEST_MAIN(tst_SignInButtonExample)
#include "tst_signinbutton.moc"
