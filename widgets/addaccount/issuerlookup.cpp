// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "widgets/addaccount/issuerlookup_p.h"

#include "widgets/look/plaintext.h"

#include <QUrl>

namespace Qonsent {

using Code = AuthError::Code;

namespace {

/// The sentence of \a error for somebody who typed the address of \a issuer a moment ago.
AuthError explained(AuthError error, const QString &issuer)
{
    const bool isNoProvider = error.code == Code::MetadataRejected
        && (error.reason == "not_published" || error.reason == "content_type");
    if (isNoProvider)
        error.message = IssuerLookup::tr("%1 does not say how to sign in there. Check the address, "
                                         "or ask the provider which one is for sign-ins.")
                            .arg(PlainText::leftToRight(QUrl(issuer).host(QUrl::EncodeUnicode)));
    return error;
}

} // namespace

IssuerLookup::IssuerLookup(const Services &services, QObject *parent)
    : QObject(parent)
    , m_services(services)
    , m_client(*m_services.transport, *m_services.clock)
{ }

IssuerLookup::~IssuerLookup()
{
    stop();
}

void IssuerLookup::lookUp(const QStringList &issuers)
{
    stop();
    m_issuers = issuers;
    m_failure.reset();
    m_isRunning = true;
    next();
}

void IssuerLookup::stop()
{
    m_isRunning = false;
    if (!m_reply)
        return;
    m_reply->disconnect(this);
    m_reply->cancel();
    m_reply.clear();
}

void IssuerLookup::next()
{
    m_reply = m_client.metadata(m_issuers.constFirst());
    whenFinished(m_reply.get(), this,
                 [this](const Result<ProviderMetadata> &provider) { onAnswer(provider); });
}

void IssuerLookup::onAnswer(const Result<ProviderMetadata> &provider)
{
    const QString issuer = m_issuers.takeFirst();
    if (provider) {
        m_isRunning = false;
        Q_EMIT found(*provider);
        return;
    }
    if (!m_failure)
        m_failure = explained(provider.error(), issuer);
    // Issuers are compared letter by letter, and nobody remembers whether there is a last slash.
    if (provider.error().code == Code::IssuerMismatch && !m_issuers.isEmpty())
        return next();
    m_isRunning = false;
    Q_EMIT failed(*m_failure);
}

} // namespace Qonsent
