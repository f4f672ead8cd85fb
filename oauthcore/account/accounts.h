// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#pragma once

#include "oauthcore/account/services.h"
#include "oauthcore/account/signin.h"
#include "oauthcore/account/signinrequest.h"
#include "oauthcore/model/account.h"

#include <QObject>

#include <optional>

namespace Qonsent {

/// The accounts of a program: signs people in and hands out their tokens.
class QONSENT_CORE_EXPORT Accounts : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(Accounts)

public:
    explicit Accounts(const Services &services, QObject *parent = nullptr);
    ~Accounts() override;

    /// Signs somebody in with an authorization code. What the request lacks is an
    /// InvalidConfiguration that names it, before anything opens.
    [[nodiscard]] SignIn *signIn(const SignInRequest &request);

    /// The account \a id, if this object has signed it in.
    [[nodiscard]] std::optional<Account> account(const AccountId &id) const;

    /// The access token of \a id if it is still good for a minute, or for a tenth of its lifetime
    /// if that is less; empty otherwise. Asks nobody and allocates nothing.
    [[nodiscard]] Secret cachedToken(const AccountId &id) const;

    /// The access token of \a id, renewed first if need be. Errors: UnknownAccount, those of
    /// TokenRefresher::refresh().
    [[nodiscard]] ReplyOf<Secret> *freshToken(const AccountId &id);

Q_SIGNALS:
    /// An account was signed in and stored.
    void accountAdded(const Qonsent::Account &account);

private:
    struct Private;

    std::unique_ptr<Private> d;
};

} // namespace Qonsent
