// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#pragma once

#include "oauthcore/export.h"

#include <QLoggingCategory>
#include <QUrl>

namespace Qonsent {

// One category a folder. Nothing that is logged may hold a secret: a Secret cannot be streamed,
// and a URL goes through redacted().
QONSENT_CORE_EXPORT Q_DECLARE_LOGGING_CATEGORY(lcNet) QONSENT_CORE_EXPORT
    Q_DECLARE_LOGGING_CATEGORY(lcRedirect) QONSENT_CORE_EXPORT
    Q_DECLARE_LOGGING_CATEGORY(lcVault) QONSENT_CORE_EXPORT
    Q_DECLARE_LOGGING_CATEGORY(lcFlow) QONSENT_CORE_EXPORT Q_DECLARE_LOGGING_CATEGORY(lcAccount)

    /// Scheme, host, port and path of \a url; query, fragment and user information left out.
    [[nodiscard]] QONSENT_CORE_EXPORT QString redacted(const QUrl &url);

} // namespace Qonsent
