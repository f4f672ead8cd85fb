// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#pragma once

#include "app/cli/networkcommand.h"
#include "oauthcore/net/metadataclient.h"
#include "oauthcore/net/registrationclient.h"

namespace Qonsent::Cli {

/// `qonsent register`: makes a program known to a provider (RFC 7591). What comes back is handed to
/// the person and not stored.
class RegisterCommand final : public NetworkCommand
{
    Q_OBJECT

protected:
    QList<QCommandLineOption> ownOptions() const override;
    std::optional<AuthError> read(const QCommandLineParser &parser) override;
    void act() override;

private:
    [[nodiscard]] std::optional<AuthError> reserveFile();
    void end(int exitCode) override;
    void print(const RegisteredClient &registered);

    QString m_issuer;
    QString m_file;
    bool m_mayOverwrite = false;
    bool m_isReserved = false; ///< an empty file is there that we made
    RegistrationRequest m_wanted;
    std::unique_ptr<MetadataClient> m_metadata;
    std::unique_ptr<RegistrationClient> m_client;
};

} // namespace Qonsent::Cli
