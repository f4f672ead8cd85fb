// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QByteArray>

namespace Qonsent {

/// Where the access token goes in requests for resources. Other places than the header are for
/// servers that know nothing else.
struct TokenPlacement
{
    enum class Place : quint8 {
        Header, ///< `Authorization` (RFC 6750 section 2.1)
        Query,  ///< the URL, which ends up in logs, histories and `Referer` (section 2.3)
        Form,   ///< the form in the body, for requests that have one (section 2.2)
    };

    Place place = Place::Header;
    QByteArray parameter = QByteArrayLiteral("access_token"); ///< of Query and Form
    bool operator==(const TokenPlacement &) const = default;
};

} // namespace Qonsent
