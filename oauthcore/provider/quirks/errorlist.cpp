// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "oauthcore/provider/quirks/quirks_p.h"

#include "oauthcore/provider/quirks/messageedit_p.h"

#include <QJsonArray>

namespace Qonsent {

/// `error_list`: errors are `{"errors":[{"errorType":"invalid_grant","message":"…"}]}`.
std::optional<ProviderHooks> Quirks::errorList(const QByteArray &)
{
    return MessageEdit::ofAnswer([](QJsonObject &answer) {
        const QJsonObject first =
            answer.value(QLatin1String("errors")).toArray().first().toObject();
        const QJsonValue type = first.value(QLatin1String("errorType"));
        if (!type.isString() || answer.contains(QLatin1String("error")))
            return;
        answer.insert(QLatin1String("error"), type);
        answer.insert(QLatin1String("error_description"), first.value(QLatin1String("message")));
    });
}

} // namespace Qonsent
