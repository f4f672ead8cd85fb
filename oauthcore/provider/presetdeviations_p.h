// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#pragma once

#include "oauthcore/provider/providerpreset.h"

#include <QJsonObject>

namespace Qonsent {

class PresetMembers;

/// In which ways a provider differs from the standards: members of a preset that become quirks.
namespace PresetDeviations {

/// Adds what `keep` of \a redirect, the member of that name, says to the quirks of \a preset.
/// read() is for afterwards, and checks it.
void readKept(PresetMembers &members, const QJsonObject &redirect, ProviderPreset &preset);

/// Reads all other members of this kind into \a preset. None has to be there.
void read(PresetMembers &members, ProviderPreset &preset);

} // namespace PresetDeviations

} // namespace Qonsent
