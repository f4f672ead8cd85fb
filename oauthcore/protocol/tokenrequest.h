// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#pragma once

#include "oauthcore/base/formencoding.h"
#include "oauthcore/model/clientregistration.h"
#include "oauthcore/protocol/httpmessage.h"
#include "oauthcore/protocol/tokenresponse.h"

namespace Qonsent {

/// One request to the token endpoint (RFC 6749 section 3.2) before it is sent. A grant makes it,
/// client authentication adds to it, toHttpRequest() turns it into bytes.
struct QONSENT_CORE_EXPORT TokenRequest
{
    /// How the parameters are written.
    enum class Body : quint8 {
        Form, ///< `application/x-www-form-urlencoded`
        Json, ///< one JSON object of texts, which only some providers want; no standard
    };

    QUrl endpoint = {};             ///< `token_endpoint`
    FormParameters parameters = {}; ///< the form, `grant_type` first
    QList<HttpHeader> headers = {}; ///< what client authentication wants besides
    TokenRequestExtras extras = {}; ///< of this request alone; they win over the client's
    Body body = Body::Form;
    ClientCertificate certificate = {};                       ///< for the TLS handshake
    TokenResponse::Kind answer = TokenResponse::Kind::Tokens; ///< what the grant asks for

    /// A POST with the parameters as its body, which asks for JSON.
    [[nodiscard]] HttpRequest toHttpRequest() const;
};

/// \a request with its own extras and those of \a client for its grant in it. What the grant, the
/// request and the client say of the same name counts in this order.
///
/// InvalidConfiguration: "reserved_parameter" and "reserved_header" for names that are not theirs,
/// "parameter_twice" if the request's own extras name what the grant has said, "header" for a field
/// that cannot be sent, e.g. with a line break in it.
[[nodiscard]] QONSENT_CORE_EXPORT Result<TokenRequest> withExtras(TokenRequest request,
                                                                  const ClientRegistration &client);

} // namespace Qonsent
