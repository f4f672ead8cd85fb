// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QByteArrayView>
#include <QString>

namespace Qonsent::Cli {

/// The line of \a json, from 1 on, in which the member \a path begins, e.g. "redirect.port"; that
/// of what holds it if it is not there. Reads any bytes, also what is no JSON.
[[nodiscard]] int lineOfMember(QByteArrayView json, const QString &path);

} // namespace Qonsent::Cli
