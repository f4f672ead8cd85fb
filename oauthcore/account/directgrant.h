// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#pragma once

#include "oauthcore/account/services.h"
#include "oauthcore/flow/directgrantflow.h"

namespace Qonsent {

/// Gets tokens in which no person takes part, e.g. by clientCredentialsGrant(), through the
/// network, the hooks and the client authentication of \a services: a DirectGrantFlow with all it
/// needs. The tokens are the caller's; nothing is stored. Errors as of DirectGrantFlow.
[[nodiscard]] QONSENT_CORE_EXPORT ReplyOf<Grant> *directGrant(const Services &services,
                                                              const DirectGrantFlowRequest &request,
                                                              QObject *parent);

} // namespace Qonsent
