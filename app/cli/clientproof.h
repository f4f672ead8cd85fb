// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#pragma once

#include "app/cli/secretinput.h"
#include "oauthcore/model/clientregistration.h"

#include <QCommandLineOption>
#include <QCommandLineParser>

namespace Qonsent::Cli {

/// --client-secret-file, --client-key-file, --client-auth: how the program proves to be the client.
[[nodiscard]] QList<QCommandLineOption> clientProofOptions();

/// Reads them into \a client, the secrets from \a secrets; what is wrong, if something is.
[[nodiscard]] std::optional<AuthError> readClientProof(const QCommandLineParser &parser,
                                                       SecretInput &secrets,
                                                       ClientRegistration &client);

} // namespace Qonsent::Cli
