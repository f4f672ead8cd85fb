// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QJsonDocument>
#include <QJsonObject>
#include <QNetworkReply>
#include <QNetworkRequest>
#include <QString>
#include <QUrl>

namespace Bench {

/// The five fields of a token response, unchecked.
struct FloorTokens
{
    QString accessToken = {};
    QString tokenType = {};
    QString refreshToken = {};
    QString scope = {};
    int expiresIn = 0;
};

inline FloorTokens readTokens(const QByteArray &json)
{
    const QJsonObject object = QJsonDocument::fromJson(json).object();
    return {object.value(QLatin1String("access_token")).toString(),
            object.value(QLatin1String("token_type")).toString(),
            object.value(QLatin1String("refresh_token")).toString(),
            object.value(QLatin1String("scope")).toString(),
            object.value(QLatin1String("expires_in")).toInt()};
}

inline QNetworkRequest tokenRequest(const QUrl &endpoint)
{
    QNetworkRequest request(endpoint);
    request.setHeader(QNetworkRequest::ContentTypeHeader,
                      QByteArrayLiteral("application/x-www-form-urlencoded"));
    return request;
}

} // namespace Bench
