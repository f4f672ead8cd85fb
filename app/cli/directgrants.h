// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#pragma once

#include "app/cli/clientoptions.h"
#include "app/cli/grantkinds.h"
#include "oauthcore/account/directgrant.h"

namespace Qonsent::Cli {

/// Asks whom \a choice names for what \a make makes on \a occasion; see directGrant().
[[nodiscard]] ReplyOf<Grant> *askForGrant(
    const Services &services, const ClientChoice &choice, const GrantMaker &make, QObject *parent,
    IdTokenExpectations::Occasion occasion = IdTokenExpectations::Occasion::SignIn);

} // namespace Qonsent::Cli
