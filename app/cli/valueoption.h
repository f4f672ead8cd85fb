// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QCommandLineOption>

namespace Qonsent::Cli {

/// The option --\a name, whose value the help calls \a value and explains by \a help, in UTF-8;
/// \a usual is what it is if nobody says.
[[nodiscard]] inline QCommandLineOption valueOption(const char *name, const char *value,
                                                    QByteArrayView help, const char *usual = "")
{
    return QCommandLineOption(QLatin1String(name), QString::fromUtf8(help), QLatin1String(value),
                              QLatin1String(usual));
}

} // namespace Qonsent::Cli
