// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "tests/benchmarks/harness/work.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QVariantMap>

using namespace Bench;

/// What QOAuthOobReplyHandler does with an answer; it has no public door to it.
static const bool announced = announceWork("p08", [](const Setting &setting) {
    const QByteArray json = setting.fetch(setting.text(QStringLiteral("document")).toLatin1());
    return callWork([json](int count) {
        int read = 0;
        for (int i = 0; i < count; ++i) {
            const QVariantMap map = QJsonDocument::fromJson(json).object().toVariantMap();
            const QString token = map.value(QStringLiteral("access_token")).toString();
            const QString refresh = map.value(QStringLiteral("refresh_token")).toString();
            const QString scope = map.value(QStringLiteral("scope")).toString();
            const QString type = map.value(QStringLiteral("token_type")).toString();
            const int lifetime = map.value(QStringLiteral("expires_in")).toInt();
            read += !token.isEmpty() && !refresh.isEmpty() && !scope.isEmpty() && !type.isEmpty()
                && lifetime > 0;
        }
        return read;
    });
});
