// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "demoprovider.h"
#include "mainwindow.h"

#include <Qonsent/ConsentDialog>

#include <QApplication>
#include <QPointer>
#include <QTest>
#include <QWebEngineView>

#include <optional>

/// app/examples/consentdialog: somebody clicks and types in the window and in the page, with its
/// engine in its sandbox.
class tst_ConsentDialogExample : public QObject
{
    Q_OBJECT

    DemoProvider m_provider;
    Qonsent::Accounts m_accounts{Qonsent::inMemoryServices()};
    std::unique_ptr<MainWindow> m_window;
    QPointer<Qonsent::ConsentDialog> m_dialog;

    static Qonsent::ConsentDialog *openDialog()
    {
        for (QWidget *each : QApplication::topLevelWidgets()) {
            auto *dialog = qobject_cast<Qonsent::ConsentDialog *>(each);
            if (dialog && dialog->isVisible())
                return dialog;
        }
        return nullptr;
    }
    QString person() const
    {
        return m_window->findChild<QLabel *>(QString(), Qt::FindDirectChildrenOnly)->text();
    }

    /// Where the middle of the first element is that \a selector finds; none while there is none,
    /// or while the page is not whole.
    std::optional<QPoint> placeOf(const QString &selector) const
    {
        auto *browser = m_dialog ? m_dialog->findChild<QWebEngineView *>() : nullptr;
        if (!browser)
            return {};
        const auto box = std::make_shared<std::optional<QVariantMap>>();
        browser->page()->runJavaScript(
            QStringLiteral("(() => { const found = document.querySelector('%1');"
                           "if (!found || document.readyState != 'complete') return {};"
                           "found.scrollIntoView(); const box = found.getBoundingClientRect();"
                           "return {x: box.x + box.width / 2, y: box.y + box.height / 2}; })()")
                .arg(selector),
            [box](const QVariant &value) { *box = value.toMap(); });
        if (!QTest::qWaitFor([&] { return box->has_value(); }, 5000) || (*box)->isEmpty())
            return {};
        const qreal zoom = m_dialog ? browser->zoomFactor() : 1;
        return QPoint(qRound((*box)->value(QStringLiteral("x")).toReal() * zoom),
                      qRound((*box)->value(QStringLiteral("y")).toReal() * zoom));
    }
    /// Clicks there with the mouse, once it is there; what takes the keys then.
    QWidget *click(const QString &selector) const
    {
        std::optional<QPoint> place;
        if (!QTest::qWaitFor([&] { return (place = placeOf(selector)).has_value(); }, 20'000))
            return nullptr;
        QWidget *target = m_dialog->findChild<QWebEngineView *>()->focusProxy();
        QTest::mouseClick(target, Qt::LeftButton, {}, *place);
        return target;
    }
    /// Clicks the field that \a selector finds and types \a text.
    bool type(const QString &selector, const QString &text) const
    {
        QWidget *const target = click(selector);
        if (!target
            || !QTest::qWaitFor(
                [&] { return placeOf(selector + QStringLiteral(":focus")).has_value(); }, 5000))
            return false;
        QTest::keyClicks(target, text);
        return true;
    }

private Q_SLOTS:
    void initTestCase() { QVERIFY2(!m_provider.issuer().isEmpty(), "qonsent demo --serve"); }

    void init()
    {
        m_window = std::make_unique<MainWindow>(&m_accounts, m_provider.issuer());
        m_window->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_window.get()));
        QTest::mouseClick(m_window->findChild<QPushButton *>(QString(), Qt::FindDirectChildrenOnly),
                          Qt::LeftButton);
        QTRY_VERIFY_WITH_TIMEOUT((m_dialog = openDialog()), 20'000);
    }
    void cleanup()
    {
        m_window.reset();
        QTRY_VERIFY(!m_dialog);
    }

    void thePageIsInAWindowAboveTheProgram()
    {
        QCOMPARE(m_dialog->parentWidget(), m_window.get());
        QVERIFY(click(QStringLiteral("#username")));
    }

    void closingItSignsNobodyIn()
    {
        m_dialog->close();
        QTRY_VERIFY(
            m_window->findChild<QPushButton *>(QString(), Qt::FindDirectChildrenOnly)->isEnabled());
        QVERIFY(person() != QLatin1String("Nobody is signed in."));
        QVERIFY(person() != QLatin1String("Alice Demo"));
    }

    void whoTypesAndAllowsIsSignedIn()
    {
        QVERIFY(type(QStringLiteral("#username"), QStringLiteral("alice")));
        QVERIFY(type(QStringLiteral("#password"), QStringLiteral("demo")));
        QVERIFY(click(QStringLiteral("button.primary")));
        QVERIFY(click(QStringLiteral("button[value=allow]")));
        QTRY_COMPARE_WITH_TIMEOUT(person(), QStringLiteral("Alice Demo"), 20'000);
        QTRY_VERIFY(!m_dialog);
    }
};

QTEST_MAIN(tst_ConsentDialogExample)
#include "tst_consentdialog.moc"
