// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "oauthcore/net/registrationclient.h"

#include "oauthcore/net/exchange_p.h"
#include "oauthcore/protocol/diagnosis.h"

namespace Qonsent {

namespace {

using Code = AuthError::Code;

std::optional<AuthError> whyNotManaged(const RegisteredClient &known)
{
    if (!known.managementEndpoint.isEmpty() && !known.managementToken.isEmpty())
        return {};
    return AuthError::of(Code::MissingEndpoint, "registration_client_uri",
                         QStringLiteral("registration_client_uri"));
}

/// To registration endpoints nobody proves who they are; if anything, they bring a token.
auto registrationAdvice(Diagnosis::RegistrationToken token, const QUrl &endpoint)
{
    return [token, host = endpoint.host()](const AuthError &error) {
        return Diagnosis::ofRegistration(error, token, host);
    };
}

auto managementAdvice(const RegisteredClient &known)
{
    return registrationAdvice(Diagnosis::RegistrationToken::Management, known.managementEndpoint);
}

} // namespace

RegistrationClient::RegistrationClient(HttpTransport &transport, const Clock &clock,
                                       QObject *parent)
    : QObject(parent)
    , m_transport(transport)
    , m_clock(clock)
{ }

RegistrationClient::~RegistrationClient() = default;

ReplyOf<RegisteredClient> *RegistrationClient::create(const ProviderMetadata &metadata,
                                                      const RegistrationRequest &wanted)
{
    const auto refuse = [this](Code code, const char *what) {
        return finishedReply<RegisteredClient>(this,
                                               AuthError::of(code, what, QLatin1String(what)));
    };
    if (metadata.registrationEndpoint.isEmpty())
        return refuse(Code::MissingEndpoint, "registration_endpoint");
    if (wanted.redirectUris.isEmpty() && wanted.responseTypes.contains(QStringLiteral("code")))
        return refuse(Code::InvalidConfiguration, "redirect_uris");
    auto *reply = new ReplyOf<RegisteredClient>(this);
    const auto refused = std::make_shared<std::optional<RegisteredClient>>();
    auto *asking = exchange<RegisteredClient>(
        reply, m_transport, Registration::create(metadata.registrationEndpoint, wanted),
        [clock = &m_clock, endpoint = metadata.registrationEndpoint, wanted,
         refused](const HttpResponse &response) {
            const RegisteredClient asked{
                .client = {.authenticationMethod = wanted.authenticationMethod}};
            const auto read = Registration::parse(response,
                                                  {.endpoint = endpoint,
                                                   .redirectUris = wanted.redirectUris,
                                                   .known = asked,
                                                   .utcMSecs = clock->utcMSecs()});
            if (!read)
                *refused = Registration::refusedClient(response, endpoint);
            return read;
        },
        registrationAdvice(wanted.initialAccessToken.isEmpty()
                               ? Diagnosis::RegistrationToken::None
                               : Diagnosis::RegistrationToken::Initial,
                           metadata.registrationEndpoint));
    reply->setAbort([asking = QPointer(asking)] {
        if (asking)
            asking->cancel();
    });
    whenFinished(asking, reply, [this, reply, refused](const Result<RegisteredClient> &read) {
        if (!*refused)
            return reply->finish(read);
        // It exists, and nobody would ever know of it. Why it was refused is what counts.
        whenFinished(remove(**refused), reply,
                     [reply, read](const Result<Done> &) { reply->finish(read); });
    });
    return reply;
}

ReplyOf<RegisteredClient> *RegistrationClient::read(const RegisteredClient &known)
{
    if (const auto why = whyNotManaged(known))
        return finishedReply<RegisteredClient>(this, *why);
    return manage(known, Registration::read(known), {});
}

ReplyOf<RegisteredClient> *RegistrationClient::update(const RegisteredClient &known,
                                                      const RegistrationRequest &wanted)
{
    if (const auto why = whyNotManaged(known))
        return finishedReply<RegisteredClient>(this, *why);
    return manage(known, Registration::update(known, wanted), wanted.redirectUris);
}

ReplyOf<RegisteredClient> *RegistrationClient::manage(const RegisteredClient &known,
                                                      const HttpRequest &request,
                                                      const QList<QUrl> &redirectUris)
{
    auto *reply = new ReplyOf<RegisteredClient>(this);
    const auto changed = std::make_shared<std::optional<RegisteredClient>>();
    auto *asking = exchange<RegisteredClient>(
        reply, m_transport, request,
        [clock = &m_clock, known, redirectUris, changed](const HttpResponse &response) {
            const auto read = Registration::parse(response,
                                                  {.status = 200,
                                                   .endpoint = known.managementEndpoint,
                                                   .redirectUris = redirectUris,
                                                   .known = known,
                                                   .utcMSecs = clock->utcMSecs()});
            if (!read)
                *changed = Registration::changedManagement(response, known);
            return read;
        },
        managementAdvice(known));
    reply->setAbort([asking = QPointer(asking)] {
        if (asking)
            asking->cancel();
    });
    whenFinished(asking, reply, [this, reply, changed](const Result<RegisteredClient> &read) {
        const QPointer<ReplyOf<RegisteredClient>> self(reply); // a slot may delete us
        if (*changed)
            Q_EMIT managementChanged(**changed);
        if (self)
            reply->finish(read);
    });
    return reply;
}

ReplyOf<Done> *RegistrationClient::remove(const RegisteredClient &known)
{
    if (const auto why = whyNotManaged(known))
        return finishedReply<Done>(this, *why);
    return exchange<Done>(
        this, m_transport, Registration::remove(known),
        [clock = &m_clock](const HttpResponse &response) {
            return Registration::parseRemoval(response, clock->utcMSecs());
        },
        managementAdvice(known));
}

} // namespace Qonsent
