// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "app/shared/providerfiles.h"

#include "app/shared/trustedfile.h"
#include "app/shared/typedcommand.h"
#include "app/shared/usage.h"
#include "oauthcore/provider/presetdocument.h"

#include <QDir>
#include <QStandardPaths>

#include <algorithm>

namespace Qonsent {

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

} // namespace Qonsent
