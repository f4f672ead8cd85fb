// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#pragma once

#include "oauthcore/account/services.h"
#include "oauthcore/account/signin.h"
#include "oauthcore/account/signinrequest.h"
#include "oauthcore/account/signout.h"
#include "oauthcore/model/account.h"
#include "oauthcore/transcript/transcript.h"

#include <QObject>

#include <optional>

namespace Qonsent {

/// How fresh a token has to be.
struct TokenDemand
{
    enum class Source : quint8 {
        Stored,   ///< the stored token, if it is fresh enough
        Provider, ///< a new one, unless another process has just got one
        /// the stored token, or SignInNeeded "token_expired" if it is not fresh enough, "signed_out"
        /// if the account waits for a person; nobody is asked for another one
        StoredOnly,
    };

    /// How long the token has to last at least. Unset: a minute, or a tenth of its lifetime if
    /// that is less. If the provider's tokens do not last that long, one that has nine tenths of
    /// its lifetime before it is the answer.
    std::optional<std::chrono::milliseconds> minimumValidity = {};
    Source source = Source::Stored;
    /// Told of the renewal, if one begins; not of one that is under way already for others, nor of
    /// what other processes do.
    std::shared_ptr<Transcript> transcript = {};
};

/// The accounts of a program: signs people in and out, keeps their tokens fresh and hands them
/// out. What it knows, it knows from the vault, which other processes may share.
class QONSENT_CORE_EXPORT Accounts : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(Accounts)

public:
    explicit Accounts(const Services &services, QObject *parent = nullptr);
    /// Ends what is under way. While isRenewing(), the provider may have issued a new refresh token
    /// that is lost then: a program that ends waits for renewalsEnded(), which takes no longer than
    /// the network's deadlines.
    ~Accounts() override;

    /// The presets that sign-ins may name: Services::providers.
    [[nodiscard]] const ProviderRegistry &providers() const;

    /// Signs somebody in and makes an account of it. What the request
    /// lacks is an InvalidConfiguration that names it, before anything opens; so is a name that
    /// another account has ("name_taken").
    [[nodiscard]] SignIn *signIn(const SignInRequest &request);
    /// Signs the person of account \a id in again. What \a request leaves empty is as it was the
    /// last time, but for SignInRequest::parameters, which are not stored. If somebody else signs
    /// in, the account stays as it is (DifferentUser). A request that leads to another provider
    /// than the account's is refused: InvalidConfiguration "another_provider".
    [[nodiscard]] SignIn *signInAgain(const AccountId &id, const SignInRequest &request = {});

    /// Reads all accounts, by name, and follows from now on what other processes change.
    [[nodiscard]] ReplyOf<QList<Account>> *load();
    /// The account called \a name, exactly; UnknownAccount. Works without load().
    [[nodiscard]] ReplyOf<Account> *find(const QString &name);
    /// The account \a id, if this object has met it: by load(), find() or a call that named it.
    [[nodiscard]] std::optional<Account> account(const AccountId &id) const;

    /// The access token of \a id if it is in memory and still good for a minute, or for a tenth
    /// of its lifetime if that is less; empty otherwise. Asks nobody and allocates nothing.
    [[nodiscard]] Secret cachedToken(const AccountId &id) const;
    /// The access token of \a id, renewed first if need be. Errors: UnknownAccount, those of
    /// Renewal.
    [[nodiscard]] ReplyOf<Secret> *freshToken(const AccountId &id);
    /// All that belongs to the token besides.
    [[nodiscard]] ReplyOf<TokenSet> *freshTokens(const AccountId &id,
                                                 const TokenDemand &demand = {});

    /// Calls account \a id \a name. InvalidConfiguration: "name_taken", or "name" if there is
    /// nothing to be seen of it.
    [[nodiscard]] ReplyOf<Account> *rename(const AccountId &id, const QString &name);
    /// Ends the sign-in; settings and name stay. Again for what the provider did not hear.
    [[nodiscard]] SignOut *signOut(const AccountId &id,
                                   SignOut::AtProvider atProvider = SignOut::AtProvider::Revoke);
    /// Ends the sign-in and deletes the account.
    [[nodiscard]] SignOut *remove(const AccountId &id, SignOut::AtProvider atProvider);

    /// True while a token is being renewed.
    [[nodiscard]] bool isRenewing() const;
    /// Whether loaded accounts are renewed ahead of need, see RenewalSchedule. Off at first: a
    /// program that only asks now and then needs no renewal in between.
    void setRenewingAhead(bool on);
    /// When \a id will be renewed ahead of need, UTC; invalid if that is not planned.
    [[nodiscard]] QDateTime renewalPlannedAt(const AccountId &id) const;

Q_SIGNALS:
    /// An account was signed in and stored, or another process has added one.
    void accountAdded(const Qonsent::Account &account);
    /// Something of an account is different: its tokens, its name, its state.
    void accountChanged(const Qonsent::Account &account);
    void accountRemoved(const Qonsent::AccountId &id);
    /// The last renewal that was under way has ended.
    void renewalsEnded();
    /// A renewal failed, scheduled or asked for. The account is safe.
    void renewalFailed(const Qonsent::AccountId &id, const Qonsent::AuthError &error);
    /// New tokens could not be saved; they are in use and tried again until saved(). If the
    /// program ends before, the account may have to be signed in again: tell the person.
    void notSaved(const Qonsent::AccountId &id, const Qonsent::AuthError &error);
    void saved(const Qonsent::AccountId &id);

private:
    struct Private;

    SignIn *makeSignIn(const SignInRequest &request);
    SignOut *end(const AccountId &id, SignOut::Remainder remainder, SignOut::AtProvider atProvider);
    void renewNow(const AccountId &id, const Secret &known, const TokenDemand &demand,
                  ReplyOf<TokenSet> *reply);
    void follow();
    void catchUp(const QList<Account> &stored);

    std::unique_ptr<Private> d;
};

} // namespace Qonsent
