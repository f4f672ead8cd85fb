// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#pragma once

#include "oauthcore/base/base64url.h"
#include "tests/oauthcore/jose/idtokenscene.h"

#include <QTest>

/// What a row does to a good token.
using Change = std::function<void(Qonsent::IdTokenScene &)>;
Q_DECLARE_METATYPE(Change)

namespace Qonsent::IdTokenChanges {

inline Change claim(const char *name, const QJsonValue &value)
{
    return [=](IdTokenScene &scene) { scene.claim(name, value); };
}
inline Change claim(const char *name, const char *text)
{
    return claim(name, QJsonValue(QString::fromUtf8(text)));
}
inline Change claimTime(const char *name, double fromNow)
{
    return [=](IdTokenScene &scene) { scene.claimTime(name, fromNow); };
}
inline Change header(const char *name, const QJsonValue &value)
{
    return [=](IdTokenScene &scene) { scene.header.insert(QLatin1String(name), value); };
}
inline Change header(const char *name, const char *text)
{
    return header(name, QJsonValue(QString::fromUtf8(text)));
}
inline Change key(const char *name, const QJsonValue &value)
{
    return [=](IdTokenScene &scene) { scene.key(name, value); };
}
inline Change key(const char *name, const char *text)
{
    return key(name, QJsonValue(QString::fromUtf8(text)));
}
inline Change payload(const QByteArray &bytes)
{
    return [=](IdTokenScene &scene) { scene.payload = bytes; };
}
inline Change both(const Change &first, const Change &second)
{
    return [=](IdTokenScene &scene) {
        first(scene);
        second(scene);
    };
}

/// The signature of the finished token, changed.
inline Change signature(const std::function<QByteArray(QByteArray)> &change)
{
    return [=](IdTokenScene &scene) {
        scene.afterSigning = [=](QByteArray &token) {
            const qsizetype at = token.lastIndexOf('.') + 1;
            token = token.first(at) + encodeBase64Url(change(*decodeBase64Url(token.mid(at))));
        };
    };
}

/// One of the three parts of the finished token, changed as text.
inline Change part(int index, const std::function<QByteArray(QByteArray)> &change)
{
    return [=](IdTokenScene &scene) {
        scene.afterSigning = [=](QByteArray &token) {
            QByteArrayList parts = token.split('.');
            parts[index] = change(parts[index]);
            token = parts.join('.');
        };
    };
}

inline void rejects(const char *name, const Change &change, const char *reason)
{
    QTest::newRow(name) << change << AuthError::Code::IdTokenRejected << QByteArray(reason);
}
inline void unsupported(const char *name, const Change &change, const char *reason)
{
    QTest::newRow(name) << change << AuthError::Code::IdTokenUnsupported << QByteArray(reason);
}
inline void noKey(const char *name, const Change &change, const char *reason)
{
    QTest::newRow(name) << change << AuthError::Code::KeyUnavailable << QByteArray(reason);
}

/// What every refused row has.
inline void columns()
{
    QTest::addColumn<Change>("change");
    QTest::addColumn<AuthError::Code>("code");
    QTest::addColumn<QByteArray>("reason");
}

/// A good token with the change of the row is refused as the row says.
inline void check()
{
    QFETCH(Change, change);
    QFETCH(AuthError::Code, code);
    QFETCH(QByteArray, reason);
    IdTokenScene scene = IdTokenScene::good("ES256");
    change(scene);
    const auto claims = scene.validate();
    QVERIFY(!claims);
    QCOMPARE(claims.error().reason, reason);
    QCOMPARE(claims.error().code, code);
}

} // namespace Qonsent::IdTokenChanges
