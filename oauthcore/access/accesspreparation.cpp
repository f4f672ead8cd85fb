// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "oauthcore/access/accesspreparation_p.h"

#include "oauthcore/base/formencoding.h"
#include "oauthcore/protocol/webaddress.h"
#include "oauthcore/redirect/redirectmatch.h"

#include <QBuffer>
#include <QSslConfiguration>

#include <algorithm>

namespace Qonsent {

namespace {

using namespace Qt::StringLiterals;
using Code = AuthError::Code;
using Place = TokenPlacement::Place;

AuthError wrong(const char *what)
{
    return AuthError::of(Code::InvalidConfiguration, what, QLatin1String(what));
}

bool isForm(const QNetworkRequest &request)
{
    const QByteArray type = request.rawHeader("Content-Type").split(';').constFirst();
    return type.trimmed().toLower() == "application/x-www-form-urlencoded";
}

bool isVerified(const QNetworkRequest &request)
{
    const QSslSocket::PeerVerifyMode mode = request.sslConfiguration().peerVerifyMode();
    return mode == QSslSocket::VerifyPeer || mode == QSslSocket::AutoVerifyPeer;
}

/// True if \a encoded has a parameter \a name, or might have for a server.
bool mayContain(const QByteArray &encoded, const QByteArray &name)
{
    const Result<FormParameters> parameters = FormParameters::decode(encoded);
    return !parameters || parameters->contains(name);
}

void runHooks(AccessCall &call, const QList<ResourceHook> &hooks)
{
    if (hooks.isEmpty())
        return;
    ResourceRequest seen{.verb = call.verb(), .request = call.request, .body = call.bytes};
    for (const ResourceHook &hook : hooks)
        hook(seen);
    call.request = seen.request;
    if (!call.device)
        call.bytes = seen.body;
}

/// Qt's name for the scheme; of token types only this one gets past TokenResponse so far.
std::optional<QByteArray> schemeFor(const QByteArray &tokenType)
{
    if (tokenType.compare("Bearer", Qt::CaseInsensitive) == 0)
        return QByteArray("Bearer");
    return {};
}

} // namespace

QByteArray AccessCall::verb() const
{
    switch (operation) {
    case QNetworkAccessManager::HeadOperation:
        return "HEAD";
    case QNetworkAccessManager::GetOperation:
        return "GET";
    case QNetworkAccessManager::PutOperation:
        return "PUT";
    case QNetworkAccessManager::PostOperation:
        return "POST";
    case QNetworkAccessManager::DeleteOperation:
        return "DELETE";
    default:
        return request.attribute(QNetworkRequest::CustomVerbAttribute).toByteArray();
    }
}

AccessCall accessCall(QNetworkAccessManager::Operation operation, const QNetworkRequest &request,
                      QIODevice *device)
{
    AccessCall call{.operation = operation, .request = request};
    if (const auto *buffer = qobject_cast<QBuffer *>(device))
        call.bytes = buffer->data().mid(buffer->pos());
    else
        call.device = device;
    return call;
}

bool isTokenWithheld(const QNetworkRequest &request)
{
    return request.attribute(WithholdToken).toBool();
}

Result<Done> checkTokenAddress(const QUrl &url, const AccessOptions &options)
{
    if (const auto checked = checkWebAddress(url); !checked)
        return checked;
    const bool named =
        std::any_of(options.origins.begin(), options.origins.end(),
                    [&url](const QUrl &origin) { return isSameOrigin(url, origin); });
    if (!options.origins.isEmpty() && !named)
        return AuthError::of(Code::InsecureUrl, "origin", url.host());
    return Done{};
}

Result<AccessCall> preparedCall(AccessCall call, const AccessOptions &options)
{
    if (isTokenWithheld(call.request)) {
        const auto checked = checkWebAddress(call.request.url());
        return checked ? Result<AccessCall>(call) : checked.error();
    }
    runHooks(call, options.hooks);
    const QUrl url = call.request.url();
    if (const auto checked = checkTokenAddress(url, options); !checked)
        return checked.error();
    if (url.scheme() == "https"_L1 && !isVerified(call.request))
        return AuthError::of(Code::InsecureUrl, "tls_verification", url.host());
    if (call.request.hasRawHeader("Authorization"))
        return wrong("authorization_header");
    if (options.placement.place == Place::Query
        && mayContain(url.query(QUrl::FullyEncoded).toLatin1(), options.placement.parameter))
        return wrong("token_parameter");
    if (options.placement.place == Place::Form) {
        if (!call.bytes || !isForm(call.request))
            return wrong("form_body");
        if (mayContain(*call.bytes, options.placement.parameter))
            return wrong("token_parameter");
    }
    return call;
}

Result<AccessCall> authorizedCall(AccessCall call, const TokenSet &tokens,
                                  const AccessOptions &options)
{
    const auto scheme = schemeFor(tokens.tokenType);
    if (!scheme)
        return AuthError::of(Code::TokenTypeUnsupported, "token_type");
    const QByteArrayView token = tokens.accessToken.reveal();
    const QByteArray parameter =
        formEncoded(options.placement.parameter) + '=' + formEncoded(token);
    switch (options.placement.place) {
    case Place::Header:
        call.request.setRawHeader("Authorization", *scheme + ' ' + token.toByteArray());
        break;
    case Place::Query: {
        QUrl url = call.request.url();
        const QByteArray before = url.query(QUrl::FullyEncoded).toLatin1();
        const QByteArray query = before.isEmpty() ? parameter : before + '&' + parameter;
        url.setQuery(QString::fromLatin1(query));
        call.request.setUrl(url);
        break;
    }
    case Place::Form:
        if (call.bytes) // a redirect may have taken it away
            call.bytes = call.bytes->isEmpty() ? parameter : *call.bytes + '&' + parameter;
        break;
    }
    return call;
}

} // namespace Qonsent
