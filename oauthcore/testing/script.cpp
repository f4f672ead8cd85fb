// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "oauthcore/testing/script_p.h"

namespace Qonsent::Test {

void Script::enqueue(Endpoint endpoint, const Answer &answer)
{
    m_entries[endpoint].queue.append(answer);
}

void Script::edit(Endpoint endpoint, const AnswerEdit &edit)
{
    m_entries[endpoint].edits.append(edit);
}

void Script::hold(Endpoint endpoint)
{
    m_entries[endpoint].holding = true;
}

void Script::release(Endpoint endpoint)
{
    Entry &entry = m_entries[endpoint];
    entry.holding = false;
    for (const Held &held : std::exchange(entry.held, {}))
        held.respond(held.answer);
}

void Script::clear()
{
    for (const Entry &entry : std::exchange(m_entries, {})) {
        for (const Held &held : entry.held)
            held.respond(held.answer);
    }
}

std::optional<Answer> Script::takeNext(Endpoint endpoint)
{
    const auto it = m_entries.find(endpoint);
    if (it == m_entries.end() || it->queue.isEmpty())
        return {};
    return it->queue.takeFirst();
}

void Script::apply(Endpoint endpoint, Answer &answer) const
{
    const auto it = m_entries.constFind(endpoint);
    if (it == m_entries.cend())
        return;
    for (const AnswerEdit &edit : it->edits)
        edit(answer);
}

void Script::send(Endpoint endpoint, const Answer &answer, const HttpServer::Responder &respond)
{
    const auto it = m_entries.find(endpoint);
    if (it != m_entries.end() && it->holding)
        it->held.append({answer, respond});
    else
        respond(answer);
}

} // namespace Qonsent::Test
