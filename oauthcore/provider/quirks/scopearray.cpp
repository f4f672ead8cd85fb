// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "oauthcore/provider/quirks/quirks_p.h"

#include "oauthcore/provider/quirks/messageedit_p.h"

#include <QJsonArray>

namespace Qonsent {

/// `scope_array`: the answer lists scopes as `["a","b"]` instead of "a b".
std::optional<ProviderHooks> Quirks::scopeArray(const QByteArray &)
{
    return MessageEdit::ofAnswer([](QJsonObject &answer) {
        const QJsonValue scope = answer.value(QLatin1String("scope"));
        if (!scope.isArray())
            return;
        QStringList scopes;
        const QJsonArray list = scope.toArray();
        for (const QJsonValue &each : list) {
            if (!each.isString())
                return; // the reader refuses it
            scopes.append(each.toString());
        }
        answer.insert(QLatin1String("scope"), scopes.join(u' '));
    });
}

} // namespace Qonsent
