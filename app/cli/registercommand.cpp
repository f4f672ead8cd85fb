// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "app/cli/registercommand.h"

#include "app/cli/clientproof.h"
#include "app/cli/scopeoption.h"
#include "app/cli/secretinput.h"
#include "app/cli/valueoption.h"
#include "app/shared/privatefile.h"
#include "app/shared/typedcommand.h"
#include "app/shared/usage.h"
#include "oauthcore/base/json.h"

#include <QFile>
#include <QFileInfo>

namespace Qonsent::Cli {

namespace {

/// What a provider can hand out; a key of its own would have to be sent along.
constexpr ClientProof registrableProofs[] = {ClientProof::None, ClientProof::Secret};

/// The methods, the default one marked.
QByteArray methodsToRegister()
{
    QByteArrayList known = methodsProvenBy(registrableProofs);
    for (QByteArray &method : known) {
        if (method == RegistrationRequest().authenticationMethod)
            method += " (default)";
    }
    return known.join(", ");
}

/// Everything that somebody needs who wants to use or change the registration.
QJsonObject registrationJson(const QString &issuer, const RegisteredClient &registered)
{
    const auto text = [](const Secret &secret) { return QString::fromUtf8(secret.reveal()); };
    QJsonObject object{{QLatin1String("issuer"), issuer},
                       {QLatin1String("client_id"), registered.client.id},
                       {QLatin1String("token_endpoint_auth_method"),
                        QString::fromLatin1(registered.client.authenticationMethod)}};
    if (!registered.client.secret.isEmpty())
        object.insert(QLatin1String("client_secret"), text(registered.client.secret));
    if (registered.secretExpiresAt.isValid())
        object.insert(QLatin1String("client_secret_expires_at"),
                      registered.secretExpiresAt.toString(Qt::ISODate));
    if (!registered.managementEndpoint.isEmpty())
        object.insert(QLatin1String("registration_client_uri"),
                      registered.managementEndpoint.toString(QUrl::FullyEncoded));
    if (!registered.managementToken.isEmpty())
        object.insert(QLatin1String("registration_access_token"), text(registered.managementToken));
    return object;
}

} // namespace

QList<QCommandLineOption> RegisterCommand::ownOptions() const
{
    return {valueOption("name", "NAME", "what people see when they are asked to consent"),
            valueOption("redirect-uri", "URL",
                        "where sign-ins come back to; repeat it for more (default: "
                        "http://127.0.0.1/callback)"),
            valueOption("client-auth", "METHOD", methodsToRegister()),
            valueOption("grant-type", "TYPE",
                        "what it wants to use; repeat it for more (default: authorization_code "
                        "and refresh_token)"),
            scopeOption("what it may ask for; repeat it for more"),
            valueOption("initial-token-file", "FILE",
                        "the token without which the provider registers nobody, in a file closed "
                        "to others; - is standard input"),
            valueOption("output", "FILE",
                        "write all of it to this file, which only you can read, instead of "
                        "printing what is secret"),
            QCommandLineOption(QStringLiteral("force"),
                               QStringLiteral("overwrite the file if it is there"))};
}

std::optional<AuthError> RegisterCommand::read(const QCommandLineParser &parser)
{
    const QStringList arguments = parser.positionalArguments();
    if (arguments.size() != 1)
        return usageError("issuer",
                          QStringLiteral("register wants the address of one provider, e.g. qonsent "
                                         "register https://id.example.org."));
    m_issuer = arguments.constFirst();
    m_file = parser.value(QStringLiteral("output"));
    m_mayOverwrite = parser.isSet(QStringLiteral("force"));
    if (!m_file.isEmpty() && !m_mayOverwrite && QFileInfo(m_file).exists()) // before it is too late
        return usageError(
            "file_exists",
            QStringLiteral("%1 is there already. Add --force to overwrite it.").arg(m_file));
    m_wanted.clientName = parser.value(QStringLiteral("name"));
    if (m_wanted.clientName.isEmpty())
        return usageError("name",
                          QStringLiteral("Add --name with what people should see when they are "
                                         "asked to consent."));
    QStringList redirects = parser.values(QStringLiteral("redirect-uri"));
    if (redirects.isEmpty())
        redirects.append(QStringLiteral("http://127.0.0.1/callback"));
    for (const QString &redirect : redirects) {
        const QUrl url(redirect, QUrl::StrictMode);
        if (!url.isValid() || url.isRelative() || url.hasFragment())
            return usageError("redirect_uri",
                              QStringLiteral("--redirect-uri wants a whole address without #."));
        m_wanted.redirectUris.append(url);
    }
    if (parser.isSet(QStringLiteral("client-auth")))
        m_wanted.authenticationMethod = parser.value(QStringLiteral("client-auth")).toLatin1();
    const QByteArrayList methods = methodsProvenBy(registrableProofs);
    if (!methods.contains(m_wanted.authenticationMethod))
        return usageError("client_auth",
                          QStringLiteral("--client-auth wants one of these: %1.")
                              .arg(QString::fromLatin1(methods.join(", "))));
    if (parser.isSet(QStringLiteral("grant-type")))
        m_wanted.grantTypes = parser.values(QStringLiteral("grant-type"));
    m_wanted.scopes = readScopes(parser);
    if (!parser.isSet(QStringLiteral("initial-token-file")))
        return {};
    const Result<Secret> token = SecretInput(output()).read(
        parser.value(QStringLiteral("initial-token-file")), "initial-token-file");
    if (!token)
        return token.error();
    m_wanted.initialAccessToken = *token;
    return {};
}

/// The file first: a registration that cannot be kept is lost, and its secret with it.
std::optional<AuthError> RegisterCommand::reserveFile()
{
    if (m_file.isEmpty() || QFileInfo::exists(m_file))
        return {};
    const Result<Done> written = writePrivateFile(m_file, {}, ExistingFile::Refuse);
    m_isReserved = written.has_value();
    return written ? std::nullopt : std::optional(written.error());
}

void RegisterCommand::end(int exitCode)
{
    if (m_isReserved)
        QFile::remove(m_file); // nothing has come into it
    NetworkCommand::end(exitCode);
}

void RegisterCommand::act()
{
    if (const auto wrong = reserveFile())
        return finishWith(*wrong);
    m_metadata = std::make_unique<MetadataClient>(*services().transport, *services().clock);
    m_client = std::make_unique<RegistrationClient>(*services().transport, *services().clock);
    await(m_metadata->metadata(m_issuer), [this](const ProviderMetadata &provider) {
        await(m_client->create(provider, m_wanted),
              [this](const RegisteredClient &registered) { print(registered); });
    });
}

void RegisterCommand::print(const RegisteredClient &registered)
{
    const QJsonObject all = registrationJson(m_issuer, registered);
    const QByteArray json = printableJson(all, QJsonDocument::Indented);
    const QString id = sanitizedServerText(registered.client.id);
    const bool hasSecret =
        !registered.client.secret.isEmpty() || !registered.managementToken.isEmpty();
    if (!m_file.isEmpty()) {
        const bool mayReplace = m_mayOverwrite || m_isReserved;
        const Result<Done> written = writePrivateFile(
            m_file, json, mayReplace ? ExistingFile::Replace : ExistingFile::Refuse);
        if (!written) { // a registration that nobody can use or end is worse than a secret on paper
            output().warning(QStringLiteral("The provider knows this program as %1 now. This is "
                                            "stored nowhere; keep it in a safe place.")
                                 .arg(id));
            static_cast<void>(output().secret(json));
            return finishWith(written.error());
        }
        m_isReserved = false;
    }
    if (output().isForPrograms() && m_file.isEmpty()) {
        output().json(all);
    } else if (output().isForPrograms()) {
        output().json(
            {{QLatin1String("client_id"), registered.client.id}, {QLatin1String("file"), m_file}});
    } else if (hasSecret && m_file.isEmpty()) {
        output().warning(QStringLiteral("This is shown once and stored nowhere. Keep it in a safe "
                                        "place, or nobody can use or change the registration."));
        if (const Result<Done> written = output().secret(json); !written)
            return finishWith(written.error());
    } else {
        output().line(QStringLiteral("The provider knows this program as %1 now.").arg(id));
        if (!m_file.isEmpty())
            output().line(QStringLiteral("Saved to %1. Only you can read it.").arg(m_file));
    }
    output().note(QStringLiteral("To sign in: qonsent sign-in --issuer %1 --client-id %2")
                      .arg(shellWord(m_issuer), shellWord(id)));
    end(0);
}

} // namespace Qonsent::Cli
