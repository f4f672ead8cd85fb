// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "oauthcore/access/authorizedaccess.h"

#include "oauthcore/access/authorizednetworkreply_p.h"

#include <QHttpMultiPart>

namespace Qonsent {

namespace {

using Code = AuthError::Code;

/// \a call through the front door of \a manager, whoever made that.
QNetworkReply *sendThrough(QNetworkAccessManager &manager, const AccessCall &call, QIODevice *body)
{
    switch (call.operation) {
    case QNetworkAccessManager::HeadOperation:
        return manager.head(call.request);
    case QNetworkAccessManager::GetOperation:
        return manager.get(call.request);
    case QNetworkAccessManager::PutOperation:
        return body ? manager.put(call.request, body) : manager.put(call.request, QByteArray());
    case QNetworkAccessManager::PostOperation:
        return body ? manager.post(call.request, body) : manager.post(call.request, QByteArray());
    case QNetworkAccessManager::DeleteOperation:
        return manager.deleteResource(call.request);
    default:
        return manager.sendCustomRequest(call.request, call.verb(), body);
    }
}

} // namespace

/// Has Qt's own functions take requests apart, down to forms of several parts, and hands what
/// comes of them to the program's manager.
class AuthorizedAccess::Dispatcher final : public QNetworkAccessManager
{
public:
    Dispatcher(Accounts &accounts, const AccountId &id, QNetworkAccessManager &through,
               const AccessOptions &options)
        : m_through(&through)
        , m_context(std::make_shared<AccessContext>(AccessContext{
              .accounts = &accounts,
              .account = id,
              .options = options,
              .send = [manager = QPointer(&through)](const AccessCall &call,
                                                     QIODevice *body) -> QNetworkReply * {
                  return manager ? sendThrough(*manager, call, body) : nullptr;
              }}))
    { }

    const std::shared_ptr<AccessContext> &context() const { return m_context; }

protected:
    QNetworkReply *createRequest(Operation operation, const QNetworkRequest &request,
                                 QIODevice *body) override
    {
        AccessCall asked = accessCall(operation, request, body);
        if (m_through && !request.attribute(QNetworkRequest::RedirectPolicyAttribute).isValid())
            asked.request.setAttribute(QNetworkRequest::RedirectPolicyAttribute,
                                       m_through->redirectPolicy());
        return new AuthorizedNetworkReply(m_context, asked, preparedCall(asked, m_context->options),
                                          this);
    }

private:
    const QPointer<QNetworkAccessManager> m_through;
    const std::shared_ptr<AccessContext> m_context;
};

AuthorizedAccess::AuthorizedAccess(Accounts &accounts, const AccountId &id,
                                   QNetworkAccessManager &manager, const AccessOptions &options,
                                   QObject *parent)
    : QObject(parent)
    , d(std::make_unique<Dispatcher>(accounts, id, manager, options))
{ }

AuthorizedAccess::~AuthorizedAccess()
{
    // What uses d goes first.
    qDeleteAll(findChildren<Reply *>(Qt::FindDirectChildrenOnly));
}

AccessReply *AuthorizedAccess::collect(QNetworkReply *network)
{
    auto *ours = static_cast<AuthorizedNetworkReply *>(network);
    connect(ours, &AuthorizedNetworkReply::demanded, this, &AuthorizedAccess::moreAccessNeeded);
    return new AccessReply(ours, d->context()->options.maximumBytes, this);
}

AccessReply *AuthorizedAccess::get(const QNetworkRequest &request)
{
    return collect(d->get(request));
}

AccessReply *AuthorizedAccess::head(const QNetworkRequest &request)
{
    return collect(d->head(request));
}

AccessReply *AuthorizedAccess::options(const QNetworkRequest &request)
{
    return collect(d->sendCustomRequest(request, "OPTIONS"));
}

AccessReply *AuthorizedAccess::deleteResource(const QNetworkRequest &request)
{
    return collect(d->deleteResource(request));
}

AccessReply *AuthorizedAccess::post(const QNetworkRequest &request, const QByteArray &body)
{
    return collect(d->post(request, body));
}

AccessReply *AuthorizedAccess::put(const QNetworkRequest &request, const QByteArray &body)
{
    return collect(d->put(request, body));
}

AccessReply *AuthorizedAccess::patch(const QNetworkRequest &request, const QByteArray &body)
{
    return collect(d->sendCustomRequest(request, "PATCH", body));
}

AccessReply *AuthorizedAccess::sendCustomRequest(const QNetworkRequest &request,
                                                 const QByteArray &verb, const QByteArray &body)
{
    return collect(d->sendCustomRequest(request, verb, body));
}

AccessReply *AuthorizedAccess::post(const QNetworkRequest &request, QIODevice *body)
{
    return collect(d->post(request, body));
}

AccessReply *AuthorizedAccess::put(const QNetworkRequest &request, QIODevice *body)
{
    return collect(d->put(request, body));
}

AccessReply *AuthorizedAccess::patch(const QNetworkRequest &request, QIODevice *body)
{
    return collect(d->sendCustomRequest(request, "PATCH", body));
}

AccessReply *AuthorizedAccess::sendCustomRequest(const QNetworkRequest &request,
                                                 const QByteArray &verb, QIODevice *body)
{
    return collect(d->sendCustomRequest(request, verb, body));
}

AccessReply *AuthorizedAccess::post(const QNetworkRequest &request, QHttpMultiPart *parts)
{
    return collect(d->post(request, parts));
}

AccessReply *AuthorizedAccess::put(const QNetworkRequest &request, QHttpMultiPart *parts)
{
    return collect(d->put(request, parts));
}

AccessReply *AuthorizedAccess::sendCustomRequest(const QNetworkRequest &request,
                                                 const QByteArray &verb, QHttpMultiPart *parts)
{
    return collect(d->sendCustomRequest(request, verb, parts));
}

ReplyOf<QNetworkRequest> *AuthorizedAccess::authorize(const QNetworkRequest &request)
{
    const std::shared_ptr<AccessContext> context = d->context();
    const auto prepared = preparedCall({.request = request}, context->options);
    if (!prepared)
        return finishedReply<QNetworkRequest>(this, prepared.error());
    if (!context->accounts)
        return finishedReply<QNetworkRequest>(this, AuthError::of(Code::Cancelled));
    auto *reply = new ReplyOf<QNetworkRequest>(this);
    const auto source = context->options.expired == AccessOptions::Expired::Renew
        ? TokenDemand::Source::Stored
        : TokenDemand::Source::StoredOnly;
    whenFinished(context->accounts->freshTokens(context->account, {.source = source}), reply,
                 [reply, call = *prepared, context](const Result<TokenSet> &tokens) {
                     if (!tokens)
                         return reply->finish(tokens.error());
                     const auto authorized = authorizedCall(call, *tokens, context->options);
                     if (!authorized)
                         return reply->finish(authorized.error());
                     QNetworkRequest ready = authorized->request;
                     ready.setAttribute(QNetworkRequest::RedirectPolicyAttribute,
                                        QNetworkRequest::ManualRedirectPolicy);
                     reply->finish(ready);
                 });
    connect(context->accounts, &QObject::destroyed, reply,
            [reply] { reply->finish(AuthError::of(Code::Cancelled)); });
    return reply;
}

bool AuthorizedAccess::isAuthorized() const
{
    const auto &context = *d->context();
    const auto account =
        context.accounts ? context.accounts->account(context.account) : std::nullopt;
    return account && account->state == Account::State::Ready
        && account->tokens.obtainedAt.isValid();
}

bool AuthorizedAccess::canRenew() const
{
    return isAuthorized()
        && d->context()->accounts->account(d->context()->account)->tokens.isRenewable;
}

} // namespace Qonsent
