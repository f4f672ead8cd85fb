// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#pragma once

#include "oauthcore/access/accessoptions.h"
#include "oauthcore/account/accounts.h"
#include "oauthcore/protocol/challengedaccess.h"

#include <QNetworkAccessManager>

#include <memory>

namespace Qonsent {

/// For code that owns a QNetworkAccessManager: the same with the token of an account. A request
/// returns at once a reply that starts when the token is there; a token that the server refuses is
/// renewed once and the request sent again, unseen. Everything else is Qt's: cookies, cache,
/// proxies, timeouts, redirect policies, every signal of the reply.
///
/// A request goes as it is, without the token, if it says so (WithholdToken), brings its own
/// `Authorization`, or leads elsewhere than AccessOptions::origins (or http, `data:`, a file).
///
/// Different on purpose: no redirect takes the token, `Authorization` or `Cookie` of the program to
/// another origin, nor from https to http, whatever the policy; a request whose TLS verification
/// was turned off fails; replies stay deaf to calls that would have TLS errors ignored; a body
/// given in bytes is never sent again by Qt behind everybody's back; the header fields of a
/// redirect are not announced before it is followed; status 305 is not followed.
class QONSENT_CORE_EXPORT AuthorizedNetworkAccessManager : public QNetworkAccessManager
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(AuthorizedNetworkAccessManager)

public:
    /// Requests in the name of account \a id of \a accounts; without \a accounts they are
    /// cancelled.
    AuthorizedNetworkAccessManager(Accounts &accounts, const AccountId &id,
                                   const AccessOptions &options = {}, QObject *parent = nullptr);
    ~AuthorizedNetworkAccessManager() override;

    /// What was wrong with the token, if the error of \a reply, one of this manager's, is about
    /// that: SignInNeeded with a demandOf(), ServerRefused (the server takes no token of this
    /// account), or why there was no token to be had. Nothing otherwise.
    [[nodiscard]] static std::optional<AuthError> authErrorOf(const QNetworkReply *reply);
    /// What a new sign-in has to bring, if the server said so in \a reply.
    [[nodiscard]] static std::optional<AccessDemand> demandOf(const QNetworkReply *reply);

Q_SIGNALS:
    /// A server wants more than the account's token allows. The reply ends with its answer.
    void moreAccessNeeded(const Qonsent::AccessDemand &demand);

protected:
    QNetworkReply *createRequest(Operation operation, const QNetworkRequest &request,
                                 QIODevice *body) override;

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace Qonsent
