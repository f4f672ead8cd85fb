// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#pragma once

#include "widgets/export.h"

#include <QString>

namespace Qonsent {

/// What a person wants done with an account. Lists and details only say so; whoever has the
/// accounts does it, and asks first where something is lost.
enum class AccountAction : quint8 {
    CopyToken, ///< the access token to the clipboard
    Export,    ///< the token in some form
    SignIn,    ///< sign in again
    Renew,     ///< a new access token now
    TryAgain,  ///< what failed, without waiting
    Unlock,    ///< the vault or the keychain
    Inspect,   ///< what the tokens say
    Rename,
    SignOut, ///< after a question
    Remove,  ///< after a question
};

/// What a button or a menu calls \a action, with its mnemonic.
[[nodiscard]] QONSENT_WIDGETS_EXPORT QString textOf(AccountAction action);

} // namespace Qonsent
