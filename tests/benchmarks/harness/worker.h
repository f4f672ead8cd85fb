// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QtGlobal>

QT_BEGIN_NAMESPACE
class QCoreApplication;
QT_END_NAMESPACE

namespace Bench {

/// Obeys standard input until it ends; what main() of every benchmarked program does. See
/// worker.cpp. What the process exits with.
[[nodiscard]] int obeyInput(QCoreApplication &app);

} // namespace Bench
