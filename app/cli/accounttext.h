// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#pragma once

#include "oauthcore/account/accountstatus.h"

#include <QJsonObject>

namespace Qonsent::Cli {

/// How \a account is doing, as far as a program knows that only looks.
[[nodiscard]] AccountStatus statusOf(const Account &account, qint64 utcMSecs);

/// Where \a account is: the host of its issuer, or of its token endpoint.
[[nodiscard]] QString hostOf(const Account &account);

/// \a account for programs.
[[nodiscard]] QJsonObject accountJson(const Account &account, qint64 utcMSecs);

/// \a value, which a server said, in one line.
[[nodiscard]] QString textOf(const QJsonValue &value);

/// A line of a list of what a server said: \a name and \a value below those of other lines.
[[nodiscard]] QString memberRow(const QString &name, const QJsonValue &value);

} // namespace Qonsent::Cli
