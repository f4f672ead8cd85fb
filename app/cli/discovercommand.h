// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#pragma once

#include "app/cli/networkcommand.h"
#include "oauthcore/net/metadataclient.h"

namespace Qonsent::Cli {

/// `qonsent discover`
class DiscoverCommand final : public NetworkCommand
{
    Q_OBJECT

protected:
    std::optional<AuthError> read(const QCommandLineParser &parser) override;
    void act() override;

private:
    void print(const ProviderMetadata &provider);

    QString m_issuer;
    std::unique_ptr<MetadataClient> m_metadata;
};

} // namespace Qonsent::Cli
