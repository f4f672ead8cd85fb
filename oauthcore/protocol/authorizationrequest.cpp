// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "oauthcore/protocol/authorizationrequest.h"

#include <algorithm>
#include <array>

namespace Qonsent {

namespace {

constexpr std::array<QByteArrayView, 12> reserved = {
    "client_id", "redirect_uri", "response_type", "response_mode",  "state",
    "nonce",     "scope",        "login_hint",    "code_challenge", "code_challenge_method",
    "request",   "request_uri"};

void append(QByteArray &query, QByteArrayView name, QByteArrayView value)
{
    if (!query.isEmpty())
        query += '&';
    query.append(name.data(), name.size());
    query += '=';
    appendFormEncoded(query, value);
}

AuthError mistake(const QByteArray &reason, QByteArrayView subject)
{
    return AuthError::of(AuthError::Code::InvalidConfiguration, reason,
                         QString::fromLatin1(subject));
}

/// \a values joined as one parameter; nothing if one of them would be read as several.
std::optional<QByteArray> joined(const QStringList &values)
{
    for (const QString &value : values) {
        const bool plain = std::all_of(value.begin(), value.end(),
                                       [](QChar c) { return c > u' ' && c < QChar(0x7f); });
        if (value.isEmpty() || !plain)
            return {};
    }
    return values.join(u' ').toLatin1();
}

/// `prompt` of \a options and of \a parameters, each once.
QStringList allPrompts(const AuthorizationOptions &options, const FormParameters &parameters)
{
    QStringList prompts = options.prompts;
    const QString others = QString::fromUtf8(parameters.value("prompt").value_or(QByteArray()));
    prompts += others.split(u' ', Qt::SkipEmptyParts);
    prompts.removeDuplicates();
    return prompts;
}

std::optional<AuthError> mistakeInParameters(const AuthorizationRequest &request)
{
    const AuthorizationOptions &options = request.options;
    for (const FormParameter &parameter : request.parameters.list()) {
        if (AuthorizationRequest::isReserved(parameter.name))
            return mistake("parameter_reserved:" + parameter.name, parameter.name);
        const bool isOption = (parameter.name == "max_age" && options.maximumAge)
            || (parameter.name == "ui_locales" && !options.uiLocales.isEmpty());
        if (isOption)
            return mistake("parameter_twice:" + parameter.name, parameter.name);
    }
    FormParameters once; // RFC 6749 section 3.1; of resources there may be several (RFC 8707)
    for (const FormParameter &parameter : request.parameters.list()) {
        if (parameter.name != "resource")
            once.append(parameter.name, parameter.value);
    }
    if (const auto twice = once.firstDuplicate())
        return mistake("parameter_twice:" + *twice, *twice);
    return {};
}

std::optional<AuthError> mistakeInOptions(const AuthorizationRequest &request,
                                          const PendingAuthorization &pending)
{
    const AuthorizationOptions &options = request.options;
    const QStringList prompts = allPrompts(options, request.parameters);
    if (!joined(prompts) || (prompts.contains(QLatin1String("none")) && prompts.size() > 1))
        return mistake("prompt", "prompt");
    if (!joined(options.uiLocales))
        return mistake("ui_locales", "ui_locales");
    if (options.maximumAge && options.maximumAge->count() < 0)
        return mistake("max_age", "max_age");
    for (const QUrl &resource : pending.resources) {
        if (!resource.isValid() || resource.isRelative() || resource.hasFragment())
            return mistake("resource", "resource");
    }
    const ResponseTypeRow &type = responseTypeRow(pending.responseType);
    if (type.bringsTokens() && pending.responseMode == ResponseMode::Query)
        return mistake("response_mode", "response_mode");
    if (type.idToken && !request.scopes.contains(u"openid"))
        return mistake("response_type", "response_type");
    return {};
}

/// The scopes that the person is asked to consent to.
Scopes consentScopes(const AuthorizationRequest &request)
{
    return Scopes(request.scopes.list() + request.options.extraConsentScopes.list());
}

/// What comes behind the parameters of RFC 6749.
void appendOptions(QByteArray &query, const AuthorizationRequest &request)
{
    const AuthorizationOptions &options = request.options;
    if (!request.loginHint.isEmpty())
        append(query, "login_hint", request.loginHint.toUtf8());
    const QStringList prompts = allPrompts(options, request.parameters);
    if (!options.prompts.isEmpty())
        append(query, "prompt", prompts.join(u' ').toLatin1());
    if (options.maximumAge)
        append(query, "max_age", QByteArray::number(qint64(options.maximumAge->count())));
    if (!options.uiLocales.isEmpty())
        append(query, "ui_locales", options.uiLocales.join(u' ').toLatin1());
    for (const FormParameter &parameter : request.parameters.list()) {
        if (parameter.name != "prompt" || options.prompts.isEmpty())
            append(query, formEncoded(parameter.name), parameter.value);
    }
}

} // namespace

bool AuthorizationRequest::isReserved(QByteArrayView parameter)
{
    return std::find(reserved.begin(), reserved.end(), parameter) != reserved.end();
}

Result<QUrl> AuthorizationRequest::url(const PendingAuthorization &pending) const
{
    if (const auto wrong = mistakeInParameters(*this))
        return *wrong;
    if (const auto wrong = mistakeInOptions(*this, pending))
        return *wrong;
    const ResponseTypeRow &type = responseTypeRow(pending.responseType);
    QByteArray query = endpoint.query(QUrl::FullyEncoded).toLatin1();
    query.reserve(query.size() + 512);
    append(query, "response_type", type.name);
    append(query, "client_id", clientId.toUtf8());
    append(query, "redirect_uri", pending.redirectUri.toEncoded());
    if (const Scopes asked = consentScopes(*this); !asked.isEmpty())
        append(query, "scope", asked.toString().toUtf8());
    append(query, "state", pending.state.reveal());
    if (scopes.contains(u"openid") || options.nonce == NonceUse::Always)
        append(query, "nonce", pending.nonce.reveal());
    if (pending.responseMode != ResponseMode::Automatic)
        append(query, "response_mode", responseModeName(pending.responseMode));
    if (type.code) {
        append(query, "code_challenge", pending.codeChallenge());
        append(query, "code_challenge_method", "S256");
    }
    for (const QUrl &resource : pending.resources)
        append(query, "resource", resource.toEncoded());
    appendOptions(query, *this);
    // A plus sign means a space to every server, but not to QUrl, which must leave it alone.
    QUrl url = endpoint;
    url.setQuery(QString::fromLatin1(query), QUrl::StrictMode);
    return url;
}

} // namespace Qonsent
