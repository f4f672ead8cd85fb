// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#pragma once

#include "oauthcore/provider/providerregistry.h"

#include <QMap>

namespace Qonsent {

/// The presets that this person can use, and why some file is not among them.
struct KnownProviders
{
    ProviderRegistry registry;
    QMap<QString, QString> files = {}; ///< by id, for those that a file describes
    QList<AuthError> problems = {};    ///< one for each file that was left out
};

/// Those of the kit, of the organisation (`/etc/xdg/qonsent/providers/*.json`, or XDG_CONFIG_DIRS)
/// and of the person (`$XDG_CONFIG_HOME/qonsent/providers/*.json`); of two with one id the later
/// counts.
[[nodiscard]] KnownProviders knownProviders();

} // namespace Qonsent
