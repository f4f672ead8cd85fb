// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "oauthcore/access/accessreply.h"

#include "oauthcore/access/authorizednetworkreply_p.h"
#include "oauthcore/net/networkfailure_p.h"

namespace Qonsent {

namespace {

using Code = AuthError::Code;

/// How far the network thread may run ahead of us; keeps an endless body out of memory.
constexpr qint64 readAhead = 256 * 1024;

HttpResponse answerOf(const QNetworkReply &network, QByteArray &&body)
{
    HttpResponse answer{.status =
                            network.attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt()};
    for (const auto &[name, value] : network.rawHeaderPairs())
        answer.headers.append({name, value});
    answer.body = Secret::take(std::move(body));
    return answer;
}

} // namespace

AccessReply::AccessReply(QNetworkReply *network, qint64 maximumBytes, QObject *parent)
    : ReplyOf<HttpResponse>(parent)
    , m_network(network)
    , m_maximumBytes(maximumBytes)
{
    m_network->setParent(this);
    m_network->setReadBufferSize(readAhead);
    setAbort([this] { m_network->abort(); });
    connect(m_network, &QNetworkReply::sslErrors, this,
            [this](const QList<QSslError> &errors) { m_tlsErrors = errors; });
    connect(m_network, &QNetworkReply::requestSent, this, [this] { m_isSent = true; });
    connect(m_network, &QNetworkReply::uploadProgress, this, &AccessReply::uploadProgress);
    connect(m_network, &QNetworkReply::downloadProgress, this, &AccessReply::downloadProgress);
    connect(m_network, &QNetworkReply::readyRead, this, &AccessReply::collect);
    connect(m_network, &QNetworkReply::finished, this, &AccessReply::conclude);
}

AccessReply::~AccessReply()
{
    m_network->disconnect(this);
    wipe(m_body);
}

void AccessReply::collect()
{
    if (isFinished())
        return;
    m_body += m_network->readAll();
    if (m_body.size() <= m_maximumBytes)
        return;
    finish(AuthError::of(Code::TooLarge, "body", m_network->url().host()));
    m_network->abort();
}

void AccessReply::conclude()
{
    collect();
    if (isFinished())
        return;
    const auto *ours = static_cast<const AuthorizedNetworkReply *>(m_network);
    const int status = m_network->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    const bool isComplete = status > 0
        && (m_network->error() == QNetworkReply::NoError
            || isStatusOnly(m_network->error(), status));
    if (isComplete)
        m_answer = answerOf(*m_network, std::move(m_body));
    m_demand = ours->demand();
    if (const auto error = ours->authError())
        return finish(*error);
    finish(isComplete ? Result<HttpResponse>(*m_answer) : Result<HttpResponse>(failure()));
}

AuthError AccessReply::failure() const
{
    const QString host = m_network->url().host();
    const QNetworkReply::NetworkError error = m_network->error();
    if (error == QNetworkReply::OperationCanceledError)
        return AuthError::of(Code::Cancelled);
    if (error == QNetworkReply::TooManyRedirectsError)
        return AuthError::of(Code::RedirectRefused, "too_many_redirects", host);
    if (error == QNetworkReply::InsecureRedirectError)
        return AuthError::of(Code::RedirectRefused, "insecure_redirect", host);
    if (!m_tlsErrors.isEmpty())
        return tlsFailure(m_tlsErrors, host);
    const auto operation = m_network->operation();
    const bool isSafe = operation == QNetworkAccessManager::GetOperation
        || operation == QNetworkAccessManager::HeadOperation;
    return networkFailure(error, m_isSent && !isSafe ? Effect::Possible : Effect::None, host);
}

} // namespace Qonsent
