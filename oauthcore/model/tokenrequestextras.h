// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#pragma once

#include "oauthcore/base/formencoding.h"

namespace Qonsent {

/// What an application adds to token requests. Names that the protocol gives a meaning, or that the
/// transport decides, are refused.
struct TokenRequestExtras
{
    FormParameters parameters = {}; ///< for the form
    /// Header fields: one replaces what it meets of the same name, an empty value only takes it
    /// away.
    FormParameters headers = {};

    [[nodiscard]] bool isEmpty() const { return parameters.isEmpty() && headers.isEmpty(); }
    bool operator==(const TokenRequestExtras &) const = default;
};

} // namespace Qonsent
