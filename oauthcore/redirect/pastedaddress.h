// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#pragma once

#include "oauthcore/base/result.h"
#include "oauthcore/base/secret.h"
#include "oauthcore/protocol/responsetype.h"

#include <QUrl>

namespace Qonsent {

/// The query of the redirect in what a person pasted: the whole address that their browser shows
/// after the sign-in, with or without `http://`, or the part after its `?`. Blanks around it and a
/// fragment are passed over, as a listener never sees them either; for ResponseMode::Fragment it is
/// the part after the `#` that counts. What it says is for AuthorizationResponse::parse() to judge.
///
/// Errors, each with a sentence that says what to copy instead: ResponseIncomplete
/// ("pasted_nothing"; "query": the address ends too early; "state_missing": a code alone),
/// TooLarge "pasted_too_long" (no listener reads more), ResponseMalformed ("pasted_characters":
/// blanks or line breaks inside, anything but printable ASCII; "redirect_uri": an address other
/// than \a redirectUri), StateMismatch "redirect_port" (the port of another attempt).
[[nodiscard]] QONSENT_CORE_EXPORT Result<Secret> queryInPastedAddress(
    const QString &text, const QUrl &redirectUri, ResponseMode mode = ResponseMode::Query);

/// \a error, from the check of something pasted, with a sentence for the person who pasted it:
/// which part of the address is missing or wrong. It keeps its own where there is none.
[[nodiscard]] QONSENT_CORE_EXPORT AuthError forWhoeverPasted(AuthError error,
                                                             const QUrl &redirectUri);

} // namespace Qonsent
