// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#pragma once

#include "oauthcore/base/formencoding.h"
#include "oauthcore/protocol/httpmessage.h"

namespace Qonsent {

/// One request to the token endpoint (RFC 6749 section 3.2) before it is sent. A grant makes it,
/// client authentication adds to it, toHttpRequest() turns it into bytes.
struct QONSENT_CORE_EXPORT TokenRequest
{
    QUrl endpoint = {};             ///< `token_endpoint`
    FormParameters parameters = {}; ///< the form, `grant_type` first
    QList<HttpHeader> headers = {}; ///< what client authentication wants besides

    /// A POST with the form as its body, which asks for JSON.
    [[nodiscard]] HttpRequest toHttpRequest() const;
};

} // namespace Qonsent
