// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#pragma once

#include "oauthcore/testing/serverstate_p.h"

namespace Qonsent::Test {

/// The login page of the interaction \a name. \a complaint stands above the form, e.g. that the
/// password was wrong; none if it is empty.
[[nodiscard]] Answer loginPage(const ServerState &state, const QByteArray &name,
                               const QString &complaint);
/// The page that asks the person of the interaction \a name for consent.
[[nodiscard]] Answer consentPage(const ServerState &state, const QByteArray &name);
/// Where a person enters the code of a device; \a code is there already. \a complaint as above.
[[nodiscard]] Answer devicePage(const ServerState &state, const QString &code,
                                const QString &complaint);
/// What a person reads who has decided about a device.
[[nodiscard]] Answer deviceDonePage(const QString &outcome);
/// A page that says why there is nothing to sign in to, for when sending the person back would be
/// unsafe (RFC 6749 section 4.1.2.1).
[[nodiscard]] Answer errorPage(int status, const QString &explanation);

} // namespace Qonsent::Test
