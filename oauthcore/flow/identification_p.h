// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#pragma once

#include "oauthcore/base/stepwisereply.h"
#include "oauthcore/flow/flowservices.h"
#include "oauthcore/flow/grant.h"
#include "oauthcore/jose/idtokenexpectations.h"
#include "oauthcore/provider/hookchain.h"

namespace Qonsent {

/// Finds out who was signed in by the tokens of a grant: the ID token, with keys that may be
/// younger than our copy, then userinfo. It ends with the grant, which has claims then.
///
/// ResponseIncomplete "id_token" if the scope `openid` was asked for and there is none, unless a
/// quirk of the client knows that; KeyUnavailable, IdTokenRejected and IdTokenUnsupported as
/// IdTokenValidator. Without `openid` an ID token is checked if it can be, and left out if not.
class Identification final : public StepwiseReply<Grant>
{
    Q_OBJECT

public:
    /// Of \a asked, only what the flow knows is there: nonce, age and the like; the rest is added.
    Identification(const FlowServices &services, const ClientRegistration &client, Grant grant,
                   const IdTokenExpectations &asked, QObject *parent);

private:
    void start();
    void checkWithKeys();
    void check(const JwkSet &keys);
    void askUserinfo();
    void failOrLeaveOut(const AuthError &why);
    void leaveIdTokenOut(const AuthError &why);
    [[nodiscard]] bool isRefresh() const;
    [[nodiscard]] AuthError explained(const AuthError &error) const;

    FlowServices m_services;
    ClientRegistration m_client;
    HookChain m_hooks; ///< of the client's quirks
    Grant m_grant;
    IdTokenExpectations m_expected;
    int m_failures = 0; ///< to get the keys
    bool m_keysWereRenewed = false;
};

} // namespace Qonsent
