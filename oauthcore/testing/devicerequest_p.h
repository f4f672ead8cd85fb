// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#pragma once

#include "oauthcore/testing/serverstate_p.h"

namespace Qonsent::Test {

/// The device that waits for a person to enter \a userCode; null if none does. Separators and case
/// make no difference (RFC 8628 section 6.1).
[[nodiscard]] DeviceRequest *findByUserCode(ServerState &state, const QString &userCode);

/// \a userName has allowed \a request.
void decide(DeviceRequest &request, const QString &userName);

/// The person of a page has allowed the device of \a deviceCode.
[[nodiscard]] Answer deviceAllowed(ServerState &state, const QByteArray &deviceCode,
                                   const QString &userName);
/// The person of a page has said no.
[[nodiscard]] Answer deviceDenied(ServerState &state, const QByteArray &deviceCode);

} // namespace Qonsent::Test
