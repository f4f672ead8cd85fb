// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "oauthcore/provider/quirks/quirks_p.h"

#include "oauthcore/provider/quirks/messageedit_p.h"

namespace Qonsent {

/// `zero_expiry`: `expires_in` 0 means that the token does not expire, as far as anybody knows.
std::optional<ProviderHooks> Quirks::zeroExpiry(const QByteArray &)
{
    return MessageEdit::ofAnswer([](QJsonObject &answer) {
        const QJsonValue lifetime = answer.value(QLatin1String("expires_in"));
        if (lifetime == QJsonValue(0) || lifetime == QJsonValue(QStringLiteral("0")))
            answer.remove(QLatin1String("expires_in"));
    });
}

} // namespace Qonsent
