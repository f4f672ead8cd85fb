// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "oauthcore/protocol/tokenrequest.h"

namespace Qonsent {

HttpRequest TokenRequest::toHttpRequest() const
{
    HttpRequest request{.method = HttpRequest::Method::Post,
                        .url = endpoint,
                        .headers = {{"Accept", "application/json"}},
                        .contentType = "application/x-www-form-urlencoded",
                        .body = Secret::take(parameters.encoded())};
    request.headers += headers;
    return request;
}

} // namespace Qonsent
