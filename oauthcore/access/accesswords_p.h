// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#pragma once

#include "oauthcore/access/accessverdict_p.h"
#include "oauthcore/base/autherror.h"

#include <QNetworkReply>

namespace Qonsent {

// What is said of a request that did not go well.

/// \a verdict of \a host as an error: it did not want this token.
[[nodiscard]] AuthError tokenRefused(const AccessVerdict &verdict, const QString &host);
/// The same if a new sign-in may help: what it has to bring.
[[nodiscard]] AuthError moreDemanded(const AccessVerdict &verdict, const QString &host);

/// What Qt calls \a error.
[[nodiscard]] QNetworkReply::NetworkError networkErrorOf(const AuthError &error);
/// What Qt says in the person's language; its catalogue has it, ours need not.
[[nodiscard]] QString wordsOfQt(const char *context, const char *words);

} // namespace Qonsent
