// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#pragma once

#include "oauthcore/provider/providerpreset.h"

namespace Qonsent {

class PresetMembers;

/// Where the addresses of a preset may lead, and the variables that stand in them.
namespace PresetAddresses {

/// Reads `variables`, and `issuer` or `endpoints`, into \a preset.
void read(PresetMembers &members, ProviderPreset &preset);

/// Whether \a pattern leads by https to the Internet with something likely in place of all of
/// \a variables, and has no other ones.
[[nodiscard]] bool leadsToInternet(const QString &pattern, const QList<PresetVariable> &variables);

} // namespace PresetAddresses

} // namespace Qonsent
