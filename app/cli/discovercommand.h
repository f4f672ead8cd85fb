// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#pragma once

#include "app/cli/command.h"
#include "oauthcore/account/services.h"
#include "oauthcore/net/metadataclient.h"

namespace Qonsent::Cli {

/// `qonsent discover`
class DiscoverCommand final : public Command
{
    Q_OBJECT

public:
    QList<QCommandLineOption> options() const override;
    void run(const QCommandLineParser &parser, Output &output) override;
    void interrupt() override;

private:
    void print(const ProviderMetadata &provider);

    Output *m_output = nullptr;
    Services m_services;
    std::unique_ptr<MetadataClient> m_metadata;
    QPointer<Reply> m_reply;
};

} // namespace Qonsent::Cli
