// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#pragma once

#include "oauthcore/base/result.h"

#include <QStringList>

namespace Qonsent {

/// What somebody typed to say where their account is, read as an address.
struct TypedAddress
{
    QString host = {};        ///< in ASCII, so that no letter looks like another
    QStringList issuers = {}; ///< what it can mean, likeliest first; never empty
    QString loginHint = {};   ///< the e-mail address, if it was one

    bool operator==(const TypedAddress &) const = default;
};

/// Whether \a text is meant as an address, and not as the name of a provider.
[[nodiscard]] bool looksLikeAddress(const QString &text);

/// A web address, a host name or an e-mail address. Without a scheme it is https, and http on
/// loopback. Errors are those of Issuer::parse().
[[nodiscard]] Result<TypedAddress> readTypedAddress(const QString &text);

} // namespace Qonsent
