// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#pragma once

#include "oauthcore/provider/hookchain.h"

#include <QMap>

namespace Qonsent {

/// What ClientRegistration::quirks can name: the quirks of the kit, and what the program adds.
///
/// A quirk is one way in which a provider differs from the standards, e.g. "form_answer"; many
/// take an argument after a colon, e.g. "refresh_endpoint:https://api.example.org/refresh".
/// quirks() names them, and one file each in `provider/quirks/` says what they do. None applies
/// unless a preset or a program names it.
class QONSENT_CORE_EXPORT HookRegistry
{
public:
    /// Hooks that a program calls \a name, `[a-z0-9_]`, replacing those of that name. False, and
    /// nothing changes, if it is no name or a quirk of the kit is called so.
    bool insert(const QByteArray &name, const ProviderHooks &hooks);
    /// Takes out what insert() put in; false if it is not there.
    bool remove(const QByteArray &name) { return m_own.remove(name) > 0; }

    /// The hooks of \a quirks in their order. InvalidConfiguration: "quirk_unknown",
    /// "quirk_argument" (missing, there though none is taken, or not of its kind). One that is
    /// unknown is never passed over: the sign-in would be another than was meant.
    [[nodiscard]] Result<HookChain> chain(const QByteArrayList &quirks) const;

    /// The names of the kit's own quirks.
    [[nodiscard]] static QByteArrayList quirks();

private:
    QMap<QByteArray, ProviderHooks> m_own;
};

} // namespace Qonsent
