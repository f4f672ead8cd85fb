// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "app/cli/clientproof.h"

#include "app/shared/usage.h"

#include <algorithm>

namespace Qonsent::Cli {

namespace {

/// A way to prove it, and the option that it needs.
struct ProofRow
{
    const char *method;
    const char *option;
};

constexpr ProofRow proofs[] = {
    {"none", ""},
    {"client_secret_basic", "client-secret-file"},
    {"client_secret_post", "client-secret-file"},
    {"client_secret_jwt", "client-secret-file"},
    {"private_key_jwt", "client-key-file"},
};

std::optional<AuthError> checkMethod(const QCommandLineParser &parser, const QByteArray &method)
{
    const auto row =
        std::find_if(std::begin(proofs), std::end(proofs),
                     [&method](const ProofRow &each) { return method == each.method; });
    if (row == std::end(proofs)) {
        QStringList known;
        for (const ProofRow &each : proofs)
            known += QLatin1String(each.method);
        return usageError("client_auth",
                          QStringLiteral("--client-auth wants one of these: %1.")
                              .arg(known.join(QStringLiteral(", "))));
    }
    if (*row->option && !parser.isSet(QLatin1String(row->option)))
        return usageError("client_auth",
                          QStringLiteral("--client-auth %1 needs --%2 as well.")
                              .arg(QLatin1String(row->method), QLatin1String(row->option)));
    return {};
}

} // namespace

QList<QCommandLineOption> clientProofOptions()
{
    return {{QStringLiteral("client-secret-file"),
             QStringLiteral("the file with the client secret, closed to others; - is standard "
                            "input"),
             QStringLiteral("FILE")},
            {QStringLiteral("client-key-file"),
             QStringLiteral("the same with the private key of private_key_jwt, PEM or JWK"),
             QStringLiteral("FILE")},
            {QStringLiteral("client-auth"),
             QStringLiteral("client_secret_basic (default with a secret), client_secret_post, "
                            "client_secret_jwt, private_key_jwt (default with a key) or none"),
             QStringLiteral("METHOD")}};
}

std::optional<AuthError> readClientProof(const QCommandLineParser &parser, SecretInput &secrets,
                                         ClientRegistration &client)
{
    client.authenticationMethod = parser.value(QStringLiteral("client-auth")).toLatin1();
    if (!client.authenticationMethod.isEmpty()) {
        if (const auto wrong = checkMethod(parser, client.authenticationMethod))
            return wrong;
    }
    for (const auto &[option, secret] : {std::pair("client-secret-file", &client.secret),
                                         std::pair("client-key-file", &client.signingKey)}) {
        if (!parser.isSet(QLatin1String(option)))
            continue;
        const Result<Secret> read = secrets.read(parser.value(QLatin1String(option)), option);
        if (!read)
            return read.error();
        *secret = *read;
    }
    if (client.authenticationMethod.isEmpty() && !client.signingKey.isEmpty())
        client.authenticationMethod = "private_key_jwt";
    return {};
}

} // namespace Qonsent::Cli
