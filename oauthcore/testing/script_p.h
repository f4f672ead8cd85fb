// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#pragma once

#include "oauthcore/testing/endpoint.h"
#include "oauthcore/testing/httpserver.h"

#include <QHash>
#include <QJsonObject>

namespace Qonsent::Test {

/// Changes the JSON object of an honest answer.
using JsonEdit = std::function<void(QJsonObject &)>;
/// Changes all of an honest answer.
using AnswerEdit = std::function<void(Answer &)>;

/// What a test wants a server to do differently.
class Script
{
public:
    void enqueue(Endpoint endpoint, const Answer &answer);
    void edit(Endpoint endpoint, const AnswerEdit &edit);
    void hold(Endpoint endpoint);
    void release(Endpoint endpoint);
    /// Forgets everything and sends what was held.
    void clear();

    /// The next scripted answer; nothing if the honest one is wanted.
    [[nodiscard]] std::optional<Answer> takeNext(Endpoint endpoint);
    /// Applies the edits to the honest \a answer.
    void apply(Endpoint endpoint, Answer &answer) const;
    /// Sends \a answer, or keeps it until release().
    void send(Endpoint endpoint, const Answer &answer, const HttpServer::Responder &respond);

private:
    struct Held
    {
        Answer answer = {};
        HttpServer::Responder respond = {};
    };
    struct Entry
    {
        QList<Answer> queue = {};
        QList<AnswerEdit> edits = {};
        QList<Held> held = {};
        bool holding = false;
    };

    QHash<Endpoint, Entry> m_entries;
};

} // namespace Qonsent::Test
