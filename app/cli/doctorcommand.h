// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#pragma once

#include "app/cli/networkcommand.h"
#include "oauthcore/sqlitevault/keychainsource.h"
#include "oauthcore/sqlitevault/sqlitevault.h"

#include <QJsonArray>

#include <functional>

namespace Qonsent::Cli {

/// `qonsent doctor`: looks at what sign-ins need, one thing after the other, and says what to do.
class DoctorCommand final : public NetworkCommand
{
    Q_OBJECT

protected:
    QList<QCommandLineOption> ownOptions() const override;
    std::optional<AuthError> read(const QCommandLineParser &parser) override;
    void act() override;

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

    SqliteVaultOptions m_vaultOptions;
    std::optional<QString> m_issuer; ///< to be asked for its time
    QList<Check> m_checks;
    std::unique_ptr<SqliteVault> m_vault;
    std::unique_ptr<KeychainSource> m_keychain;
    bool m_opensWithoutKeychain = false;
    QJsonArray m_rows;
    int m_exitCode = 0;
};

} // namespace Qonsent::Cli
