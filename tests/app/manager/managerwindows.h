// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#pragma once

#include "app/manager/clipboardnotice.h"
#include "app/manager/demoprovider.h"
#include "app/manager/exportdialog.h"
#include "app/manager/mainwindow.h"
#include "app/manager/passphrasedialog.h"
#include "app/manager/renamedialog.h"
#include "app/manager/tokenclipboard.h"
#include "oauthcore/sqlitevault/sqlitevault.h"
#include "tests/app/manager/switchedconnectivity.h"
#include "tests/support/fakeclock.h"
#include "tests/widgets/sampleaccounts.h"

#include <QTemporaryDir>

#include <functional>

namespace Qonsent::Manager {

/// Folders of vaults for many windows: one that has accounts, one that is none, one that is
/// damaged.
struct ManagerFolders
{
    ManagerFolders();

    /// What opens the vault in \a name, a folder of these.
    [[nodiscard]] SqliteVaultOptions options(const char *name) const;

    QTemporaryDir folder;
    FakeClock clock;
    SampleAccounts samples;
};

/// The manager's windows in each of their states, as small as they may be made.
class ManagerWindows
{
public:
    explicit ManagerWindows(const ManagerFolders &folders);
    ~ManagerWindows();
    Q_DISABLE_COPY_MOVE(ManagerWindows)

    /// What show() takes.
    [[nodiscard]] static QStringList names();
    /// What people see and nobody translates: names, addresses, values and technical words.
    [[nodiscard]] static QStringList data();
    /// The window that \a name names, on the screen as long as this lives; null if it did not get
    /// there.
    [[nodiscard]] QWidget *show(const QString &name);

private:
    struct Row
    {
        QString name;
        std::function<QWidget *(ManagerWindows &)> make;
    };
    [[nodiscard]] static QList<Row> rows();
    [[nodiscard]] static QList<Row> rowsOfMain();
    [[nodiscard]] static QList<Row> rowsOfExport();

    MainWindow *makeMain(const char *folder);
    MainWindow *makeMainWithAccounts();
    QWidget *makeLocked();
    QWidget *makeNotCleared();
    template <typename Dialog>
    Dialog *own(Dialog *dialog);
    PassphraseDialog *makePassphrase(PassphraseDialog::Mode mode);
    ExportDialog *makeExport(const Account &account, const QByteArray &form);
    QWidget *makeQuestion(const Account &account, SignOut::Remainder remainder);
    RenameDialog *makeRename();
    QWidget *makeTokens(const Account &account);

    const ManagerFolders &m_folders;
    const SampleAccounts &m_samples;
    Services m_services;
    SwitchedConnectivity m_network;
    std::unique_ptr<AccountStore> m_store;
    std::unique_ptr<DemoProvider> m_demo;
    std::unique_ptr<AccountBook> m_book;
    std::unique_ptr<Accounts> m_accounts;
    std::unique_ptr<TokenClipboard> m_clipboard;
    std::unique_ptr<QWidget> m_window;
};

} // namespace Qonsent::Manager
