// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "oauthcore/provider/quirks/quirks_p.h"

#include "oauthcore/provider/quirks/messageedit_p.h"

namespace Qonsent {

/// `bearer_alias:User Access Token`: the answer calls a bearer token so.
std::optional<ProviderHooks> Quirks::bearerAlias(const QByteArray &argument)
{
    const QString alias = QString::fromUtf8(argument);
    return MessageEdit::ofAnswer([alias](QJsonObject &answer) {
        if (answer.value(QLatin1String("token_type")) == alias)
            answer.insert(QLatin1String("token_type"), QStringLiteral("Bearer"));
    });
}

} // namespace Qonsent
