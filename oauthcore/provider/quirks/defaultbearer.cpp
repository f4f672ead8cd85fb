// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "oauthcore/provider/quirks/quirks_p.h"

#include "oauthcore/provider/quirks/messageedit_p.h"

namespace Qonsent {

/// `default_bearer`: the answer does not say of which type the token is, which RFC 6749 section 5.1
/// wants it to.
std::optional<ProviderHooks> Quirks::defaultBearer(const QByteArray &)
{
    return MessageEdit::ofAnswer([](QJsonObject &answer) {
        const QJsonValue type = answer.value(QLatin1String("token_type"));
        if (answer.contains(QLatin1String("access_token")) && (type.isUndefined() || type.isNull()))
            answer.insert(QLatin1String("token_type"), QStringLiteral("Bearer"));
    });
}

} // namespace Qonsent
