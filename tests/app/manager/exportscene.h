// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#pragma once

#include "app/manager/exportdialog.h"
#include "tests/support/leakoracle.h"
#include "tests/support/outcome.h"
#include "tests/widgets/sampleaccounts.h"

#include <QAbstractButton>
#include <QAccessible>
#include <QApplication>
#include <QLabel>
#include <QListWidget>

namespace Qonsent::Manager {

inline QByteArray accessCanary()
{
    return "CNRYA-0123456789abcdef";
}
inline QByteArray refreshCanary()
{
    return "CNRYR-0123456789abcdef";
}

/// All that somebody can read in \a window.
inline QString textOf(const QWidget &window)
{
    QStringList texts;
    for (const QLabel *label : window.findChildren<QLabel *>()) {
        if (label->isVisibleTo(&window))
            texts.append(label->text());
    }
    return texts.join(u'\n');
}

/// The button that says \a text, whatever its mnemonic; nullptr if none is to be seen.
inline QAbstractButton *buttonSaying(const QWidget &window, const QString &text)
{
    for (QAbstractButton *button : window.findChildren<QAbstractButton *>()) {
        if (button->isVisibleTo(&window) && QString(button->text()).remove(u'&') == text)
            return button;
    }
    return nullptr;
}

/// Everything a screen reader could read of \a interface and what is in it, and every name, tool
/// tip and title of the widgets.
inline QByteArray spokenBy(QAccessibleInterface *interface)
{
    QStringList words;
    for (int kind = QAccessible::Name; kind <= QAccessible::Accelerator; ++kind)
        words.append(interface->text(QAccessible::Text(kind)));
    if (auto *text = interface->textInterface())
        words.append(text->text(0, text->characterCount()));
    if (QObject *const object = interface->object()) {
        words.append(object->objectName());
        for (const char *property : {"windowTitle", "toolTip", "whatsThis", "statusTip"})
            words.append(object->property(property).toString());
    }
    QByteArray all = words.join(u'\n').toUtf8();
    for (int child = 0; child < interface->childCount(); ++child) {
        if (QAccessibleInterface *const inner = interface->child(child))
            all += '\n' + spokenBy(inner);
    }
    return all;
}
inline QByteArray spokenBy(QWidget *window)
{
    return spokenBy(QAccessible::queryAccessibleInterface(window));
}

/// An account with tokens in memory, and a window to export them.
struct ExportScene
{
    explicit ExportScene(const QString &name = QStringLiteral("Work"))
    {
        account = SampleAccounts::account(clock, name, std::chrono::minutes(42));
        tokens = {.accessToken = Secret(accessCanary()),
                  .tokenType = "Bearer",
                  .refreshToken = Secret(refreshCanary()),
                  .grantedScopes = account.tokens.grantedScopes,
                  .obtainedAt = account.tokens.obtainedAt,
                  .expiresAt = account.tokens.expiresAt};
        services.clock = &clock;
    }
    ~ExportScene() { delete dialog; }
    Q_DISABLE_COPY_MOVE(ExportScene)

    /// Stores the account as it is now and opens the window.
    void open()
    {
        if (!outcomeOf(services.vault->write(account, tokens)))
            qFatal("the account was not stored");
        accounts = std::make_unique<Accounts>(services);
        dialog = new ExportDialog(*accounts, account, nullptr, clock);
        dialog->open();
    }
    void choose(const QByteArray &form) const { dialog->setLastForm(form); }
    bool isReady() const { return buttonSaying(*dialog, QStringLiteral("Copy"))->isEnabled(); }
    void click(const QString &text) const
    {
        QAbstractButton *const button = buttonSaying(*dialog, text);
        if (!button)
            qFatal("no button says so");
        button->click();
    }

    FakeClock clock;
    Services services = inMemoryServices();
    Account account;
    TokenSet tokens;
    std::unique_ptr<Accounts> accounts = {};
    QPointer<ExportDialog> dialog = {};
};

} // namespace Qonsent::Manager
