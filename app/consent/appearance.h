// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#pragma once

#include "oauthcore/redirect/consentmessage.h"

namespace Qonsent::ConsentApp {

/// Makes the whole program look, speak and connect as \a appearance says; what it does not understand is
/// left as it was. Before the first window.
void apply(const ConsentAppearance &appearance);

} // namespace Qonsent::ConsentApp
