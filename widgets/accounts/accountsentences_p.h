// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QString>

namespace Qonsent {

struct AccountFacts;

/// The rows of an account's overview, in words. Empty: there is nothing to say.
namespace AccountSentences {

[[nodiscard]] QString accessToken(const AccountFacts &facts);
[[nodiscard]] QString permissions(const AccountFacts &facts);
[[nodiscard]] QString identity(const AccountFacts &facts);
[[nodiscard]] QString protection(const AccountFacts &facts);
/// Which part of its lifetime the access token has left, 0 to 1; less than 0: nobody knows.
[[nodiscard]] double lifetimeLeft(const AccountFacts &facts);

} // namespace AccountSentences

} // namespace Qonsent
