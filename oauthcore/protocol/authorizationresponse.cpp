// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "oauthcore/protocol/authorizationresponse.h"

#include "oauthcore/protocol/servererror.h"

#include <algorithm>

namespace Qonsent {

namespace {

using Code = AuthError::Code;

AuthError malformedRedirect(const QByteArray &reason)
{
    return AuthError::of(Code::ResponseMalformed, reason);
}

/// RFC 9207 section 2.4: a wrong `iss` is always refused, a missing one if it was promised. An ID
/// token names the issuer as well, under its signature, and is checked before the code is used;
/// oidc-provider says nothing besides then.
std::optional<AuthError> issuerProblem(const FormParameters &parameters,
                                       const PendingAuthorization &pending)
{
    const auto iss = parameters.value("iss");
    const bool isInIdToken = responseTypeRow(pending.responseType).idToken
        && parameters.contains("id_token") && !pending.issuer.isEmpty();
    if (!iss)
        return pending.issuerIsNamedInAnswers && !isInIdToken
            ? std::optional(AuthError::of(Code::IssuerMismatch, "iss_missing", pending.issuer))
            : std::nullopt;
    if (!pending.issuer.isEmpty() && *iss != pending.issuer.toUtf8())
        return AuthError::of(Code::IssuerMismatch, "iss", pending.issuer);
    return {};
}

/// The first member that has no business in this answer; empty if there is none.
QByteArray unexpectedIn(const FormParameters &parameters, const ResponseTypeRow &type)
{
    // Tokens in a URL end up in histories and logs; nobody who was asked for a code sends them.
    const struct
    {
        const char *name;
        bool expected;
    } members[] = {{"code", type.code},
                   {"access_token", type.token},
                   {"id_token", type.idToken},
                   {"refresh_token", false},
                   {"response", false}};
    for (const auto &member : members) {
        if (!member.expected && parameters.contains(member.name))
            return member.name;
    }
    return {};
}

/// RFC 6750 section 2.1: what an Authorization field can hold.
bool isVisible(QByteArrayView text)
{
    return !text.isEmpty()
        && std::all_of(text.begin(), text.end(), [](char c) { return c > 0x20 && c < 0x7f; });
}

Result<std::chrono::seconds> lifetimeIn(const QByteArray &text)
{
    constexpr qint64 tenYears = 10 * 365 * 86'400LL;
    const bool digits =
        std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
    if (text.isEmpty() || text.size() > 15 || !digits)
        return malformedRedirect("expires_in");
    return std::chrono::seconds(std::min<qint64>(text.toLongLong(), tenYears));
}

Result<Done> readAccessToken(const FormParameters &parameters, FrontChannelTokens &tokens)
{
    const QByteArray value = parameters.value("access_token").value_or(QByteArray());
    if (value.isEmpty())
        return AuthError::of(Code::ResponseIncomplete, "access_token");
    if (!isVisible(value))
        return malformedRedirect("access_token");
    tokens.accessToken = Secret(value);
    tokens.tokenType = parameters.value("token_type").value_or(QByteArray());
    if (tokens.tokenType.isEmpty())
        return AuthError::of(Code::ResponseIncomplete, "token_type");
    if (tokens.tokenType.compare("Bearer", Qt::CaseInsensitive) != 0)
        return AuthError::of(Code::TokenTypeUnsupported, "token_type");
    if (const auto text = parameters.value("expires_in")) {
        const Result<std::chrono::seconds> lifetime = lifetimeIn(*text);
        if (!lifetime)
            return lifetime.error();
        tokens.lifetime = *lifetime;
    }
    if (const auto scope = parameters.value("scope"))
        tokens.scopes = Scopes::parse(QString::fromUtf8(*scope));
    return Done{};
}

/// What \a type promised, and the rest.
Result<FrontChannelTokens> tokensIn(const FormParameters &parameters, const ResponseTypeRow &type)
{
    FrontChannelTokens tokens;
    if (type.idToken) {
        tokens.idToken = Secret(parameters.value("id_token").value_or(QByteArray()));
        if (tokens.idToken.isEmpty())
            return AuthError::of(Code::ResponseIncomplete, "id_token");
    }
    if (type.token) {
        if (const Result<Done> read = readAccessToken(parameters, tokens); !read)
            return read.error();
    }
    QByteArrayList ours = {"code", "state", "iss", "id_token", "access_token"};
    if (type.token)
        ours += {"token_type", "expires_in", "scope"};
    for (const FormParameter &parameter : parameters.list()) {
        if (!ours.contains(parameter.name))
            tokens.otherParameters.append(parameter.name, parameter.value);
    }
    return tokens;
}

} // namespace

/// What holds for every answer: it is ours, and it is no error.
Result<FormParameters> AuthorizationResponse::checked(const Secret &answer,
                                                      const PendingAuthorization &pending)
{
    Result<FormParameters> decoded = FormParameters::decode(answer.reveal());
    if (!decoded)
        return decoded.error();
    const FormParameters &parameters = *decoded;
    if (parameters.firstDuplicate())
        return malformedRedirect("parameter_twice");
    const QByteArray state = parameters.value("state").value_or(QByteArray());
    if (state.isEmpty() || !constantTimeEqual(state, pending.state.reveal()))
        return AuthError::of(Code::StateMismatch, state.isEmpty() ? "state_missing" : "state");
    if (auto problem = issuerProblem(parameters, pending))
        return *problem;
    const QByteArray unexpected = unexpectedIn(parameters, responseTypeRow(pending.responseType));
    if (!unexpected.isEmpty())
        return malformedRedirect("unexpected_" + unexpected);
    if (const auto error = parameters.value("error")) {
        const QByteArray description = parameters.value("error_description").value_or(QByteArray());
        return serverError(*error, QString::fromUtf8(description.left(4096)));
    }
    return decoded;
}

Result<AuthorizationCode> AuthorizationResponse::parse(const Secret &query,
                                                       const PendingAuthorization &pending)
{
    const ResponseTypeRow &type = responseTypeRow(pending.responseType);
    if (!type.code)
        return AuthError::of(Code::InvalidConfiguration, "response_type", QLatin1String(type.name));
    const Result<FormParameters> parameters = checked(query, pending);
    if (!parameters)
        return parameters.error();
    QByteArray value = parameters->value("code").value_or(QByteArray());
    if (value.isEmpty())
        return AuthError::of(Code::ResponseIncomplete, "code");
    Result<FrontChannelTokens> tokens = tokensIn(*parameters, type);
    if (!tokens)
        return tokens.error();
    AuthorizationCode code;
    code.m_value = Secret::take(std::move(value));
    code.m_tokens = std::move(tokens).value();
    return code;
}

Result<FrontChannelTokens> AuthorizationResponse::parseImplicit(const Secret &fragment,
                                                                const PendingAuthorization &pending)
{
    const ResponseTypeRow &type = responseTypeRow(pending.responseType);
    if (type.code)
        return AuthError::of(Code::InvalidConfiguration, "response_type", QLatin1String(type.name));
    const Result<FormParameters> parameters = checked(fragment, pending);
    if (!parameters)
        return parameters.error();
    return tokensIn(*parameters, type);
}

Result<AuthorizationCode> AuthorizationResponse::acceptBareCode(const Secret &code,
                                                                const PendingAuthorization &pending)
{
    constexpr qsizetype longest = 4096;
    if (pending.responseType != ResponseType::Code)
        return AuthError::of(Code::InvalidConfiguration, "response_type",
                             QLatin1String(responseTypeRow(pending.responseType).name));
    if (pending.issuerIsNamedInAnswers)
        return AuthError::of(Code::IssuerMismatch, "iss_missing", pending.issuer);
    if (!isVisible(code.reveal()) || code.size() > longest)
        return malformedRedirect("code");
    AuthorizationCode accepted;
    accepted.m_value = code;
    return accepted;
}

} // namespace Qonsent
