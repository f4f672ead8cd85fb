// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#pragma once

#include "oauthcore/base/formencoding.h"

#include <QJsonObject>

namespace Qonsent {

/// \a extra of the tokens with those of \a parameters in it that \a quirks say to keep, e.g.
/// "keep_redirect_parameter:realmId". They came through the browser, where anybody can add one:
/// none replaces what the token endpoint said, and what is longer than 1000 bytes, there twice, or
/// no plain text is left out.
[[nodiscard]] QONSENT_CORE_EXPORT QJsonObject withRedirectParameters(
    QJsonObject extra, const FormParameters &parameters, const QByteArrayList &quirks);

} // namespace Qonsent
