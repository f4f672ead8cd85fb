// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "oauthcore/protocol/statetemplate.h"

#include "oauthcore/base/entropy.h"

#include <algorithm>

namespace Qonsent {

namespace {

constexpr QByteArrayView randomPlace = "{random}";
constexpr QByteArrayView portPlace = "{listenPort}";
constexpr qsizetype longestTemplate = 1024;

AuthError templateError(const char *reason)
{
    return AuthError::of(AuthError::Code::InvalidConfiguration, reason,
                         QStringLiteral("stateTemplate"));
}

} // namespace

Result<Secret> drawState(const StateTemplate &form)
{
    const QByteArrayView text = form.text;
    const bool printable =
        std::all_of(text.begin(), text.end(), [](char c) { return c >= 0x20 && c < 0x7f; });
    if (text.isEmpty() || text.size() > longestTemplate || !printable)
        return templateError("state_template");
    if (!text.contains(randomPlace) && form.entropy == StateTemplate::Entropy::Required)
        return templateError("state_static");
    QByteArray state = form.text;
    state.detach();
    constexpr qsizetype bytes = 32;
    // What is drawn has no braces, so it is never taken for a place.
    for (qsizetype at = state.indexOf(randomPlace); at >= 0; at = state.indexOf(randomPlace, at))
        state.replace(at, randomPlace.size(), randomToken(bytes));
    return Secret::take(std::move(state));
}

Secret withListenPort(const Secret &state, quint16 port)
{
    if (!state.reveal().contains(portPlace))
        return state;
    QByteArray filled = state.reveal().toByteArray();
    filled.replace(portPlace, QByteArray::number(port));
    return Secret::take(std::move(filled));
}

} // namespace Qonsent
