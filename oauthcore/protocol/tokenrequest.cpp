// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "oauthcore/protocol/tokenrequest.h"

#include "oauthcore/protocol/formasjson_p.h"

#include <QJsonDocument>

#include <algorithm>

namespace Qonsent {

namespace {

using Code = AuthError::Code;

/// What proves who somebody is, or what was granted, is not said by way of extras.
constexpr const char *reservedParameters[] = {
    "grant_type", "client_id",     "client_secret", "client_assertion", "client_assertion_type",
    "code",       "code_verifier", "redirect_uri",  "refresh_token",    "device_code",
    "assertion",  "subject_token", "actor_token",   "username",         "password",
};

/// What client authentication and the transport write themselves.
constexpr const char *reservedHeaders[] = {
    "Authorization",     "Content-Type",    "Content-Length", "Host",   "Connection", "DPoP",
    "Transfer-Encoding", "Accept-Encoding", "Cookie",         "Expect", "Upgrade",
};

bool isReservedParameter(const QByteArray &name)
{
    return std::find(std::begin(reservedParameters), std::end(reservedParameters), name)
        != std::end(reservedParameters);
}

bool isSameHeader(const QByteArray &a, const char *b)
{
    return a.compare(b, Qt::CaseInsensitive) == 0;
}

bool isHeaderName(const QByteArray &name)
{
    const auto fits = [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9')
            || c == '-' || c == '_';
    };
    return !name.isEmpty() && std::all_of(name.begin(), name.end(), fits);
}

bool isHeaderValue(const QByteArray &value)
{
    return std::all_of(value.begin(), value.end(), [](char c) { return c >= ' ' && c <= '~'; });
}

AuthError refused(const char *reason, const QByteArray &name)
{
    return AuthError::of(Code::InvalidConfiguration, reason, sanitizedServerUtf8(name));
}

/// What one layer says when it meets what was said before.
enum class Collision : quint8 { Refuse, GiveWay };

std::optional<AuthError> addParameters(FormParameters &form, const FormParameters &extra,
                                       Collision collision)
{
    const FormParameters before = form; // a name may be in one layer more than once
    for (const FormParameter &parameter : extra.list()) {
        if (isReservedParameter(parameter.name))
            return refused("reserved_parameter", parameter.name);
        const bool isThere = before.contains(parameter.name);
        if (isThere && collision == Collision::Refuse)
            return refused("parameter_twice", parameter.name);
        if (!isThere)
            form.append(parameter.name, parameter.value);
    }
    return {};
}

std::optional<AuthError> addHeaders(QList<HttpHeader> &headers, const FormParameters &extra)
{
    for (const FormParameter &field : extra.list()) {
        const auto isThis = [&field](const HttpHeader &header) {
            return isSameHeader(header.name, field.name.constData());
        };
        if (std::any_of(std::begin(reservedHeaders), std::end(reservedHeaders),
                        [&field](const char *name) { return isSameHeader(field.name, name); }))
            return refused("reserved_header", field.name);
        if (!isHeaderName(field.name) || !isHeaderValue(field.value))
            return refused("header", field.name);
        headers.removeIf(isThis);
        if (!field.value.isEmpty())
            headers.append(HttpHeader{field.name, field.value});
    }
    return {};
}

Secret jsonOf(const FormParameters &form)
{
    return Secret::take(QJsonDocument(formAsJson(form)).toJson(QJsonDocument::Compact));
}

} // namespace

HttpRequest TokenRequest::toHttpRequest() const
{
    const bool isForm = body == Body::Form;
    HttpRequest request{.method = HttpRequest::Method::Post,
                        .url = endpoint,
                        .contentType =
                            isForm ? "application/x-www-form-urlencoded" : "application/json",
                        .body = isForm ? Secret::take(parameters.encoded()) : jsonOf(parameters),
                        .certificate = certificate};
    const bool saysWhatItAccepts =
        std::any_of(headers.begin(), headers.end(),
                    [](const HttpHeader &header) { return isSameHeader(header.name, "Accept"); });
    if (!saysWhatItAccepts)
        request.headers.append(HttpHeader{"Accept", "application/json"});
    request.headers += headers;
    return request;
}

Result<TokenRequest> withExtras(TokenRequest request, const ClientRegistration &client)
{
    const TokenRequestExtras own = std::exchange(request.extras, {});
    const auto grantType = request.parameters.value("grant_type");
    const TokenRequestExtras ofGrant =
        grantType ? client.tokenRequestExtras.value(*grantType) : TokenRequestExtras();
    const TokenRequestExtras ofClient = client.tokenRequestExtras.value({});

    // Parameters: who speaks first counts. A revocation has none of the client's.
    if (auto wrong = addParameters(request.parameters, own.parameters, Collision::Refuse))
        return *wrong;
    for (const TokenRequestExtras *layer : {&ofGrant, &ofClient}) {
        if (!grantType)
            break;
        if (auto wrong = addParameters(request.parameters, layer->parameters, Collision::GiveWay))
            return *wrong;
    }
    // Header fields: who speaks last counts, so that an empty one can take others away.
    for (const TokenRequestExtras *layer : {&ofClient, &ofGrant, &own}) {
        if (auto wrong = addHeaders(request.headers, layer->headers))
            return *wrong;
    }
    return request;
}

} // namespace Qonsent
