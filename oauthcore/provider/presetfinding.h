// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#pragma once

#include "oauthcore/export.h"

#include <QList>
#include <QString>

namespace Qonsent {

/// One thing that can be said of a preset.
struct PresetFinding
{
    enum class Kind : quint8 {
        Wrong,      ///< unknown, missing or not of its kind: the preset cannot be used
        Unverified, ///< a fact that nobody has checked
        Insecure,   ///< allowed, and weaker than the standards want it, e.g. PKCE off
    };

    Kind kind = Kind::Wrong;
    QString member = {}; ///< with its path, e.g. "redirect.port"; plain text
    bool operator==(const PresetFinding &) const = default;
};

/// All that can be said of the preset in \a json, what is wrong first, in the order of reading. A
/// preset that has nothing Wrong can be parsed. Pure: any bytes are safe to give.
[[nodiscard]] QONSENT_CORE_EXPORT QList<PresetFinding> checkProviderPreset(QByteArrayView json);

} // namespace Qonsent
