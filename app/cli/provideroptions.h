// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#pragma once

#include "app/cli/output.h"
#include "oauthcore/account/signinrequest.h"
#include "oauthcore/provider/providerpreset.h"

#include <QCommandLineOption>
#include <QCommandLineParser>

namespace Qonsent::Cli {

/// A provider that was given by its name.
struct NamedProvider
{
    ProviderPreset preset = {};
    QMap<QString, QString> variables = {}; ///< all that the preset needs
    std::optional<AuthError> missing = {}; ///< what its clients need, and this one was not given
};

/// --provider and --set: a provider whose addresses are known.
[[nodiscard]] QList<QCommandLineOption> namedProviderOptions();

/// Reads them, together with --client-secret-file and -key-file; nothing if no provider is named.
/// InvalidConfiguration: "provider_unknown", "set", "provider_variable" and
/// "provider_variable_unknown", or "provider_and_issuer" if one of the options \a addresses is
/// there, too.
[[nodiscard]] Result<std::optional<NamedProvider>> readNamedProvider(
    const QCommandLineParser &parser, const QStringList &addresses);

/// Says which file describes the provider that is named, if it replaces one of the kit: nobody is
/// led astray unseen.
void noteReplacement(const QCommandLineParser &parser, const Output &output);

/// These, --issuer and the endpoints: where to sign in.
[[nodiscard]] QList<QCommandLineOption> providerOptions();

/// Reads them into \a request, whose method and scopes are known already; what is wrong, if
/// something is. \a missing becomes what a new account would need besides.
[[nodiscard]] std::optional<AuthError> readProvider(const QCommandLineParser &parser,
                                                    SignInRequest &request,
                                                    std::optional<AuthError> &missing);

} // namespace Qonsent::Cli
