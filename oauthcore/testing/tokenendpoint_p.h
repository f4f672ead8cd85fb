// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#pragma once

#include "oauthcore/testing/serverstate_p.h"

namespace Qonsent::Test {

/// The value of \a name; empty if it is absent.
[[nodiscard]] QByteArray textOf(const FormParameters &form, QByteArrayView name);
/// `invalid_grant`, because of \a why.
[[nodiscard]] Answer invalidGrant(const QString &why);
/// The members of RFC 6749 section 5.1 with a new access token, which \a accessToken becomes.
[[nodiscard]] QJsonObject newTokens(ServerState &state, const std::shared_ptr<Consent> &consent,
                                    const Scopes &scopes, QByteArray &accessToken);
/// All that a person's consent brings: access token, refresh token and ID token where they belong.
[[nodiscard]] Answer tokensForPerson(ServerState &state, const std::shared_ptr<Consent> &consent);

/// One grant each (RFC 8628 section 3.4, RFC 6749 section 4.3, RFC 7523 section 2.1, RFC 7522
/// section 2.1, RFC 8693 section 2).
[[nodiscard]] Answer redeemDeviceCode(ServerState &state, const Client &client,
                                      const FormParameters &form);
[[nodiscard]] Answer redeemPassword(ServerState &state, const Client &client,
                                    const FormParameters &form);
[[nodiscard]] Answer redeemJwt(ServerState &state, const Client &client,
                               const FormParameters &form);
[[nodiscard]] Answer redeemSaml2(ServerState &state, const Client &client,
                                 const FormParameters &form);
[[nodiscard]] Answer exchangeToken(ServerState &state, const Client &client,
                                   const FormParameters &form);

} // namespace Qonsent::Test
