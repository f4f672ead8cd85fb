// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#pragma once

#include "app/cli/secretinput.h"
#include "oauthcore/protocol/clientauth/clientauthentication.h"

#include <QByteArrayList>
#include <QCommandLineOption>
#include <QCommandLineParser>

#include <span>

namespace Qonsent::Cli {

/// The names of the methods that prove with one of \a proofs.
[[nodiscard]] QByteArrayList methodsProvenBy(std::span<const ClientProof> proofs);

/// --client-secret-file, --client-key-file, --client-auth: how the program proves to be the client.
[[nodiscard]] QList<QCommandLineOption> clientProofOptions();

/// Reads them into \a client, the secrets from \a secrets; what is wrong, if something is.
[[nodiscard]] std::optional<AuthError> readClientProof(const QCommandLineParser &parser,
                                                       SecretInput &secrets,
                                                       ClientRegistration &client);

} // namespace Qonsent::Cli
