// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#pragma once

#include "app/cli/secretinput.h"
#include "oauthcore/base/formencoding.h"
#include "oauthcore/model/clientregistration.h"
#include "oauthcore/model/providermetadata.h"

#include <QCommandLineOption>
#include <QCommandLineParser>

namespace Qonsent::Cli {

/// Who asks whom, for what: what commands need that sign nobody in with a browser.
struct ClientChoice
{
    QString issuer = {};            ///< to be discovered; or else
    ProviderMetadata provider = {}; ///< with the token endpoint alone
    ClientRegistration client = {};
    Scopes scopes = {};
    FormParameters parameters = {}; ///< of --param
};

/// --provider, --issuer or --token-endpoint, --client-id, -secret-file, -key-file, -auth, --scope,
/// --param.
[[nodiscard]] QList<QCommandLineOption> clientOptions();

/// Reads them, the secrets from \a secrets; InvalidConfiguration names the option that is wrong.
[[nodiscard]] Result<ClientChoice> readClientChoice(const QCommandLineParser &parser,
                                                    SecretInput &secrets);

/// The pairs of NAME=VALUE that --param was given. InvalidConfiguration: "param" for what is no
/// pair, "param_twice".
[[nodiscard]] Result<FormParameters> readParameters(const QStringList &pairs);

} // namespace Qonsent::Cli
