// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#pragma once

#include "tests/benchmarks/harness/work.h"

#include <QStringList>

namespace Bench {

/// A program that is started anew for each operation, from its start to its end; it succeeds if it
/// ends with 0 and prints \a output as its first line. \a kept lives as long as the work.
[[nodiscard]] std::unique_ptr<Work> programWork(const QStringList &command,
                                                const QByteArray &output,
                                                std::shared_ptr<const void> kept = {});

} // namespace Bench
