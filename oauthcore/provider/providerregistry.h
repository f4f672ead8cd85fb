// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#pragma once

#include "oauthcore/provider/providerpreset.h"

#include <optional>

namespace Qonsent {

/// The presets that a program offers, by name.
class QONSENT_CORE_EXPORT ProviderRegistry
{
public:
    /// Of two with the same id the first counts.
    explicit ProviderRegistry(const QList<ProviderPreset> &presets);
    /// Those that come with the kit, `resources/providers`; read once.
    [[nodiscard]] static const ProviderRegistry &shipped();

    /// These and the presets in \a documents, of which each replaces what has its id: those of the
    /// organisation before those of the person, as they are read from
    /// `/etc/xdg/qonsent/providers/` and `$XDG_CONFIG_HOME/qonsent/providers/`. The first document
    /// that is wrong is an error: parseProviderPreset().
    [[nodiscard]] Result<ProviderRegistry> with(const QByteArrayList &documents) const;

    /// All of them, by name.
    [[nodiscard]] const QList<ProviderPreset> &presets() const { return m_presets; }
    /// The one called \a id, exactly.
    [[nodiscard]] std::optional<ProviderPreset> find(const QString &id) const;
    /// The one that \a provider is described by: the same issuer, or the same token endpoint where
    /// there is no issuer, with what is usual for variables.
    [[nodiscard]] std::optional<ProviderPreset> findFor(const ProviderMetadata &provider) const;

private:
    QList<ProviderPreset> m_presets;
};

} // namespace Qonsent
