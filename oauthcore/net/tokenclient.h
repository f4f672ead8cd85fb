// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#pragma once

#include "oauthcore/base/clock.h"
#include "oauthcore/model/clientregistration.h"
#include "oauthcore/model/tokenset.h"
#include "oauthcore/net/httptransport.h"
#include "oauthcore/net/serverdates.h"
#include "oauthcore/protocol/clientauth/clientauthentication.h"
#include "oauthcore/protocol/tokendecoder.h"
#include "oauthcore/protocol/tokenrequest.h"
#include "oauthcore/provider/hookregistry.h"

namespace Qonsent {

/// Talks to token endpoints: exactly one POST a call, and never a second one, because a code is
/// good for one use and a replayed refresh token ends the whole sign-in (RFC 9700 section 4.14).
class QONSENT_CORE_EXPORT TokenClient : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(TokenClient)

public:
    /// \a transport and \a clock outlive the client.
    TokenClient(HttpTransport &transport, const Clock &clock, QObject *parent = nullptr);
    ~TokenClient() override;

    /// The application's own ways to prove who it is.
    void setAuthenticators(const ClientAuthenticators &authenticators);
    /// Where the quirks of clients are looked up; those of the kit if nobody says.
    void setHooks(const HookRegistry &hooks) { m_hooks = hooks; }
    [[nodiscard]] const HookRegistry &hooks() const { return m_hooks; }

    /// Sends \a request with the authentication of \a client. \a requested is what the scope of
    /// an answer without one means, \a decoder reads one that is no JSON. The quirks of \a client
    /// are applied to both. Errors: those of HookRegistry::chain() and authenticated(), before
    /// anything is sent, HttpTransport::send() and TokenResponse::parse(), as Diagnosis::ofClient()
    /// explains them.
    [[nodiscard]] ReplyOf<TokenSet> *send(const TokenRequest &request,
                                          const ClientRegistration &client, const Scopes &requested,
                                          const TokenDecoder &decoder = {});
    /// How far our clock was ahead of that of \a tokenEndpoint at its last answer; negative if it
    /// was behind. Nothing if there was none, or none with a `Date`.
    [[nodiscard]] std::optional<std::chrono::seconds> clockAhead(const QUrl &tokenEndpoint) const
    {
        return m_dates.clockAhead(tokenEndpoint);
    }

private:
    HttpTransport &m_transport;
    const Clock &m_clock;
    ClientAuthenticators m_authenticators;
    HookRegistry m_hooks;
    ServerDates m_dates;
};

} // namespace Qonsent
