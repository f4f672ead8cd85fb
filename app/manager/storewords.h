// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#pragma once

#include "oauthcore/base/autherror.h"

namespace Qonsent::Manager {

/// What a window says instead of accounts that cannot be read.
struct StoreWords
{
    QString title = {};
    QString sentence = {}; ///< why, what became of them, and what to do

    /// About \a problem of what is in \a folder.
    [[nodiscard]] static StoreWords of(const AuthError &problem, const QString &folder);
};

} // namespace Qonsent::Manager
