// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#pragma once

#include "oauthcore/exporters/exporter.h"

#include <QCommandLineOption>
#include <QCommandLineParser>

namespace Qonsent::Cli {

/// --format, with all forms that tokens can be printed in.
[[nodiscard]] QCommandLineOption formatOption();
/// --include-refresh-token.
[[nodiscard]] QCommandLineOption refreshTokenOption();

/// The form that --format names, empty if it is not there; InvalidConfiguration names the known
/// ones.
[[nodiscard]] Result<QByteArray> readFormat(const QCommandLineParser &parser);
[[nodiscard]] RefreshTokenInclusion readInclusion(const QCommandLineParser &parser);

} // namespace Qonsent::Cli
