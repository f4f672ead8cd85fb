// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#pragma once

#include "oauthcore/model/clientregistration.h"
#include "tests/live/livefolder.h"
#include "tests/support/testkeys.h"

#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>

namespace Qonsent {

/// A client of registry.json as it is registered.
[[nodiscard]] inline ClientRegistration registeredClient(const char *id)
{
    QFile registry(liveFile(QStringLiteral("registry.json")));
    if (!registry.open(QIODevice::ReadOnly))
        return {};
    const QJsonObject client =
        QJsonDocument::fromJson(registry.readAll())[QLatin1String("clients")][QLatin1String(id)]
            .toObject();
    const QByteArray secret = client.value(QLatin1String("secret")).toString().toUtf8();
    return {.id = QString::fromLatin1(id),
            .secret = secret.isEmpty() ? Secret() : Secret(QByteArrayView(secret)),
            .authenticationMethod =
                client.value(QLatin1String("authentication")).toString().toLatin1()};
}

/// The one of them that signs its assertions, with the key that is registered for it.
[[nodiscard]] inline ClientRegistration signingClient()
{
    ClientRegistration client = registeredClient("qonsent-key-jwt");
    client.signingKey = Secret(QByteArrayView(TestKeys::p256Jwk));
    return client;
}

} // namespace Qonsent
