// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QJsonValue>

namespace Qonsent {

/// As the value of a member: there is none of that name.
inline const QJsonValue absent(QJsonValue::Undefined);

} // namespace Qonsent
