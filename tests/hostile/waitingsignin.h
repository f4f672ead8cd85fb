// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#pragma once

#include "oauthcore/redirect/loopbackreceiver.h"
#include "tests/support/leakoracle.h"

#include <QSignalSpy>

namespace Qonsent {

/// A sign-in that waits for its redirect, as the listener knows it. Its code and its state are
/// canaries.
class WaitingSignIn
{
public:
    explicit WaitingSignIn(const LoopbackOptions &options = {},
                           ResponseMode mode = ResponseMode::Query);
    Q_DISABLE_COPY_MOVE(WaitingSignIn)

    /// Where it listens.
    [[nodiscard]] const QUrl &uri() const { return m_uri; }
    [[nodiscard]] const QByteArray &state() const { return m_state; }
    /// The genuine answer, form-encoded.
    [[nodiscard]] QByteArray genuineAnswer() const;
    /// Path and query of the genuine redirect.
    [[nodiscard]] QByteArray target() const;
    /// \a text with `{host}`, `{port}` and `{state}` filled in.
    [[nodiscard]] QByteArray filled(QByteArray text) const;
    /// How many redirects were passed up so far.
    [[nodiscard]] qsizetype heardCount() const { return m_heard.count(); }
    [[nodiscard]] LoopbackReceiver &receiver() { return m_receiver; }

    /// What a browser sends with the genuine answer.
    [[nodiscard]] QByteArray genuineRequest();
    /// The nonce in the page that hands a fragment over; empty if that is not what comes.
    [[nodiscard]] QByteArray pageNonce();

    /// True if the genuine redirect, and nothing else, was passed up, and no canary was logged.
    [[nodiscard]] bool heardTheRedirect();
    /// True if nothing was heard so far and a browser with the genuine redirect is: N3.
    [[nodiscard]] bool stillSucceeds();

private:
    LeakOracle m_oracle = {};
    LoopbackReceiver m_receiver;
    ResponseMode m_mode;
    QByteArray m_state;
    QUrl m_uri;
    QSignalSpy m_heard;
};

} // namespace Qonsent
