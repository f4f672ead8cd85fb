// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#pragma once

#include "oauthcore/testing/export.h"

#include <QByteArrayList>

namespace Qonsent::Test {

/// True if \a requested is one of \a registered: the same string (RFC 9700 section 2.1), or, for
/// plain http to a loopback address, the same string but for the port (RFC 8252 section 7.3).
[[nodiscard]] QONSENT_TEST_EXPORT bool isRegisteredRedirect(const QByteArrayList &registered,
                                                            QByteArrayView requested);

} // namespace Qonsent::Test
