// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#pragma once

#include "oauthcore/redirect/redirectreceiver.h"

namespace Qonsent {

/// Waits for a redirect to an address of the program's own scheme (RFC 8252 section 7.1), which the
/// system hands to the program: as an argument of a new instance, or as an event. Whoever gets it
/// tells this receiver; see RedirectHandover for the way from a second instance to the first.
///
/// Any program may register the same scheme, and any page may open an address of it: what belongs
/// to this sign-in is told by the state alone, and PKCE keeps the code of use to nobody else.
class QONSENT_CORE_EXPORT CustomSchemeReceiver final : public RedirectReceiver
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(CustomSchemeReceiver)

public:
    static constexpr qsizetype longestAddress = 64 * 1024; ///< in characters

    /// \a redirectUri is what is registered, e.g. "com.example.app:/callback".
    explicit CustomSchemeReceiver(const QUrl &redirectUri, QObject *parent = nullptr);
    ~CustomSchemeReceiver() override;

    /// InvalidConfiguration: "redirect_scheme" (no dot in it, so somebody else may own it; RFC 8252
    /// section 7.1), "redirect_uri" (a user, a query or a fragment), "response_mode" (nobody can
    /// post a form to a program), "state".
    [[nodiscard]] Result<QUrl> listenFor(const AwaitedAnswer &answer) override;
    void close() override;

    /// Takes an address that the system handed to the program. Done if it is the answer, which is
    /// passed on from the event loop. Else nothing has changed: ResponseMalformed ("redirect_uri":
    /// another address; "pasted_characters", "form_encoding", "parameter_twice"), TooLarge,
    /// StateMismatch ("state", "not_waiting").
    [[nodiscard]] Result<Done> deliver(const QString &address);

private:
    QUrl m_redirectUri;
    AwaitedAnswer m_awaited;
    bool m_isWaiting = false;
};

} // namespace Qonsent
