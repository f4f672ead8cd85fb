// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "app/cli/providerfiles.h"

#include "app/shared/usage.h"

#include <QDir>
#include <QFile>
#include <QStandardPaths>

#include <algorithm>

namespace Qonsent::Cli {

namespace {

constexpr qint64 largestPreset = 1024 * 1024;

/// The folders, the farthest from the person first.
QStringList presetFolders()
{
    QStringList folders = QStandardPaths::standardLocations(QStandardPaths::GenericConfigLocation);
    std::reverse(folders.begin(), folders.end());
    for (QString &folder : folders)
        folder += QStringLiteral("/qonsent/providers");
    return folders;
}

AuthError leftOut(const QString &file, const QByteArray &reason)
{
    return usageError(reason,
                      QStringLiteral("%1 cannot be used. To see why: qonsent providers check "
                                     "\"%1\"")
                          .arg(file));
}

} // namespace

KnownProviders knownProviders()
{
    KnownProviders known{.registry = ProviderRegistry::shipped()};
    for (const QString &folder : presetFolders()) {
        const QDir files(folder, QStringLiteral("*.json"), QDir::Name, QDir::Files);
        for (const QString &name : files.entryList()) {
            QFile file(files.filePath(name));
            if (!file.open(QIODevice::ReadOnly)) {
                known.problems.append(leftOut(file.fileName(), "provider_file"));
                continue;
            }
            const auto more = known.registry.with({file.read(largestPreset)});
            if (more)
                known.registry = *more;
            else
                known.problems.append(leftOut(file.fileName(), more.error().reason));
        }
    }
    return known;
}

Result<SignInRequest> withPreset(SignInRequest request, const ProviderPreset &preset)
{
    const Result<QString> issuer = preset.issuerFor(request.providerVariables);
    if (!issuer)
        return issuer.error();
    const Result<ProviderMetadata> metadata = preset.metadataFor(request.providerVariables);
    if (!metadata)
        return metadata.error();
    const Result<QByteArrayList> quirks = preset.quirksFor(request.providerVariables);
    if (!quirks)
        return quirks.error();
    request.provider.clear();
    request.providerVariables.clear();
    request.issuer = *issuer;
    request.metadata = *metadata;
    request.client.quirks = *quirks;
    if (request.client.authenticationMethod.isEmpty() && !request.client.secret.isEmpty())
        request.client.authenticationMethod = preset.clientAuthentication;
    if (request.scopes.isEmpty())
        request.scopes = preset.scopes;
    if (request.method == SignInMethod::Browser) {
        for (const FormParameter &parameter : preset.parameters.list()) {
            if (!request.parameters.contains(parameter.name))
                request.parameters.append(parameter.name, parameter.value);
        }
    }
    if (request.receiver.host.isEmpty())
        request.receiver.host = preset.redirectHost;
    if (request.receiver.firstPort == 0)
        request.receiver.firstPort = preset.redirectPort;
    return request;
}

} // namespace Qonsent::Cli
