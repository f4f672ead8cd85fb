// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "oauthcore/provider/providerregistry.h"

#include "oauthcore/provider/presetdocument.h"

#include <QDir>
#include <QFile>

#include <algorithm>

// The resources of a static library are announced by hand; the macro wants no namespace.
static void initializePresets()
{
    Q_INIT_RESOURCE(qonsent_providers);
}

namespace Qonsent {

namespace {

template <typename Fits>
std::optional<ProviderPreset> firstOf(const QList<ProviderPreset> &presets, Fits fits)
{
    const auto found = std::find_if(presets.begin(), presets.end(), fits);
    return found == presets.end() ? std::nullopt : std::optional(*found);
}

QList<ProviderPreset> compiledIn()
{
    initializePresets();
    QList<ProviderPreset> presets;
    const QDir folder(QStringLiteral(":/qonsent/providers"));
    for (const QString &name : folder.entryList(QDir::Files)) {
        QFile file(folder.filePath(name));
        const auto preset = file.open(QIODevice::ReadOnly) ? parseProviderPreset(file.readAll())
                                                           : parseProviderPreset({});
        if (!preset) // not for anybody's eyes: a test reads every one of them
            qFatal("%s: %s", qPrintable(name), preset.error().reason.constData());
        presets.append(*preset);
    }
    return presets;
}

} // namespace

ProviderRegistry::ProviderRegistry(const QList<ProviderPreset> &presets)
{
    for (const ProviderPreset &preset : presets) {
        if (!find(preset.id))
            m_presets.append(preset);
    }
    std::stable_sort(m_presets.begin(), m_presets.end(),
                     [](const ProviderPreset &a, const ProviderPreset &b) {
                         return a.name.compare(b.name, Qt::CaseInsensitive) < 0;
                     });
}

const ProviderRegistry &ProviderRegistry::shipped()
{
    static const ProviderRegistry registry(compiledIn());
    return registry;
}

Result<ProviderRegistry> ProviderRegistry::with(const QByteArrayList &documents) const
{
    QList<ProviderPreset> presets = m_presets;
    for (const QByteArray &document : documents) {
        const Result<ProviderPreset> preset = parseProviderPreset(document);
        if (!preset)
            return preset.error();
        presets.removeIf([&preset](const ProviderPreset &each) { return each.id == preset->id; });
        presets.append(*preset);
    }
    return ProviderRegistry(presets);
}

std::optional<ProviderPreset> ProviderRegistry::find(const QString &id) const
{
    return firstOf(m_presets, [&id](const ProviderPreset &preset) { return preset.id == id; });
}

std::optional<ProviderPreset> ProviderRegistry::findFor(const ProviderMetadata &provider) const
{
    return firstOf(m_presets, [&provider](const ProviderPreset &preset) {
        if (provider.issuer.isEmpty() != preset.issuer.isEmpty())
            return false;
        if (preset.issuer.isEmpty()) {
            const auto metadata = preset.metadataFor({});
            return metadata && metadata->tokenEndpoint == provider.tokenEndpoint
                && !provider.tokenEndpoint.isEmpty();
        }
        const Result<QString> issuer = preset.issuerFor({});
        return issuer && *issuer == provider.issuer;
    });
}

} // namespace Qonsent
