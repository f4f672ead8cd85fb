// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#pragma once

#include "oauthcore/testing/serverstate_p.h"

#include <variant>

namespace Qonsent::Test {

/// Finds out which program sent \a request and whether it may say so (RFC 6749 section 2.3), or the
/// answer that refuses it.
[[nodiscard]] std::variant<Client, Answer> authenticateClient(ServerState &state,
                                                              const ReceivedRequest &request);

/// The form of a request to an endpoint for programs, or the answer that refuses it: another media
/// type, a broken encoding, a parameter twice (RFC 6749 section 3.2).
[[nodiscard]] std::variant<FormParameters, Answer> readForm(const ReceivedRequest &request);

} // namespace Qonsent::Test
