// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#pragma once

#include "oauthcore/base/result.h"
#include "oauthcore/protocol/httpmessage.h"

#include <QJsonObject>

#include <functional>

namespace Qonsent {

/// Makes the members of RFC 6749 section 5.1 out of a token answer of status 200 that is written in
/// another way. What it says is checked as ever.
using TokenDecoder = std::function<Result<QJsonObject>(const HttpResponse &response)>;

/// A TokenDecoder for answers that are a form, as some providers sent them before the RFC:
/// `expires` is as good as `expires_in`, and a name that is there more than once becomes a list.
/// ResponseMalformed for what is no form, and for a page.
[[nodiscard]] QONSENT_CORE_EXPORT Result<QJsonObject> decodeFormTokens(
    const HttpResponse &response);

} // namespace Qonsent
