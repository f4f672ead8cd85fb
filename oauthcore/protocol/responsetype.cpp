// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "oauthcore/protocol/responsetype.h"

#include <array>

namespace Qonsent {

namespace {

// In the order of ResponseType.
constexpr std::array responseTypes = {
    //              type                            name                  code   ID token token
    ResponseTypeRow{ResponseType::Code, "code", true, false, false},
    ResponseTypeRow{ResponseType::CodeIdToken, "code id_token", true, true, false},
    ResponseTypeRow{ResponseType::CodeToken, "code token", true, false, true},
    ResponseTypeRow{ResponseType::CodeIdTokenToken, "code id_token token", true, true, true},
    ResponseTypeRow{ResponseType::IdToken, "id_token", false, true, false},
    ResponseTypeRow{ResponseType::Token, "token", false, false, true},
    ResponseTypeRow{ResponseType::IdTokenToken, "id_token token", false, true, true},
};

} // namespace

const ResponseTypeRow &responseTypeRow(ResponseType type)
{
    return responseTypes.at(static_cast<std::size_t>(type));
}

ResponseMode effectiveMode(ResponseType type, ResponseMode mode)
{
    if (mode != ResponseMode::Automatic)
        return mode;
    return responseTypeRow(type).bringsTokens() ? ResponseMode::Fragment : ResponseMode::Query;
}

QByteArray responseModeName(ResponseMode mode)
{
    switch (mode) {
    case ResponseMode::Automatic:
        break;
    case ResponseMode::Query:
        return QByteArrayLiteral("query");
    case ResponseMode::Fragment:
        return QByteArrayLiteral("fragment");
    case ResponseMode::FormPost:
        return QByteArrayLiteral("form_post");
    }
    return {};
}

} // namespace Qonsent
