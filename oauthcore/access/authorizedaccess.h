// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#pragma once

#include "oauthcore/access/accessoptions.h"
#include "oauthcore/access/accessreply.h"
#include "oauthcore/account/accounts.h"

#include <memory>

QT_BEGIN_NAMESPACE
class QHttpMultiPart;
class QNetworkAccessManager;
QT_END_NAMESPACE

namespace Qonsent {

/// Requests in the name of an account: each goes out with a fresh token through the program's own
/// QNetworkAccessManager, and once more with a new one if the server refuses the first.
///
///     AuthorizedAccess access(accounts, id, manager);
///     whenFinished(access.get(request), this, [](const Result<HttpResponse> &answer) { … });
///
/// Redirects are followed as the request and the manager say, but the token stays with the origin
/// that it was meant for, and nothing leads from https to http. A body in bytes is sent at most
/// once for each token. The manager's own signals name the replies underneath: whoever listens to
/// its finished() leaves them alone.
class QONSENT_CORE_EXPORT AuthorizedAccess : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(AuthorizedAccess)

public:
    /// For account \a id of \a accounts. If \a accounts or \a manager goes first, what is under
    /// way is cancelled.
    AuthorizedAccess(Accounts &accounts, const AccountId &id, QNetworkAccessManager &manager,
                     const AccessOptions &options = {}, QObject *parent = nullptr);
    ~AuthorizedAccess() override;

    [[nodiscard]] AccessReply *get(const QNetworkRequest &request);
    [[nodiscard]] AccessReply *head(const QNetworkRequest &request);
    [[nodiscard]] AccessReply *options(const QNetworkRequest &request);
    [[nodiscard]] AccessReply *deleteResource(const QNetworkRequest &request);
    [[nodiscard]] AccessReply *post(const QNetworkRequest &request, const QByteArray &body);
    [[nodiscard]] AccessReply *put(const QNetworkRequest &request, const QByteArray &body);
    [[nodiscard]] AccessReply *patch(const QNetworkRequest &request, const QByteArray &body);
    [[nodiscard]] AccessReply *sendCustomRequest(const QNetworkRequest &request,
                                                 const QByteArray &verb,
                                                 const QByteArray &body = {});
    // Bodies from devices, which must outlive the reply. One that cannot go back to its beginning
    // is sent at most once.
    [[nodiscard]] AccessReply *post(const QNetworkRequest &request, QIODevice *body);
    [[nodiscard]] AccessReply *put(const QNetworkRequest &request, QIODevice *body);
    [[nodiscard]] AccessReply *patch(const QNetworkRequest &request, QIODevice *body);
    [[nodiscard]] AccessReply *sendCustomRequest(const QNetworkRequest &request,
                                                 const QByteArray &verb, QIODevice *body);
    // Forms of several parts, which must outlive the reply.
    [[nodiscard]] AccessReply *post(const QNetworkRequest &request, QHttpMultiPart *parts);
    [[nodiscard]] AccessReply *put(const QNetworkRequest &request, QHttpMultiPart *parts);
    [[nodiscard]] AccessReply *sendCustomRequest(const QNetworkRequest &request,
                                                 const QByteArray &verb, QHttpMultiPart *parts);

    /// \a request with a fresh token, for the program to send itself, soon and once. It follows no
    /// redirects, since Qt would take the token along. Errors as if it were sent;
    /// InvalidConfiguration "form_body" where the token would go into a body.
    [[nodiscard]] ReplyOf<QNetworkRequest> *authorize(const QNetworkRequest &request);

    /// True if the account has tokens, expired or not, and nobody ended its sign-in. Accounts has
    /// to have met it.
    [[nodiscard]] bool isAuthorized() const;
    /// True if its tokens can be renewed without the person.
    [[nodiscard]] bool canRenew() const;

Q_SIGNALS:
    /// A server wants more than the account's token allows, see AccessReply::demand().
    void moreAccessNeeded(const Qonsent::AccessDemand &demand);

private:
    class Dispatcher;

    AccessReply *collect(QNetworkReply *network);

    std::unique_ptr<Dispatcher> d;
};

} // namespace Qonsent
