// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#pragma once

#include "tests/hostile/signinscene.h"

/// Single changes to an honest provider, for the rows of tables.
namespace Qonsent::Twists {

/// \a object says \a value for \a name, or nothing if it is undefined.
void put(QJsonObject &object, const char *name, const QJsonValue &value);

/// One member of every answer of \a endpoint is another; undefined takes it away.
[[nodiscard]] Twist member(Test::Endpoint endpoint, const char *name, const QJsonValue &value);
/// \a endpoint answers with \a answer, however often it is asked.
[[nodiscard]] Twist answering(Test::Endpoint endpoint, const Test::Answer &answer);
/// One claim of every ID token is another; undefined takes it away.
[[nodiscard]] Twist claim(const char *name, const QJsonValue &value);
/// The ID token is changed before it is signed.
[[nodiscard]] Twist draft(const Test::IdTokenEdit &edit);
/// The ID token is changed after it is signed.
[[nodiscard]] Twist tampered(const Test::IdTokenTampering &tamper);
/// The redirect that the consent page answers with is changed.
[[nodiscard]] Twist redirect(const std::function<void(QByteArray &location)> &edit);
/// The redirect says \a query instead of its code.
[[nodiscard]] Twist redirectSays(const QByteArray &query);

/// \a body, called JSON.
[[nodiscard]] Test::Answer json(int status, const QByteArray &body);

} // namespace Qonsent::Twists
