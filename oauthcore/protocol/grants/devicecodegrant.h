// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#pragma once

#include "oauthcore/base/secret.h"
#include "oauthcore/protocol/tokenrequest.h"

namespace Qonsent {

/// What a provider calls the grant of RFC 8628 and its parameter; older ones have names of their
/// own, e.g. `http://oauth.net/grant_type/device/1.0` and `code`.
struct DeviceGrantNames
{
    QByteArray grantType = "urn:ietf:params:oauth:grant-type:device_code";
    QByteArray codeParameter = "device_code";
    bool operator==(const DeviceGrantNames &) const = default;
};

/// Asks whether the person has entered the user code that came with \a deviceCode (RFC 8628
/// section 3.4).
[[nodiscard]] QONSENT_CORE_EXPORT TokenRequest deviceCodeGrant(const QUrl &tokenEndpoint,
                                                               const Secret &deviceCode,
                                                               const DeviceGrantNames &names = {});

} // namespace Qonsent
