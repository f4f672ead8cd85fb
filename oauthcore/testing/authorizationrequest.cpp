// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "oauthcore/testing/authorizationrequest_p.h"

#include "oauthcore/testing/pages_p.h"
#include "oauthcore/testing/redirecturirule_p.h"

#include <algorithm>

namespace Qonsent::Test {

namespace {

/// An error of RFC 6749 section 4.1.2.1; no code if there is none.
struct Problem
{
    const char *code = nullptr;
    QByteArray description = {};
};

using Rule = Problem (*)(const ServerState &, const FormParameters &);

/// But for what RFC 8707 section 2 lets be there more than once.
Problem noDuplicates(const ServerState &, const FormParameters &parameters)
{
    FormParameters others;
    for (const FormParameter &parameter : parameters.list()) {
        if (parameter.name != "resource")
            others.append(parameter.name, parameter.value);
    }
    if (!others.firstDuplicate())
        return {};
    return {"invalid_request", "A parameter appears more than once."};
}

Problem responseTypeIsCode(const ServerState &, const FormParameters &parameters)
{
    const std::optional<QByteArray> type = parameters.value("response_type");
    if (!type || type->isEmpty())
        return {"invalid_request", "response_type is missing."};
    if (type != "code")
        return {"unsupported_response_type", "Only the response type code is supported."};
    return {};
}

Problem responseModeIsQuery(const ServerState &, const FormParameters &parameters)
{
    if (parameters.value("response_mode").value_or("query") != "query")
        return {"invalid_request", "Only the response mode query is supported."};
    return {};
}

Problem noRequestObject(const ServerState &, const FormParameters &parameters)
{
    if (parameters.contains("request"))
        return {"request_not_supported", "Request objects are not supported."};
    if (parameters.contains("request_uri"))
        return {"request_uri_not_supported", "Request objects are not supported."};
    return {};
}

Problem challengeIsS256(const ServerState &, const FormParameters &parameters)
{
    const QByteArray challenge = parameters.value("code_challenge").value_or(QByteArray());
    if (challenge.isEmpty())
        return {"invalid_request", "code_challenge is missing: PKCE is required."};
    if (parameters.value("code_challenge_method").value_or("plain") != "S256")
        return {"invalid_request", "code_challenge_method must be S256."};
    const bool base64Url = std::all_of(challenge.begin(), challenge.end(), [](char c) {
        return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z')
            || c == '-' || c == '_';
    });
    if (challenge.size() != 43 || !base64Url)
        return {"invalid_request", "code_challenge is not the base64url of a SHA-256."};
    return {};
}

/// Of what was asked for, what can be granted.
Scopes grantable(const ServerState &state, const FormParameters &parameters)
{
    const Scopes asked =
        Scopes::parse(QString::fromUtf8(parameters.value("scope").value_or(QByteArray())));
    QStringList possible = asked.list();
    possible.removeIf([&](const QString &scope) { return !state.options.scopes.contains(scope); });
    return Scopes(possible);
}

Problem someScopeIsKnown(const ServerState &state, const FormParameters &parameters)
{
    const bool asked = !parameters.value("scope").value_or(QByteArray()).trimmed().isEmpty();
    if (asked && grantable(state, parameters).isEmpty())
        return {"invalid_scope", "None of these scopes exists."};
    return {};
}

Problem promptNoneStandsAlone(const ServerState &, const FormParameters &parameters)
{
    const QByteArrayList prompts = parameters.value("prompt").value_or(QByteArray()).split(' ');
    if (prompts.contains("none") && prompts.size() > 1)
        return {"invalid_request", "prompt none goes with no other prompt."};
    return {};
}

constexpr Rule rules[] = {noDuplicates,         responseTypeIsCode, responseModeIsQuery,
                          noRequestObject,      challengeIsS256,    someScopeIsKnown,
                          promptNoneStandsAlone};

bool appearsOnce(const FormParameters &parameters, QByteArrayView name)
{
    const QList<FormParameter> &list = parameters.list();
    return std::count_if(list.begin(), list.end(),
                         [name](const FormParameter &each) { return each.name == name; })
        == 1;
}

/// The request, as far as it can be told; \a client is known and \a parameters name its redirect.
AuthorizationRequest understood(const ServerState &state, const FormParameters &parameters,
                                const Client &client)
{
    const auto text = [&](QByteArrayView name) {
        return parameters.value(name).value_or(QByteArray());
    };
    AuthorizationRequest request{.client = client,
                                 .redirectUri = text("redirect_uri"),
                                 .scopes = grantable(state, parameters),
                                 .nonce = text("nonce"),
                                 .challenge = text("code_challenge"),
                                 .loginHint = QString::fromUtf8(text("login_hint")),
                                 .prompts = text("prompt").split(' ')};
    if (appearsOnce(parameters, "state"))
        request.state = parameters.value("state");
    return request;
}

} // namespace

std::variant<AuthorizationRequest, Answer> readAuthorizationRequest(
    const ServerState &state, const FormParameters &parameters)
{
    const std::optional<Client> client =
        state.client(parameters.value("client_id").value_or(QByteArray()));
    if (!client || !appearsOnce(parameters, "client_id"))
        return errorPage(400, QStringLiteral("No program with this client_id is registered here."));
    const bool redirectKnown = appearsOnce(parameters, "redirect_uri")
        && isRegisteredRedirect(client->redirectUris, *parameters.value("redirect_uri"));
    if (!redirectKnown)
        return errorPage(400,
                         QStringLiteral("The program that sent you here has not registered "
                                        "the redirect_uri it asks for."));
    AuthorizationRequest request = understood(state, parameters, *client);
    for (const Rule rule : rules) {
        const Problem problem = rule(state, parameters);
        if (problem.code)
            return authorizationResponse(
                state, request,
                {{"error", problem.code}, {"error_description", problem.description}});
    }
    return request;
}

Answer authorizationResponse(const ServerState &state, const AuthorizationRequest &request,
                             FormParameters result)
{
    if (request.state)
        result.append("state", *request.state);
    result.append("iss", state.issuer());
    QByteArray location = request.redirectUri;
    location += location.contains('?') ? '&' : '?';
    result.encodeTo(location);
    return Answer::redirect(location).with("Referrer-Policy", "no-referrer");
}

} // namespace Qonsent::Test
