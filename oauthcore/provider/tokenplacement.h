// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QByteArray>

namespace Qonsent {

/// Where a provider wants the access token in requests for its resources.
struct TokenPlacement
{
    enum class Place : quint8 {
        Header, ///< `Authorization` (RFC 6750 section 2.1)
        Query,  ///< the URL, which ends up in logs (section 2.3)
        Form,   ///< the form in the body (section 2.2)
    };

    Place place = Place::Header;
    QByteArray parameter = {}; ///< of Query and Form, e.g. "access_token"
    bool operator==(const TokenPlacement &) const = default;
};

} // namespace Qonsent
