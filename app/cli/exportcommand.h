// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#pragma once

#include "app/cli/vaultcommand.h"
#include "oauthcore/exporters/exporter.h"

namespace Qonsent::Cli {

/// `qonsent export`
class ExportCommand final : public AccountCommand
{
    Q_OBJECT

protected:
    QList<QCommandLineOption> ownOptions() const override;
    std::optional<AuthError> read(const QCommandLineParser &parser) override;
    void actOn(const Account &account) override;

private:
    void print(const Account &account, const TokenSet &tokens);

    QByteArray m_format;
    QString m_file;
    bool m_mayOverwrite = false;
    RefreshTokenInclusion m_inclusion = {};
};

} // namespace Qonsent::Cli
