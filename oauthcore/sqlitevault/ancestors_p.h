// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#pragma once

#include "oauthcore/base/result.h"

#include <QByteArray>

namespace Qonsent {

/// Looks at every folder above \a path, as far as they are there, like ssh does: others who may
/// write to one (UnsafePath "writable_by_others"), or own one ("foreign_owner"), can put another
/// folder in the place of the one that is in it. Links are followed: what they lead through counts
/// as much as where they lie.
[[nodiscard]] Result<Done> checkAncestors(const QByteArray &path);

} // namespace Qonsent
