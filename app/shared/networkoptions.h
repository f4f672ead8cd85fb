// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#pragma once

#include "oauthcore/account/services.h"

#include <QCommandLineOption>
#include <QCommandLineParser>

namespace Qonsent {

/// --ca-file, for every command that uses the network.
[[nodiscard]] QList<QCommandLineOption> networkOptions();

/// Services that keep nothing, with the network as \a parser wants it. InvalidConfiguration if the
/// file of --ca-file cannot be read or holds no certificate.
[[nodiscard]] Result<Services> servicesFor(const QCommandLineParser &parser);

} // namespace Qonsent
