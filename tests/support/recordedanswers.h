// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#pragma once

#include "oauthcore/model/tokenset.h"
#include "oauthcore/protocol/httpmessage.h"

#include <QFile>
#include <QJsonDocument>

#include <optional>

namespace Qonsent {

/// `tests/oauthcore/provider/answers/ID.json`: what a provider answers, in its own way, and what is
/// to be made of it. Written by hand; every value is made up.
struct RecordedAnswers
{
    struct Message
    {
        int status = 0;
        QByteArray type = {};
        QByteArray body = {};

        [[nodiscard]] HttpResponse response() const
        {
            return {.status = status,
                    .headers = {{"Content-Type", type}},
                    .body = Secret(QByteArrayView(body))};
        }
    };

    Message token = {};
    Message error = {};
    QByteArray errorReads = {}; ///< AuthError::serverCode
    QJsonObject reads = {};     ///< of the tokens
    QStringList kept = {};      ///< members of TokenSet::extra
    QByteArray redirect = {};   ///< what comes with the redirect besides, `&a=b`
    QJsonObject asks = {};      ///< of the authorization request; null: it is not there

    [[nodiscard]] static std::optional<RecordedAnswers> of(const QString &id)
    {
        QFile file(QStringLiteral(QONSENT_ANSWERS) + u'/' + id + QStringLiteral(".json"));
        if (!file.open(QIODevice::ReadOnly))
            return {};
        const QJsonObject all = QJsonDocument::fromJson(file.readAll()).object();
        return RecordedAnswers{.token = message(all.value(QLatin1String("token"))),
                               .error = message(all.value(QLatin1String("error"))),
                               .errorReads =
                                   all.value(QLatin1String("error_reads")).toString().toUtf8(),
                               .reads = all.value(QLatin1String("reads")).toObject(),
                               .kept = all.value(QLatin1String("kept")).toVariant().toStringList(),
                               .redirect = all.value(QLatin1String("redirect")).toString().toUtf8(),
                               .asks = all.value(QLatin1String("asks")).toObject()};
    }

    /// What of \a tokens is not as it should be; empty if nothing.
    [[nodiscard]] QString differenceFrom(const TokenSet &tokens) const
    {
        const auto lifetime = tokens.lifetime();
        const qint64 seconds = lifetime ? lifetime->count() / 1000 : -1;
        if (tokens.accessToken.reveal()
            != reads.value(QLatin1String("access_token")).toString().toUtf8())
            return QStringLiteral("the access token");
        if (seconds != reads.value(QLatin1String("seconds")).toInteger())
            return QStringLiteral("the lifetime is %1").arg(seconds);
        if (tokens.refreshToken.isEmpty() == reads.value(QLatin1String("renewable")).toBool())
            return QStringLiteral("the refresh token");
        if (tokens.grantedScopes != Scopes::parse(reads.value(QLatin1String("scopes")).toString()))
            return QStringLiteral("the scopes are ") + tokens.grantedScopes.toString();
        return {};
    }

    /// Whether \a object has something at \a path, e.g. "team.id".
    [[nodiscard]] static bool holds(const QJsonObject &object, const QString &path)
    {
        if (object.contains(path))
            return true;
        const qsizetype dot = path.indexOf(u'.');
        return dot > 0 && holds(object.value(path.left(dot)).toObject(), path.mid(dot + 1));
    }

private:
    static Message message(const QJsonValue &value)
    {
        const QJsonObject object = value.toObject();
        const QJsonValue body = object.value(QLatin1String("body"));
        return {.status = object.value(QLatin1String("status")).toInt(),
                .type = object.value(QLatin1String("type")).toString().toUtf8(),
                .body = body.isObject()
                    ? QJsonDocument(body.toObject()).toJson(QJsonDocument::Compact)
                    : body.toString().toUtf8()};
    }
};

} // namespace Qonsent
