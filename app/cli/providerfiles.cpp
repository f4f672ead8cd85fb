// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "app/cli/providerfiles.h"

#include "app/cli/trustedfile.h"
#include "app/shared/typedcommand.h"
#include "app/shared/usage.h"
#include "oauthcore/provider/presetdocument.h"

#include <QDir>
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
                      QStringLiteral("%1 cannot be used. To see why: %2")
                          .arg(file, typedCommand(QStringLiteral("providers check"), file)));
}

} // namespace

KnownProviders knownProviders()
{
    KnownProviders known{.registry = ProviderRegistry::shipped()};
    for (const QString &folder : presetFolders()) {
        const QDir files(folder, QStringLiteral("*.json"), QDir::Name, QDir::Files);
        for (const QString &name : files.entryList()) {
            const QString path = files.filePath(name);
            const Result<QByteArray> json = readTrustedFile(path, largestPreset);
            if (!json) {
                known.problems.append(json.error());
                continue;
            }
            const auto preset = parseProviderPreset(*json);
            const auto more = known.registry.with({*json});
            if (preset && more) {
                known.registry = *more;
                known.files.insert(preset->id, path);
            } else {
                known.problems.append(leftOut(path, more.error().reason));
            }
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
