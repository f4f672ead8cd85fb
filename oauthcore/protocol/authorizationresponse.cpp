// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "oauthcore/protocol/authorizationresponse.h"

#include "oauthcore/protocol/servererror.h"

namespace Qonsent {

namespace {

using Code = AuthError::Code;

AuthError malformedRedirect(const QByteArray &reason)
{
    return AuthError::of(Code::ResponseMalformed, reason);
}

/// RFC 9207 section 2.4: a wrong `iss` is always refused, a missing one if it was promised.
std::optional<AuthError> issuerProblem(const FormParameters &parameters,
                                       const PendingAuthorization &pending)
{
    const auto iss = parameters.value("iss");
    if (!iss)
        return pending.issuerIsNamedInAnswers
            ? std::optional(AuthError::of(Code::IssuerMismatch, "iss_missing", pending.issuer))
            : std::nullopt;
    if (!pending.issuer.isEmpty() && *iss != pending.issuer.toUtf8())
        return AuthError::of(Code::IssuerMismatch, "iss", pending.issuer);
    return {};
}

} // namespace

Result<AuthorizationCode> AuthorizationResponse::parse(const Secret &query,
                                                       const PendingAuthorization &pending)
{
    const Result<FormParameters> decoded = FormParameters::decode(query.reveal());
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
    // Tokens in a URL end up in histories and logs; nobody who was asked for a code sends them.
    for (const char *name : {"access_token", "id_token", "response"}) {
        if (parameters.contains(name))
            return malformedRedirect(QByteArray("unexpected_") + name);
    }
    if (const auto error = parameters.value("error")) {
        const QByteArray description = parameters.value("error_description").value_or(QByteArray());
        return serverError(*error, QString::fromUtf8(description.left(4096)));
    }
    QByteArray value = parameters.value("code").value_or(QByteArray());
    if (value.isEmpty())
        return AuthError::of(Code::ResponseIncomplete, "code");
    AuthorizationCode code;
    code.m_value = Secret::take(std::move(value));
    for (const FormParameter &parameter : parameters.list()) {
        if (parameter.name != "code" && parameter.name != "state" && parameter.name != "iss")
            code.m_others.append(parameter.name, parameter.value);
    }
    return code;
}

} // namespace Qonsent
