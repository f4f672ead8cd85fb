// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "oauthcore/provider/quirks/quirks_p.h"

#include "oauthcore/provider/quirks/messageedit_p.h"

namespace Qonsent {

/// `error_object`: errors are `{"error":{"type":"OAuthException","message":"…"}}`.
std::optional<ProviderHooks> Quirks::errorObject(const QByteArray &)
{
    return MessageEdit::ofAnswer([](QJsonObject &answer) {
        const QJsonObject error = answer.value(QLatin1String("error")).toObject();
        const QJsonValue type = error.value(QLatin1String("type"));
        if (!type.isString())
            return;
        answer.insert(QLatin1String("error"), type);
        answer.insert(QLatin1String("error_description"), error.value(QLatin1String("message")));
    });
}

} // namespace Qonsent
