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

    /// All of them, by name.
    [[nodiscard]] const QList<ProviderPreset> &presets() const { return m_presets; }
    /// The one called \a id, exactly.
    [[nodiscard]] std::optional<ProviderPreset> find(const QString &id) const;
    /// The one that \a provider is described by: the same issuer without variables, or the same
    /// token endpoint where there is no issuer.
    [[nodiscard]] std::optional<ProviderPreset> findFor(const ProviderMetadata &provider) const;

private:
    QList<ProviderPreset> m_presets;
};

} // namespace Qonsent
