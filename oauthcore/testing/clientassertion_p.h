// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#pragma once

#include "oauthcore/testing/serverstate_p.h"

namespace Qonsent::Test {

/// What is wrong with \a assertion as the proof that \a client sent a request to \a endpoint, an
/// address (RFC 7523 section 3); empty if it is right. A `jti` is good for one use.
[[nodiscard]] QString assertionProblem(ServerState &state, const Client &client,
                                       const QByteArray &assertion, const QByteArray &endpoint);

/// The `iss` of \a assertion, unverified; empty if there is none.
[[nodiscard]] QByteArray assertedClient(const QByteArray &assertion);

} // namespace Qonsent::Test
