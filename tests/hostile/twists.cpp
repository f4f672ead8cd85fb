// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "tests/hostile/twists.h"

namespace Qonsent::Twists {

using Test::Answer;
using Test::Endpoint;

void put(QJsonObject &object, const char *name, const QJsonValue &value)
{
    if (value.isUndefined())
        object.remove(QLatin1String(name));
    else
        object.insert(QLatin1String(name), value);
}

Twist member(Endpoint endpoint, const char *name, const QJsonValue &value)
{
    return [=](SignInScene &scene) {
        scene.server.edit(endpoint, [=](QJsonObject &body) { put(body, name, value); });
    };
}

Twist answering(Endpoint endpoint, const Answer &answer)
{
    return [=](SignInScene &scene) {
        for (int i = 0; i < 4; ++i) // whoever asks again gets it again
            scene.server.enqueue(endpoint, answer);
    };
}

Twist claim(const char *name, const QJsonValue &value)
{
    return draft([=](Test::IdTokenDraft &token) { put(token.claims, name, value); });
}

Twist draft(const Test::IdTokenEdit &edit)
{
    return [=](SignInScene &scene) { scene.server.editIdToken(edit); };
}

Twist tampered(const Test::IdTokenTampering &tamper)
{
    return [=](SignInScene &scene) { scene.server.tamperIdToken(tamper); };
}

Twist redirect(const std::function<void(QByteArray &)> &edit)
{
    return [=](SignInScene &scene) {
        scene.server.editAnswer(Endpoint::Interaction, [=](Answer &answer) {
            QByteArray location = answer.header("Location").value_or(QByteArray());
            if (!location.contains("/callback?"))
                return;
            edit(location);
            answer.setHeader("Location", location);
        });
    };
}

Twist redirectSays(const QByteArray &query)
{
    return redirect([=](QByteArray &location) {
        const qsizetype from = location.indexOf("code=");
        const qsizetype to = location.indexOf('&', from);
        location.replace(from, (to < 0 ? location.size() : to) - from, query);
    });
}

Answer json(int status, const QByteArray &body)
{
    return {.status = status, .headers = {{"Content-Type", "application/json"}}, .body = body};
}

} // namespace Qonsent::Twists
