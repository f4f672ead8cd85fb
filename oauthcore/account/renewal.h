// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#pragma once

#include "oauthcore/base/stepwisereply.h"
#include "oauthcore/net/keysclient.h"
#include "oauthcore/net/tokenclient.h"
#include "oauthcore/vault/tokenvault.h"

namespace Qonsent {

/// What a renewal works with; all of it outlives the renewal.
struct RenewalServices
{
    TokenVault *vault = nullptr;
    TokenClient *tokens = nullptr;
    KeysClient *keys = nullptr;
    const Clock *clock = nullptr;
    std::shared_ptr<const void> keeper = {}; ///< of these, if nobody else keeps them
};

/// What a renewal ends with.
struct Renewed
{
    Account account = {};
    TokenSet tokens = {};
    /// What was or is to be written.
    AccountChange change = {};
    /// Why the new tokens are not on the disk, if they are not. They are good all the same, and
    /// the old refresh token may be void.
    std::optional<AuthError> saveError = {};
    /// Held until the tokens are on the disk.
    AccountLock lock = {};
};

/// True if \a tokens were received at a time that cannot be: the clock was changed since. What
/// they say about their end is worth nothing then.
[[nodiscard]] QONSENT_CORE_EXPORT bool isTimeImplausible(const QDateTime &obtainedAt,
                                                         qint64 utcMSecs);

/// When \a tokens are too old to hand out, in Clock::sinceBoot(): a minute before their end, or a
/// tenth of their lifetime if that is less. Far away if the server named no lifetime; now if
/// nothing can be said. Not the wall clock, which may be corrected while the program runs.
[[nodiscard]] QONSENT_CORE_EXPORT std::chrono::milliseconds staleAt(const TokenSet &tokens,
                                                                    const Clock &clock);

/// True if \a tokens can be handed out to somebody who wants them to last for \a minimumValidity.
/// Nobody gets more than nine tenths of the lifetime: who asks for more than the provider gives is
/// not to cause a refresh with every call.
[[nodiscard]] QONSENT_CORE_EXPORT bool isFreshEnough(
    const TokenSet &tokens, std::chrono::milliseconds staleAt,
    std::optional<std::chrono::milliseconds> minimumValidity, const Clock &clock);

/// Renews the tokens of one account, once in all processes that share the vault:
///
///     lock → read → refresh → check the ID token → write → unlock
///
/// If somebody else has replaced \a known meanwhile, theirs is the result and nobody is asked.
///
/// SignInNeeded: there is nothing to refresh with, the person signed out, or the provider ended
/// the sign-in (`invalid_grant`), which is noted in the vault; nothing is deleted. UnknownAccount.
/// IdTokenRejected: the answer spoke of somebody else and was thrown away (OpenID Connect Core
/// section 12.2); an ID token that cannot be checked is left out instead. VaultBusy: nobody let go
/// of the account for a minute. Those of
/// TokenClient::send() and of the vault's reading. Whatever it is, the stored tokens stay as good
/// as they were. A vault that cannot be written is no error, see Renewed::saveError.
class QONSENT_CORE_EXPORT Renewal final : public StepwiseReply<Renewed>
{
    Q_OBJECT

public:
    /// What somebody else has got has to last for \a minimumValidity, if that is named.
    Renewal(const RenewalServices &services, const AccountId &id, const Secret &known,
            std::optional<std::chrono::milliseconds> minimumValidity, QObject *parent);
    ~Renewal() override;

    /// Does nothing: a refresh that went out has to be heard.
    void cancel() override { }

private:
    struct Private;

    void read();
    void decide(const TokenSet &stored);
    void send();
    void onRefused(const AuthError &error);
    void rereadBeforeGivingUp(const AuthError &error);
    void endSignIn(const AuthError &error);
    void check(TokenSet answer);
    void checkWith(ReplyOf<JwkSet> *keys);
    void checkIdToken(const JwkSet &keys);
    void leaveIdTokenOut(const AuthError &why);
    void save();
    void fail(const AuthError &error) override;

    std::unique_ptr<Private> d;
};

} // namespace Qonsent
