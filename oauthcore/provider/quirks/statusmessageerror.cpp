// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "oauthcore/provider/quirks/quirks_p.h"

#include "oauthcore/provider/quirks/messageedit_p.h"

namespace Qonsent {

namespace {

QString errorFor(const QString &message)
{
    const QString words = message.toLower();
    for (const char *grant : {"invalid refresh token", "invalid authorization code"}) {
        if (words == QLatin1String(grant))
            return QStringLiteral("invalid_grant");
    }
    for (const char *client : {"invalid client", "invalid client secret"}) {
        if (words == QLatin1String(client))
            return QStringLiteral("invalid_client");
    }
    return QStringLiteral("invalid_request");
}

} // namespace

/// `status_message_error`: errors are `{"status":400,"message":"Invalid refresh token"}`. What ends
/// a sign-in has to be told apart from what does not.
std::optional<ProviderHooks> Quirks::statusMessageError(const QByteArray &)
{
    return MessageEdit::ofAnswer([](QJsonObject &answer) {
        const QJsonValue status = answer.value(QLatin1String("status"));
        const QJsonValue message = answer.value(QLatin1String("message"));
        if (!status.isDouble() || !message.isString()
            || answer.contains(QLatin1String("access_token")))
            return;
        answer.insert(QLatin1String("error"), errorFor(message.toString()));
        answer.insert(QLatin1String("error_description"), message);
    });
}

} // namespace Qonsent
