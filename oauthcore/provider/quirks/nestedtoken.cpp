// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "oauthcore/provider/quirks/quirks_p.h"

#include "oauthcore/provider/quirks/messageedit_p.h"

namespace Qonsent {

/// `nested_token:authed_user`: the tokens are in an object inside the answer. What stands outside
/// of it under the same names is somebody else's, e.g. a bot's, and is not kept.
std::optional<ProviderHooks> Quirks::nestedToken(const QByteArray &argument)
{
    const QString name = QString::fromUtf8(argument);
    return MessageEdit::ofAnswer([name](QJsonObject &answer) {
        QJsonObject inner = answer.value(name).toObject();
        if (!inner.contains(QLatin1String("access_token")))
            return;
        for (const char *member :
             {"access_token", "refresh_token", "id_token", "token_type", "expires_in", "scope"}) {
            const QLatin1String known(member);
            answer.remove(known);
            if (inner.contains(known))
                answer.insert(known, inner.take(known));
        }
        answer.insert(name, inner);
    });
}

} // namespace Qonsent
