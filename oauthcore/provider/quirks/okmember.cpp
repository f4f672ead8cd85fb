// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "oauthcore/provider/quirks/quirks_p.h"

#include "oauthcore/provider/quirks/messageedit_p.h"

namespace Qonsent {

/// `ok_member`: answers are `{"ok":false,"error":"…"}` or `{"ok":true,…}`. What is not well is an
/// error whatever else the answer holds.
std::optional<ProviderHooks> Quirks::okMember(const QByteArray &)
{
    return MessageEdit::ofAnswer([](QJsonObject &answer) {
        const QJsonValue ok = answer.value(QLatin1String("ok"));
        if (ok == QJsonValue(true) || ok.isUndefined())
            return;
        if (!answer.value(QLatin1String("error")).isString())
            answer.insert(QLatin1String("error"), QStringLiteral("not_ok"));
    });
}

} // namespace Qonsent
