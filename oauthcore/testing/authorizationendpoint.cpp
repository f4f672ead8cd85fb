// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "oauthcore/base/entropy.h"
#include "oauthcore/base/secret.h"
#include "oauthcore/testing/authorizationrequest_p.h"
#include "oauthcore/testing/devicerequest_p.h"
#include "oauthcore/testing/pages_p.h"

namespace Qonsent::Test {

namespace {

constexpr qint64 secondsToDecide = 600;

Answer consented(ServerState &state, const AuthorizationRequest &request, const QString &userName)
{
    const qint64 now = state.now();
    const auto consent = std::make_shared<Consent>(Consent{.clientId = request.client.id,
                                                           .userName = userName,
                                                           .scopes = request.scopes,
                                                           .nonce = request.nonce,
                                                           .authenticatedAt = now});
    const QByteArray code = state.grants.issueCode(
        {.consent = consent, .redirectUri = request.redirectUri, .challenge = request.challenge},
        now);
    return authorizationResponse(state, request, {{"code", code}});
}

Answer refused(const ServerState &state, const AuthorizationRequest &request,
               const QByteArray &code, const QByteArray &description)
{
    return authorizationResponse(state, request,
                                 {{"error", code}, {"error_description", description}});
}

void forgetOldInteractions(ServerState &state)
{
    const qint64 now = state.now();
    state.interactions.removeIf([now](const std::pair<const QByteArray &, Interaction &> &each) {
        return each.second.expiresAt <= now;
    });
}

/// True if the person need not be asked anything.
bool isRemembered(const ServerState &state, const AuthorizationRequest &request)
{
    if (!state.user(state.options.rememberedUser))
        return false;
    return !request.prompts.contains("login") && !request.prompts.contains("consent")
        && !request.prompts.contains("select_account");
}

bool passwordIsRight(const ServerState &state, const QString &name, const QByteArray &password)
{
    const std::optional<User> user = state.user(name);
    return user && constantTimeEqual(user->password.toUtf8(), password);
}

Answer afterLogin(ServerState &state, const QByteArray &name, const FormParameters &form)
{
    const QString userName = QString::fromUtf8(form.value("username").value_or(QByteArray()));
    const QByteArray password = form.value("password").value_or(QByteArray());
    if (!passwordIsRight(state, userName, password)) {
        state.interactions[name].request.loginHint = userName;
        return loginPage(state, name,
                         QStringLiteral("That user name and password do not go together. "
                                        "Try again."));
    }
    state.interactions[name].userName = userName;
    return consentPage(state, name);
}

} // namespace

Answer answerAuthorization(ServerState &state, const ReceivedRequest &request)
{
    const FormParameters parameters = request.method == "POST" ? request.form() : request.query();
    const auto read = readAuthorizationRequest(state, parameters);
    if (const auto *problem = std::get_if<Answer>(&read))
        return *problem;
    const auto &wanted = *std::get_if<AuthorizationRequest>(&read);
    if (isRemembered(state, wanted))
        return consented(state, wanted, state.options.rememberedUser);
    if (wanted.prompts.contains("none"))
        return refused(state, wanted, "login_required", "Nobody is signed in.");
    forgetOldInteractions(state);
    const QByteArray name = randomToken(16);
    state.interactions.insert(name,
                              {.request = wanted, .expiresAt = state.now() + secondsToDecide});
    return loginPage(state, name, {});
}

Answer answerInteraction(ServerState &state, const ReceivedRequest &request)
{
    const QByteArray path = request.path();
    const QByteArray name = path.mid(path.lastIndexOf('/') + 1);
    const auto it = state.interactions.constFind(name);
    if (it == state.interactions.cend() || it->expiresAt <= state.now())
        return errorPage(400,
                         QStringLiteral("This sign-in is over or took too long. Start again "
                                        "in the program that sent you here."));
    const Interaction interaction = *it;
    const FormParameters form = request.form();
    const QByteArray decision = form.value("decision").value_or(QByteArray());
    if (decision == "deny") {
        state.interactions.remove(name);
        if (!interaction.deviceCode.isEmpty())
            return deviceDenied(state, interaction.deviceCode);
        return refused(state, interaction.request, "access_denied", "The person said no.");
    }
    if (interaction.userName.isEmpty())
        return afterLogin(state, name, form);
    if (decision != "allow")
        return consentPage(state, name);
    state.interactions.remove(name);
    if (!interaction.deviceCode.isEmpty())
        return deviceAllowed(state, interaction.deviceCode, interaction.userName);
    return consented(state, interaction.request, interaction.userName);
}

} // namespace Qonsent::Test
