// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "oauthcore/access/authorizednetworkaccessmanager.h"

#include "oauthcore/access/authorizednetworkreply_p.h"

#include <QPointer>

namespace Qonsent {

struct AuthorizedNetworkAccessManager::Private
{
    std::shared_ptr<AccessContext> context;
};

AuthorizedNetworkAccessManager::AuthorizedNetworkAccessManager(Accounts &accounts,
                                                               const AccountId &id,
                                                               const AccessOptions &options,
                                                               QObject *parent)
    : QNetworkAccessManager(parent)
    , d(std::make_unique<Private>())
{
    d->context = std::make_shared<AccessContext>(AccessContext{
        .accounts = &accounts,
        .account = id,
        .options = options,
        // A reply that was given another parent may outlive us.
        .send = [guard = QPointer(this)](const AccessCall &call, QIODevice *body) {
            return guard
                ? guard->QNetworkAccessManager::createRequest(call.operation, call.request, body)
                : nullptr;
        }});
}

AuthorizedNetworkAccessManager::~AuthorizedNetworkAccessManager()
{
    // What uses us goes first.
    qDeleteAll(findChildren<AuthorizedNetworkReply *>(Qt::FindDirectChildrenOnly));
}

std::optional<AuthError> AuthorizedNetworkAccessManager::authErrorOf(const QNetworkReply *reply)
{
    const auto *ours = qobject_cast<const AuthorizedNetworkReply *>(reply);
    return ours ? ours->authError() : std::nullopt;
}

std::optional<AccessDemand> AuthorizedNetworkAccessManager::demandOf(const QNetworkReply *reply)
{
    const auto *ours = qobject_cast<const AuthorizedNetworkReply *>(reply);
    return ours ? ours->demand() : std::nullopt;
}

QNetworkReply *AuthorizedNetworkAccessManager::createRequest(Operation operation,
                                                             const QNetworkRequest &request,
                                                             QIODevice *body)
{
    const bool goesAsItIs = isTokenWithheld(request) || request.hasRawHeader("Authorization")
        || !checkTokenAddress(request.url(), d->context->options);
    if (goesAsItIs)
        return QNetworkAccessManager::createRequest(operation, request, body);
    AccessCall asked = accessCall(operation, request, body);
    if (!request.attribute(QNetworkRequest::RedirectPolicyAttribute).isValid())
        asked.request.setAttribute(QNetworkRequest::RedirectPolicyAttribute, redirectPolicy());
    if (transferTimeout() > 0 && request.transferTimeout() == 0)
        asked.request.setTransferTimeout(transferTimeout());
    auto *reply = new AuthorizedNetworkReply(d->context, asked,
                                             preparedCall(asked, d->context->options), this);
    connect(reply, &AuthorizedNetworkReply::demanded, this,
            &AuthorizedNetworkAccessManager::moreAccessNeeded);
    return reply;
}

} // namespace Qonsent
