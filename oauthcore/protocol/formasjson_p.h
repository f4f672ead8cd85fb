// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#pragma once

#include "oauthcore/base/formencoding.h"

#include <QJsonObject>

namespace Qonsent {

/// \a form with its values as strings; a name that is there more than once has an array of them.
[[nodiscard]] QJsonObject formAsJson(const FormParameters &form);

} // namespace Qonsent
