// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "oauthcore/redirect/customschemereceiver.h"

#include "oauthcore/base/formencoding.h"
#include "oauthcore/base/logging.h"
#include "oauthcore/redirect/redirectmatch.h"

#include <algorithm>

namespace Qonsent {

namespace {

using Code = AuthError::Code;

AuthError schemeError(const char *reason, const QUrl &uri)
{
    return AuthError::of(Code::InvalidConfiguration, reason, uri.toDisplayString());
}

bool isPrintable(const QString &text)
{
    return std::all_of(text.begin(), text.end(),
                       [](QChar c) { return c > u' ' && c < QChar(0x7f); });
}

} // namespace

CustomSchemeReceiver::CustomSchemeReceiver(const QUrl &redirectUri, QObject *parent)
    : RedirectReceiver(parent)
    , m_redirectUri(redirectUri)
{ }

CustomSchemeReceiver::~CustomSchemeReceiver() = default;

Result<QUrl> CustomSchemeReceiver::listenFor(const AwaitedAnswer &answer)
{
    // The reverse of a name that one owns; which also leaves out http, https, file and the like.
    if (!m_redirectUri.isValid() || !m_redirectUri.scheme().contains(u'.'))
        return schemeError("redirect_scheme", m_redirectUri);
    if (!m_redirectUri.userInfo().isEmpty() || m_redirectUri.hasQuery()
        || m_redirectUri.hasFragment())
        return schemeError("redirect_uri", m_redirectUri);
    if (answer.mode == ResponseMode::FormPost)
        return schemeError("response_mode", m_redirectUri);
    if (answer.state.isEmpty()) // an empty one would equal the state of any stray
        return schemeError("state", m_redirectUri);
    m_awaited = answer;
    m_isWaiting = true;
    return m_redirectUri;
}

void CustomSchemeReceiver::close()
{
    m_isWaiting = false;
    m_awaited = {};
}

Result<Done> CustomSchemeReceiver::deliver(const QString &address)
{
    if (!m_isWaiting)
        return AuthError::of(Code::StateMismatch, "not_waiting");
    if (address.size() > longestAddress)
        return AuthError::of(Code::TooLarge, "redirect_uri");
    if (!isPrintable(address))
        return AuthError::of(Code::ResponseMalformed, "pasted_characters");
    const QUrl url(address, QUrl::StrictMode);
    if (address.contains(u'@') || !isRedirectTo(url, m_redirectUri))
        return AuthError::of(Code::ResponseMalformed, "redirect_uri");
    const QByteArray text =
        (m_awaited.mode == ResponseMode::Fragment ? url.fragment(QUrl::FullyEncoded)
                                                  : url.query(QUrl::FullyEncoded))
            .toLatin1();
    const Result<FormParameters> parameters = FormParameters::decode(text);
    if (!parameters)
        return parameters.error();
    if (!constantTimeEqual(parameters->value("state").value_or(QByteArray()),
                           m_awaited.state.reveal()))
        return AuthError::of(Code::StateMismatch, "state");
    if (parameters->firstDuplicate()) // RFC 6749 section 3.1
        return AuthError::of(Code::ResponseMalformed, "parameter_twice");
    m_isWaiting = false;
    qCDebug(lcRedirect) << "the answer came by" << m_redirectUri.scheme();
    // Queued: whoever hears it may delete this receiver.
    QMetaObject::invokeMethod(
        this, [this, answer = Secret(text)] { Q_EMIT redirectReceived(answer); },
        Qt::QueuedConnection);
    return Done{};
}

} // namespace Qonsent
