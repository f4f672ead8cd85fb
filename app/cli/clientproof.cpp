// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "app/cli/clientproof.h"

#include "app/shared/usage.h"

#include <algorithm>

namespace Qonsent::Cli {

namespace {

/// The option that brings what a method proves with; null if none can.
const char *optionFor(ClientProof proof)
{
    switch (proof) {
    case ClientProof::None:
        return "";
    case ClientProof::Secret:
        return "client-secret-file";
    case ClientProof::OwnKey:
        return "client-key-file";
    case ClientProof::Certificate:
        break;
    }
    return nullptr;
}

constexpr ClientProof proofsByOption[] = {ClientProof::None, ClientProof::Secret,
                                          ClientProof::OwnKey};

/// What is used where somebody has a key and names no method.
QByteArray usualWithKey()
{
    constexpr ClientProof key[] = {ClientProof::OwnKey};
    return methodsProvenBy(key).value(0);
}

std::optional<AuthError> checkMethod(const QCommandLineParser &parser, const QByteArray &method)
{
    const auto *const row = clientAuthenticationMethod(method);
    const char *const option = row ? optionFor(row->proof) : nullptr;
    if (!option)
        return usageError(
            "client_auth",
            QStringLiteral("--client-auth wants one of these: %1.")
                .arg(QString::fromLatin1(methodsProvenBy(proofsByOption).join(", "))));
    if (*option && !parser.isSet(QLatin1String(option)))
        return usageError("client_auth",
                          QStringLiteral("--client-auth %1 needs --%2 as well.")
                              .arg(QLatin1String(row->name), QLatin1String(option)));
    return {};
}

/// The methods, and which one is used when.
QString methodsHelp()
{
    const QByteArray withSecret =
        effectiveAuthenticationMethod({.secret = Secret::take(QByteArray("secret"))});
    QStringList known;
    for (const QByteArray &method : methodsProvenBy(proofsByOption)) {
        QString text = QString::fromLatin1(method);
        if (method == withSecret)
            text += QStringLiteral(" (default with a secret)");
        else if (method == usualWithKey())
            text += QStringLiteral(" (default with a key)");
        known += text;
    }
    return known.join(QStringLiteral(", "));
}

} // namespace

QByteArrayList methodsProvenBy(std::span<const ClientProof> proofs)
{
    QByteArrayList found;
    for (const ClientAuthenticationMethod &each : clientAuthenticationMethods()) {
        if (std::find(proofs.begin(), proofs.end(), each.proof) != proofs.end())
            found += each.name;
    }
    return found;
}

QList<QCommandLineOption> clientProofOptions()
{
    return {{QStringLiteral("client-secret-file"),
             QStringLiteral("the file with the client secret, closed to others; - is standard "
                            "input"),
             QStringLiteral("FILE")},
            {QStringLiteral("client-key-file"),
             QStringLiteral("the same with the private key of %1, PEM or JWK")
                 .arg(QString::fromLatin1(usualWithKey())),
             QStringLiteral("FILE")},
            {QStringLiteral("client-auth"), methodsHelp(), QStringLiteral("METHOD")}};
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
        client.authenticationMethod = usualWithKey();
    return {};
}

} // namespace Qonsent::Cli
