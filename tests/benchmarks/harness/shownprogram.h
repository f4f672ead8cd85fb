// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#pragma once

#include "tests/benchmarks/harness/work.h"

#include <QStringList>
#include <QUrl>

namespace Bench {

/// A program with a window that is started anew for each operation.
struct ShownProgram
{
    QStringList command;
    /// Its standard input, given where the page is.
    std::function<QByteArray(const QUrl &page)> input = {};
    /// Its last argument, if that depends on where the page is.
    std::function<QString(const QUrl &page)> lastArgument = {};
    std::shared_ptr<const void> kept = {}; ///< lives as long as the work
};

/// From the start of the program until its window has painted the rows of its list for the first
/// time, which a plug-in says that Qt loads into it, floor and ours alike.
[[nodiscard]] std::unique_ptr<Work> firstPaintWork(const ShownProgram &program);

/// From the start of the program until a page that it is given is on the screen, which the page
/// says itself: it asks for /painted in the second frame. As nobody if we are root, whom the
/// browser engine refuses.
[[nodiscard]] std::unique_ptr<Work> pageWork(const ShownProgram &program);

} // namespace Bench
