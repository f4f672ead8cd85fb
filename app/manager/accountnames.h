// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#pragma once

#include "oauthcore/model/account.h"

namespace Qonsent::Manager {

/// What the person calls \a account, fit to be put into a sentence in any language; a long one
/// without its middle.
[[nodiscard]] QString nameInSentence(const Account &account);
/// The host of \a account's provider, fit to be put into a sentence; empty if it has none.
[[nodiscard]] QString hostInSentence(const Account &account);

} // namespace Qonsent::Manager
