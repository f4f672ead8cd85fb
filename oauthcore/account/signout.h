// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#pragma once

#include "oauthcore/base/stepwisereply.h"
#include "oauthcore/model/account.h"
#include "oauthcore/net/revocationclient.h"
#include "oauthcore/vault/tokenvault.h"

namespace Qonsent {

/// How a sign-out ended. It is done here whatever it says.
struct SignedOut
{
    Account account = {};   ///< as it is kept; if it was removed, as it was
    bool isRevoked = false; ///< the provider has been told and has ended it
    /// Why the provider has not ended the sign-in; nothing if it has, or was not to be asked.
    /// MissingEndpoint: it cannot be asked. Anything else can be tried again: until then the
    /// tokens are kept for that, and handed to nobody.
    std::optional<AuthError> notRevoked = {};
};

/// Ends a sign-in here and at the provider (RFC 7009). Made by Accounts.
///
/// First it is over here, durably; then the provider is told, the refresh token first, since it
/// usually takes the access token along; then the tokens are deleted. Only a vault that cannot be
/// written, or another process that does not let go of the account, is an error.
class QONSENT_CORE_EXPORT SignOut final : public StepwiseReply<SignedOut>
{
    Q_OBJECT

public:
    /// What is to be left of the account.
    enum class Remainder : quint8 {
        Settings, ///< everything but the tokens, for the next sign-in
        Nothing,
    };
    /// Whether the provider is told.
    enum class AtProvider : quint8 {
        Revoke,
        Silent, ///< only here; the tokens end by themselves
    };

    /// \a vault and \a revocation outlive the sign-out.
    SignOut(TokenVault &vault, RevocationClient &revocation, const AccountId &id,
            Remainder remainder, AtProvider atProvider, QObject *parent);
    ~SignOut() override;

    /// Before it is over here nothing has happened yet; afterwards it does nothing.
    void cancel() override;

private:
    struct Private;

    void read();
    void cannotRead(const AuthError &error);
    void endHere();
    void revokeNext();
    void clean();
    void fail(const AuthError &error) override;

    std::unique_ptr<Private> d;
};

} // namespace Qonsent
