// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#pragma once

#include "tests/support/testcertificates.h"

#include <QString>

namespace Qonsent {

/// The certificates that the engine finds in the home of this process: whom it believes, and who
/// the person is (NSS, as all browsers on this system have it).
class CertificateStore
{
public:
    /// Makes it, or opens the one that is there already; an engine that runs sees what changes.
    CertificateStore();

    /// Lets the engine believe servers whose certificate \a authority has signed.
    [[nodiscard]] bool trust(const TestIdentity &authority);
    /// Gives the person \a identity to prove who they are with.
    [[nodiscard]] bool add(const TestIdentity &identity);

private:
    const QString m_folder;
};

} // namespace Qonsent
