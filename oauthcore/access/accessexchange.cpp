// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "oauthcore/access/accessexchange_p.h"

#include "oauthcore/access/accesswords_p.h"
#include "oauthcore/base/logging.h"
#include "oauthcore/net/uploaddevice_p.h"
#include "oauthcore/protocol/webaddress.h"
#include "oauthcore/redirect/redirectmatch.h"

#include <algorithm>

namespace Qonsent {

namespace {

using namespace Qt::StringLiterals;
using Code = AuthError::Code;

constexpr qsizetype mostRefused = 64;

bool isRedirect(int status)
{
    return status == 301 || status == 302 || status == 303 || status == 307 || status == 308;
}

QString plain(const QUrl &url)
{
    return url.toString(QUrl::RemoveQuery | QUrl::RemoveFragment);
}

/// 303 and its forerunners ask for a GET (RFC 9110 section 15.4), as Qt has it for all verbs.
void becomeGet(AccessCall &call)
{
    if (call.operation != QNetworkAccessManager::HeadOperation)
        call.operation = QNetworkAccessManager::GetOperation;
    call.device.clear();
    call.bytes.reset();
    call.request.setAttribute(QNetworkRequest::CustomVerbAttribute, QVariant());
    call.request.setHeader(QNetworkRequest::ContentTypeHeader, QVariant());
    call.request.setHeader(QNetworkRequest::ContentLengthHeader, QVariant());
}

} // namespace

AccessExchange::AccessExchange(const std::shared_ptr<AccessContext> &context,
                               const AccessCall &call, QObject *parent)
    : QObject(parent)
    , m_context(context)
    , m_call(call)
    , m_bodyBegins(call.device && !call.device->isSequential() ? call.device->pos() : 0)
{ }

AccessExchange::~AccessExchange()
{
    dropNetwork();
}

void AccessExchange::start()
{
    if (!m_context->accounts)
        return fail(AuthError::of(Code::Cancelled));
    if (isTokenWithheld(m_call.request)) {
        m_isBare = true;
        return send();
    }
    // Its replies go with it and are never heard of.
    connect(m_context->accounts, &QObject::destroyed, this, [this] {
        if (!m_network)
            fail(AuthError::of(Code::Cancelled));
        else if (m_isJudged && !m_isOver)
            deliver();
    });
    askForToken(m_context->options.expired == AccessOptions::Expired::Renew
                    ? TokenDemand::Source::Stored
                    : TokenDemand::Source::StoredOnly);
}

void AccessExchange::stop()
{
    m_isOver = true;
    dropNetwork();
}

void AccessExchange::askForToken(TokenDemand::Source source)
{
    whenFinished(m_context->accounts->freshTokens(m_context->account, {.source = source}), this,
                 [this](const Result<TokenSet> &tokens) {
                     if (m_isOver)
                         return;
                     if (!tokens && m_network) { // the answer that made us ask says more
                         m_error = tokens.error();
                         return deliver();
                     }
                     if (!tokens)
                         return fail(tokens.error());
                     m_tokens = *tokens;
                     if (m_network)
                         return sendAgain();
                     send();
                 });
}

void AccessExchange::send()
{
    AccessCall call = m_call;
    call.request.setAttribute(QNetworkRequest::RedirectPolicyAttribute,
                              QNetworkRequest::ManualRedirectPolicy);
    m_isTokenSent = !m_isBare;
    if (m_isTokenSent) {
        const auto authorized = authorizedCall(call, m_tokens, m_context->options);
        if (!authorized)
            return fail(authorized.error());
        call = *authorized;
    }
    QIODevice *body = call.device;
    if (call.bytes && !call.bytes->isEmpty()) {
        // Can be read once, or Qt sends it again on its own if the server hangs up.
        body = new UploadDevice(Secret(*call.bytes), nullptr);
        call.request.setAttribute(QNetworkRequest::DoNotBufferUploadDataAttribute, true);
        call.request.setHeader(QNetworkRequest::ContentLengthHeader, call.bytes->size());
    }
    m_network = m_context->send(call, body);
    if (body && body != call.device)
        body->setParent(m_network ? static_cast<QObject *>(m_network) : this);
    if (!m_network)
        return fail(QNetworkReply::OperationCanceledError,
                    wordsOfQt("QNetworkReply", "Operation canceled"));
    m_isJudged = false;
    connect(m_network, &QNetworkReply::metaDataChanged, this, &AccessExchange::onHead);
    connect(m_network, &QNetworkReply::finished, this, &AccessExchange::onFinished);
    connect(m_network, &QObject::destroyed, this, [this] {
        fail(QNetworkReply::OperationCanceledError,
             wordsOfQt("QNetworkReply", "Operation canceled"));
    });
    Q_EMIT sent();
}

void AccessExchange::onHead()
{
    const int status = m_network->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    if (m_isJudged || m_isOver || status < 200)
        return;
    m_isJudged = true;
    const QByteArray location = m_network->rawHeader("Location");
    const auto policy = m_call.request.attribute(QNetworkRequest::RedirectPolicyAttribute).toInt();
    if (isRedirect(status) && policy != QNetworkRequest::ManualRedirectPolicy) {
        const QUrl current = m_call.request.url();
        return follow(status,
                      location.isEmpty() ? QUrl() : current.resolved(QUrl::fromEncoded(location)));
    }
    judge(status);
}

void AccessExchange::onFinished()
{
    if (m_isOver || m_isJudged)
        return;
    m_isJudged = true;
    deliver(); // no head came: the network's own error
}

void AccessExchange::follow(int status, const QUrl &target)
{
    const QUrl current = m_call.request.url();
    const auto policy = m_call.request.attribute(QNetworkRequest::RedirectPolicyAttribute).toInt();
    const bool isHttp = target.scheme() == "https"_L1 || target.scheme() == "http"_L1;
    if (!isHttp || !target.isValid())
        return fail(QNetworkReply::ProtocolUnknownError,
                    wordsOfQt("QHttp", "Unknown protocol specified"));
    if (current.scheme() == "https"_L1 && target.scheme() == "http"_L1)
        return fail(QNetworkReply::InsecureRedirectError, wordsOfQt("QHttp", "Insecure redirect"));
    if (policy == QNetworkRequest::SameOriginRedirectPolicy && !isSameOrigin(current, target))
        return fail(QNetworkReply::InsecureRedirectError, wordsOfQt("QHttp", "Insecure redirect"));
    if (m_redirects == m_call.request.maximumRedirectsAllowed())
        return fail(QNetworkReply::TooManyRedirectsError, wordsOfQt("QHttp", "Too many redirects"));
    ++m_redirects;
    if (!isSameOrigin(current, target)) {
        m_isBare = true;
        m_call.request.setRawHeader("Authorization", QByteArray());
        m_call.request.setRawHeader("Cookie", QByteArray());
    }
    if (status != 307 && status != 308)
        becomeGet(m_call);
    m_call.request.setUrl(target);
    dropNetwork();
    qCDebug(lcNet) << "following" << status << "to" << redacted(target);
    if (m_call.device && !rewind()) {
        m_error = AuthError::of(Code::ServerRefused, "body_not_replayable", current.host());
        return fail(QNetworkReply::ContentReSendError, m_error->message);
    }
    const QPointer<AccessExchange> self(this); // a slot may delete us
    Q_EMIT redirected(target);
    if (self && policy != QNetworkRequest::UserVerifiedRedirectPolicy)
        followRedirect();
}

void AccessExchange::followRedirect()
{
    if (m_isOver || m_network || m_redirects == 0)
        return;
    // Later: the network reply that sent us here is still talking.
    QMetaObject::invokeMethod(
        this,
        [this] {
            if (!m_isOver && !m_network)
                send();
        },
        Qt::QueuedConnection);
}

void AccessExchange::judge(int status)
{
    if (!m_isTokenSent)
        return deliver(); // it cannot be about our token
    const QString address = plain(m_call.request.url());
    const QString host = m_call.request.url().host();
    if (status < 400 && !m_context->refused.isEmpty())
        m_context->refused.remove(address);
    using Action = AccessVerdict::Action;
    const AccessVerdict verdict =
        accessVerdict(status, {m_network->rawHeader("WWW-Authenticate")}, m_tokens.tokenType);
    switch (verdict.action) {
    case Action::Deliver:
        break;
    case Action::Renew: {
        m_error = tokenRefused(verdict, host);
        const bool isHopeless = m_context->refused.value(address) == m_tokens.accessToken;
        if (m_isRenewed && !isHopeless) {
            if (m_context->refused.size() == mostRefused)
                m_context->refused.clear();
            m_context->refused.insert(address, m_tokens.accessToken);
        }
        if (!m_isRenewed && !isHopeless && m_context->accounts
            && m_context->options.expired == AccessOptions::Expired::Renew)
            return renew();
        break;
    }
    case Action::Demand:
        m_demand = verdict.demand;
        m_error = moreDemanded(verdict, host);
        break;
    case Action::Refuse:
        m_error = tokenRefused(verdict, host);
        break;
    }
    deliver();
}

/// Many requests with the same token are refused at the same time: the first to hear of it has it
/// renewed, and whoever comes while that is under way waits for the same renewal. Who comes after
/// it has the new token already.
void AccessExchange::renew()
{
    m_isRenewed = true;
    const Secret current = m_context->accounts->cachedToken(m_context->account);
    const bool isReplaced = !current.isEmpty() && !(current == m_tokens.accessToken);
    askForToken(isReplaced ? TokenDemand::Source::Stored : TokenDemand::Source::Provider);
}

/// The first answer is kept until here: it is the program's if there is no second.
void AccessExchange::sendAgain()
{
    if (m_call.device && !rewind()) {
        m_error->reason = "body_not_replayable";
        return deliver();
    }
    m_error.reset();
    dropNetwork();
    send();
}

/// As Qt does it for its own purposes; a device that asks for its parts anew knows only reset().
bool AccessExchange::rewind()
{
    if (m_call.device->isSequential())
        return false;
    return m_bodyBegins == 0 ? m_call.device->reset() : m_call.device->seek(m_bodyBegins);
}

void AccessExchange::deliver()
{
    m_network->disconnect(this);
    m_isOver = true;
    Q_EMIT answered();
}

void AccessExchange::fail(const AuthError &error)
{
    m_error = error;
    fail(networkErrorOf(error), error.message);
}

void AccessExchange::fail(QNetworkReply::NetworkError error, const QString &text)
{
    if (std::exchange(m_isOver, true))
        return;
    const QPointer<AccessExchange> self(this); // a slot may delete us
    Q_EMIT failed(error, text);
    if (self)
        dropNetwork();
}

void AccessExchange::dropNetwork()
{
    if (!m_network)
        return;
    m_network->disconnect(this);
    // Nothing if it has finished. One that is about to end with an error must not be given another;
    // that it goes is enough for it.
    if (m_network->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt() < 400)
        m_network->abort();
    m_network->deleteLater();
    m_network.clear();
}

} // namespace Qonsent
