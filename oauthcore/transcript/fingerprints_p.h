// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#pragma once

#include "oauthcore/base/secret.h"

namespace Qonsent {

/// What is said instead of secrets. With a key of its own, so that nobody can try out what is
/// behind one.
class Fingerprints
{
public:
    Fingerprints();

    /// Eight hexadecimal digits, equal for equal secrets.
    [[nodiscard]] QByteArray of(QByteArrayView secret) const;
    /// "(43 bytes, 9f2c41d0)".
    [[nodiscard]] QString mention(QByteArrayView secret) const;
    /// \a name if it is registered; else it may be a secret itself, and is mentioned.
    [[nodiscard]] QString shownName(QByteArrayView name) const;

private:
    Secret m_key;
};

} // namespace Qonsent
