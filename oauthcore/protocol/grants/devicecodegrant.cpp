// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "oauthcore/protocol/grants/devicecodegrant.h"

namespace Qonsent {

TokenRequest deviceCodeGrant(const QUrl &tokenEndpoint, const Secret &deviceCode,
                             const DeviceGrantNames &names)
{
    return {.endpoint = tokenEndpoint,
            .parameters = {{"grant_type", names.grantType},
                           {names.codeParameter, deviceCode.reveal().toByteArray()}}};
}

} // namespace Qonsent
