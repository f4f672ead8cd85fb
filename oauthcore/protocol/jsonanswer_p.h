// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#pragma once

#include "oauthcore/base/result.h"
#include "oauthcore/protocol/httpmessage.h"

#include <QJsonObject>

namespace Qonsent {

/// The JSON object that \a response holds if it is a success: status 200, and no member `error`,
/// which some providers send with that status. Else what is wrong, see TokenResponse::parse().
[[nodiscard]] Result<QJsonObject> readJsonAnswer(const HttpResponse &response, qint64 utcMSecs);

} // namespace Qonsent
