// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#pragma once

#include "tests/benchmarks/harness/work.h"

#include <QNetworkAccessManager>

namespace Bench {

/// One sign-in with a new flow and a new listener, which delete themselves.
void signInWithQtNetworkAuth(QNetworkAccessManager *network, const QString &server, Finish finish);

} // namespace Bench
