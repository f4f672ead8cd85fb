// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#pragma once

#include "tests/widgets/signin/scene.h"
#include "widgets/addaccount/addaccountdialog.h"

#include <QApplication>
#include <QLabel>
#include <QLineEdit>
#include <QPointer>
#include <QTest>

namespace Qonsent {

/// An honest provider, accounts in memory, a person who always says yes, and the window.
struct AddAccountScene
{
    explicit AddAccountScene(const Test::ServerOptions &options = {},
                             const Clock &clock = systemClock())
        : server(options)
    {
        services = inMemoryServices();
        services.clock = &clock;
        services.makeUserAgent = [this]() -> std::shared_ptr<UserAgent> {
            ++browsersOpened;
            if (waits)
                return browser;
            return std::make_shared<Test::InstantUserAgent>(person);
        };
        accounts = std::make_unique<Accounts>(services);
        dialog = new AddAccountDialog(*accounts, services);
        dialog->offerCommandLine();
    }
    ~AddAccountScene()
    {
        if (dialog)
            dialog->close();
        QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
        delete dialog;
    }
    Q_DISABLE_COPY_MOVE(AddAccountScene)

    /// Another window in place of the one that was made, e.g. in another language.
    void renew()
    {
        delete dialog;
        dialog = new AddAccountDialog(*accounts, services);
        dialog->offerCommandLine();
    }
    void show() const
    {
        dialog->show();
        QApplication::setActiveWindow(dialog);
        QVERIFY(QTest::qWaitForWindowExposed(dialog));
    }
    /// What can be read in the window.
    QString text() const
    {
        QStringList texts;
        for (const QLabel *label : dialog->findChildren<QLabel *>()) {
            if (label->isVisibleTo(dialog) && !label->text().isEmpty())
                texts.append(label->text());
        }
        return texts.join(u'\n');
    }
    bool says(const QString &part) const { return text().contains(part); }
    /// The field that is called \a name; nullptr if none is to be seen.
    QLineEdit *field(const QString &name) const
    {
        for (QLineEdit *edit : dialog->findChildren<QLineEdit *>()) {
            if (edit->isVisibleTo(dialog) && edit->accessibleName().startsWith(name))
                return edit;
        }
        return nullptr;
    }
    /// The button whose text begins with \a text, whatever its mnemonic.
    QAbstractButton *button(const QString &text) const
    {
        for (QAbstractButton *each : dialog->findChildren<QAbstractButton *>()) {
            if (each->isVisibleTo(dialog) && QString(each->text()).remove(u'&').startsWith(text))
                return each;
        }
        return nullptr;
    }
    void click(const QString &text) const
    {
        QAbstractButton *const found = button(text);
        QVERIFY2(found, qPrintable(text));
        QVERIFY2(found->isEnabled(), qPrintable(text));
        QTest::mouseClick(found, Qt::LeftButton);
    }
    /// As typed at the keyboard: whatever has the focus gets it.
    static void type(const QString &text)
    {
        QVERIFY(QApplication::focusWidget());
        QTest::keyClicks(QApplication::focusWidget(), text);
    }
    static void press(Qt::Key key)
    {
        QVERIFY(QApplication::focusWidget());
        QTest::keyClick(QApplication::focusWidget(), key);
    }
    /// Goes on from the first page with \a address, until there is something to do.
    void enter(const QString &address) const
    {
        field(QStringLiteral("Provider"))->setText(address);
        click(QStringLiteral("Continue"));
        QTRY_VERIFY(!says(QStringLiteral("Looking up")));
    }
    /// The same, and registers the program.
    void registerAt(const QString &address) const
    {
        enter(address);
        QTRY_VERIFY(field(QStringLiteral("Client ID")));
        field(QStringLiteral("Client ID"))->setText(QStringLiteral("demo"));
        click(QStringLiteral("Continue"));
        QTRY_VERIFY(button(QStringLiteral("Open browser")));
    }
    QList<Account> stored() const { return outcomeOf(accounts->load()).value(); }

    Test::AuthorizationServer server;
    Services services;
    std::unique_ptr<Accounts> accounts;
    QPointer<AddAccountDialog> dialog;
    std::shared_ptr<WaitingBrowser> browser = std::make_shared<WaitingBrowser>();
    bool waits = false; ///< the person leaves the browser open
    Test::Behaviour person;
    int browsersOpened = 0;
};

} // namespace Qonsent
