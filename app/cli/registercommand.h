// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#pragma once

#include "app/cli/command.h"
#include "oauthcore/account/services.h"
#include "oauthcore/net/metadataclient.h"
#include "oauthcore/net/registrationclient.h"

#include <QPointer>

namespace Qonsent::Cli {

/// `qonsent register`: makes a program known to a provider (RFC 7591). What comes back is handed to
/// the person and not stored.
class RegisterCommand final : public Command
{
    Q_OBJECT

public:
    QList<QCommandLineOption> options() const override;
    void run(const QCommandLineParser &parser, Output &output) override;
    void interrupt() override;

private:
    std::optional<AuthError> read(const QCommandLineParser &parser);
    void ask(const ProviderMetadata &provider);
    void print(const RegisteredClient &registered);

    Output *m_output = nullptr;
    QString m_issuer;
    QString m_file;
    bool m_mayOverwrite = false;
    RegistrationRequest m_wanted;
    Services m_services;
    std::unique_ptr<MetadataClient> m_metadata;
    std::unique_ptr<RegistrationClient> m_client;
    QPointer<Reply> m_reply;
};

} // namespace Qonsent::Cli
