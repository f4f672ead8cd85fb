// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#pragma once

#include "app/cli/command.h"
#include "oauthcore/account/services.h"
#include "oauthcore/sqlitevault/keychainsource.h"
#include "oauthcore/sqlitevault/sqlitevault.h"

#include <QJsonArray>
#include <QPointer>

#include <functional>

namespace Qonsent::Cli {

/// `qonsent doctor`: looks at what sign-ins need, one thing after the other, and says what to do.
class DoctorCommand final : public Command
{
    Q_OBJECT

public:
    QList<QCommandLineOption> options() const override;
    void run(const QCommandLineParser &parser, Output &output) override;
    void interrupt() override;

private:
    /// One thing that was looked at.
    struct Finding
    {
        const char *name = nullptr;
        QString text = {};                     ///< what is so
        QString next = {};                     ///< what to do about it, if something is to be done
        std::optional<AuthError> problem = {}; ///< set if sign-ins do not work like that
    };
    using Check = std::function<void()>;

    void next();
    void report(const Finding &finding);
    void checkTls();
    void checkVault();
    void checkVaultKeys();
    void checkKeychain();
    void checkPorts();
    void checkBrowser();
    void checkClock();
    void compareClocks(const Result<HttpResponse> &answer);

    Output *m_output = nullptr;
    Services m_services;
    SqliteVaultOptions m_vaultOptions;
    QString m_issuer;
    QList<Check> m_checks;
    std::unique_ptr<SqliteVault> m_vault;
    std::unique_ptr<KeychainSource> m_keychain;
    bool m_opensWithoutKeychain = false;
    QPointer<Reply> m_reply;
    QJsonArray m_rows;
    int m_exitCode = 0;
};

} // namespace Qonsent::Cli
