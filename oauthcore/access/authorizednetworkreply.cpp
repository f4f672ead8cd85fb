// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "oauthcore/access/authorizednetworkreply_p.h"

#include "oauthcore/access/accesswords_p.h"

#include <QSslConfiguration>
#include <QSslPreSharedKeyAuthenticator>

namespace Qonsent {

namespace {

/// The last of Qt's own attributes that a reply may carry.
constexpr int lastAttribute = 40;

} // namespace

AuthorizedNetworkReply::AuthorizedNetworkReply(const std::shared_ptr<AccessContext> &context,
                                               const AccessCall &asked,
                                               const Result<AccessCall> &call, QObject *parent)
    : QNetworkReply(parent)
    , m_context(context)
    , m_exchange(new AccessExchange(context, call ? *call : asked, this))
{
    setRequest(asked.request);
    setUrl(asked.request.url());
    setOperation(asked.operation);
    open(QIODevice::ReadOnly);
    connect(m_exchange, &AccessExchange::sent, this, &AuthorizedNetworkReply::onSent);
    connect(m_exchange, &AccessExchange::answered, this, &AuthorizedNetworkReply::onAnswered);
    connect(m_exchange, &AccessExchange::failed, this, &AuthorizedNetworkReply::onFailed);
    connect(m_exchange, &AccessExchange::redirected, this, [this](const QUrl &url) {
        setUrl(url);
        setOperation(m_exchange->call().operation);
        Q_EMIT redirected(url);
    });
    connect(this, &QNetworkReply::redirectAllowed, m_exchange, &AccessExchange::followRedirect);
    if (!call)
        m_refusal = call.error();
    // Nobody has connected to us yet.
    QMetaObject::invokeMethod(
        this,
        [this] {
            if (isFinished())
                return;
            if (m_refusal)
                return end(networkErrorOf(*m_refusal), m_refusal->message);
            m_exchange->start();
        },
        Qt::QueuedConnection);
}

AuthorizedNetworkReply::~AuthorizedNetworkReply() = default;

std::optional<AuthError> AuthorizedNetworkReply::authError() const
{
    return m_refusal ? m_refusal : m_exchange->error();
}

std::optional<AccessDemand> AuthorizedNetworkReply::demand() const
{
    return m_exchange->demand();
}

QNetworkReply *AuthorizedNetworkReply::answer() const
{
    return m_isAnswered ? m_exchange->network() : nullptr;
}

void AuthorizedNetworkReply::abort()
{
    if (isFinished())
        return;
    m_exchange->stop();
    end(OperationCanceledError, wordsOfQt("QNetworkReply", "Operation canceled"));
}

void AuthorizedNetworkReply::close()
{
    if (isFinished())
        return QNetworkReply::close();
    QNetworkReply::close();
    m_exchange->stop();
    end(OperationCanceledError, wordsOfQt("QNetworkReply", "Operation canceled"));
}

qint64 AuthorizedNetworkReply::bytesAvailable() const
{
    return QNetworkReply::bytesAvailable() + (answer() ? answer()->bytesAvailable() : 0);
}

bool AuthorizedNetworkReply::canReadLine() const
{
    return QNetworkReply::canReadLine() || (answer() && answer()->canReadLine());
}

void AuthorizedNetworkReply::setReadBufferSize(qint64 size)
{
    QNetworkReply::setReadBufferSize(size);
    if (m_exchange->network())
        m_exchange->network()->setReadBufferSize(size);
}

qint64 AuthorizedNetworkReply::readData(char *data, qint64 most)
{
    const qint64 count = answer() ? answer()->read(data, most) : 0;
    if (count > 0)
        return count;
    return isFinished() ? -1 : 0;
}

void AuthorizedNetworkReply::sslConfigurationImplementation(QSslConfiguration &configuration) const
{
    configuration = m_exchange->network() ? m_exchange->network()->sslConfiguration()
                                          : request().sslConfiguration();
}

void AuthorizedNetworkReply::setSslConfigurationImplementation(
    const QSslConfiguration &configuration)
{
    if (m_exchange->network())
        m_exchange->network()->setSslConfiguration(configuration);
}

void AuthorizedNetworkReply::onSent()
{
    QNetworkReply *network = m_exchange->network();
    network->setReadBufferSize(readBufferSize());
    connect(network, &QNetworkReply::uploadProgress, this, &QNetworkReply::uploadProgress);
    connect(network, &QNetworkReply::socketStartedConnecting, this,
            &QNetworkReply::socketStartedConnecting);
    connect(network, &QNetworkReply::requestSent, this, &QNetworkReply::requestSent);
    connect(network, &QNetworkReply::encrypted, this, [this] {
        adoptAttributes();
        Q_EMIT encrypted();
    });
    connect(network, &QNetworkReply::sslErrors, this, &QNetworkReply::sslErrors);
    connect(network, &QNetworkReply::preSharedKeyAuthenticationRequired, this,
            &QNetworkReply::preSharedKeyAuthenticationRequired);
}

void AuthorizedNetworkReply::onAnswered()
{
    m_isAnswered = true;
    QNetworkReply *network = m_exchange->network();
    const QPointer<AuthorizedNetworkReply> self(this); // a slot may delete us
    if (const auto wanted = demand())
        Q_EMIT demanded(*wanted);
    if (!self || isFinished())
        return;
    connect(network, &QNetworkReply::metaDataChanged, this, [this] {
        adoptHead();
        Q_EMIT metaDataChanged();
    });
    connect(network, &QNetworkReply::downloadProgress, this, &QNetworkReply::downloadProgress);
    connect(network, &QNetworkReply::readyRead, this, &QNetworkReply::readyRead);
    connect(network, &QNetworkReply::finished, this, &AuthorizedNetworkReply::onNetworkFinished);
    connect(network, &QObject::destroyed, this, [this] {
        end(OperationCanceledError, wordsOfQt("QNetworkReply", "Operation canceled"));
    });
    // What it has said by now it will not say again.
    adoptHead();
    if (attribute(QNetworkRequest::HttpStatusCodeAttribute).isValid())
        Q_EMIT metaDataChanged();
    if (self && !isFinished() && network->isFinished()) {
        if (network->bytesAvailable() > 0)
            Q_EMIT readyRead();
        if (self && !isFinished())
            onNetworkFinished();
    }
}

void AuthorizedNetworkReply::onFailed(NetworkError error, const QString &text)
{
    const QPointer<AuthorizedNetworkReply> self(this); // a slot may delete us
    if (m_exchange->network() && m_exchange->network()->isReadable()) {
        adoptHead();
        setAttribute(QNetworkRequest::RedirectionTargetAttribute, QVariant()); // not for others
        Q_EMIT metaDataChanged();
    }
    if (self)
        end(error, text);
}

void AuthorizedNetworkReply::adoptHead()
{
    QNetworkReply *network = m_exchange->network();
    for (const auto &[name, value] : network->rawHeaderPairs())
        setRawHeader(name, value);
    adoptAttributes();
}

void AuthorizedNetworkReply::adoptAttributes()
{
    const QNetworkReply *network = m_exchange->network();
    for (int i = 0; network && i <= lastAttribute; ++i) {
        const auto attribute = static_cast<QNetworkRequest::Attribute>(i);
        setAttribute(attribute, network->attribute(attribute));
    }
}

void AuthorizedNetworkReply::onNetworkFinished()
{
    QNetworkReply *network = answer();
    adoptHead();
    QString text = network->errorString();
    if (network->url()
        != url()) // with a token in it, which texts for people and logs must not have
        text.replace(network->url().toString(), url().toString());
    end(network->error(), text);
}

void AuthorizedNetworkReply::end(NetworkError error, const QString &text)
{
    if (isFinished())
        return;
    const QPointer<AuthorizedNetworkReply> self(this); // a slot may delete us
    setFinished(true);
    if (error != NoError) {
        setError(error, text);
        Q_EMIT errorOccurred(error);
    }
    if (!self)
        return;
    Q_EMIT readChannelFinished();
    if (self)
        Q_EMIT finished();
}

} // namespace Qonsent
