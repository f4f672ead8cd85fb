// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "oauthcore/protocol/registration.h"

#include "oauthcore/base/clock.h"
#include "oauthcore/base/json.h"
#include "oauthcore/protocol/clientauth/clientauthentication.h"
#include "oauthcore/protocol/servererror.h"
#include "oauthcore/protocol/tokenresponse.h"
#include "oauthcore/protocol/webaddress.h"

#include <QJsonArray>

#include <algorithm>

namespace Qonsent {

namespace {

using namespace Qt::StringLiterals;
using Code = AuthError::Code;

AuthError malformedRegistration(const QByteArray &reason)
{
    return AuthError::of(Code::ResponseMalformed, reason);
}

AuthError incomplete(const char *reason)
{
    return AuthError::of(Code::ResponseIncomplete, reason);
}

/// Printable ASCII of a size that fits into requests; empty if absent, nothing if it is otherwise.
std::optional<QString> textIn(const QJsonObject &object, const char *name)
{
    const QJsonValue value = object.value(QLatin1StringView(name));
    if (value.isUndefined() || value.isNull())
        return QString();
    const QString text = value.toString();
    const bool fits = value.isString() && text.size() <= 8192
        && std::all_of(text.begin(), text.end(),
                       [](QChar c) { return c >= u' ' && c < QChar(0x7f); });
    return fits ? std::optional(text) : std::nullopt;
}

QStringList sorted(QStringList list)
{
    list.sort();
    return list;
}

QStringList encoded(const QList<QUrl> &uris)
{
    QStringList list;
    for (const QUrl &uri : uris)
        list.append(QString::fromLatin1(uri.toEncoded()));
    return list;
}

HttpRequest managing(HttpRequest::Method method, const RegisteredClient &known)
{
    return {
        .method = method,
        .url = known.managementEndpoint,
        .headers = {{"Accept", "application/json"},
                    {"Authorization", "Bearer " + known.managementToken.reveal().toByteArray()}}};
}

void putBody(HttpRequest &request, const QJsonObject &members)
{
    request.contentType = "application/json";
    request.body = Secret::take(QJsonDocument(members).toJson(QJsonDocument::Compact));
}

/// What the status and an `error` say; nothing if the answer is the one that was hoped for.
std::optional<AuthError> failureIn(const HttpResponse &response, qint64 utcMSecs)
{
    const auto failed = statusError(response, utcMSecs);
    if (!failed || failed->code != Code::ServerRefused || !response.isJson())
        return failed;
    const Result<QJsonObject> object = readJsonObject(response.body.reveal());
    if (!object || object->value("error"_L1).isUndefined())
        return failed;
    const AuthError said = serverError(object->value("error"_L1).toString().toUtf8(),
                                       object->value("error_description"_L1).toString());
    if (said.code != Code::Denied)
        return said;
    // Authlib says so of a token; there is no person here who could have said no
    AuthError refusal = AuthError::of(Code::ServerRefused);
    refusal.serverCode = said.serverCode;
    refusal.serverDescription = said.serverDescription;
    return refusal;
}

/// Fills a RegisteredClient member by member; the first refusal is the result.
class RegistrationReader
{
public:
    RegistrationReader(const QJsonObject &object, const Registration::Expectations &expected)
        : m_object(object)
        , m_expected(expected)
        , m_read(expected.known)
    { }

    Result<RegisteredClient> run()
    {
        for (const auto step : {&RegistrationReader::readId, &RegistrationReader::readRedirectUris,
                                &RegistrationReader::readSecret, &RegistrationReader::readMethod,
                                &RegistrationReader::readManagement}) {
            if (const Result<Done> done = (this->*step)(); !done)
                return done.error();
        }
        m_read.all = m_object;
        m_read.all.remove("client_secret"_L1);
        m_read.all.remove("registration_access_token"_L1);
        return m_read;
    }
    /// What manages it, whatever the rest is worth.
    std::optional<RegisteredClient> management()
    {
        const bool isThere = readManagement() && !m_read.managementEndpoint.isEmpty()
            && !m_read.managementToken.isEmpty();
        return isThere ? std::optional(m_read) : std::nullopt;
    }

    Result<Done> readId()
    {
        const auto id = textIn(m_object, "client_id");
        if (!id)
            return malformedRegistration("client_id");
        if (id->isEmpty())
            return incomplete("client_id");
        if (!m_expected.known.client.id.isEmpty() && *id != m_expected.known.client.id)
            return malformedRegistration("client_id");
        m_read.client.id = *id;
        return Done{};
    }

private:
    Result<Done> readRedirectUris()
    {
        if (m_expected.redirectUris.isEmpty())
            return Done{};
        const QJsonValue uris = m_object.value("redirect_uris"_L1);
        if (uris.isUndefined())
            return incomplete("redirect_uris");
        QStringList given;
        for (const QJsonValue &uri : uris.toArray())
            given.append(uri.toString());
        if (!uris.isArray() || sorted(given) != sorted(encoded(m_expected.redirectUris)))
            return malformedRegistration("redirect_uris");
        m_read.client.redirectPath = m_expected.redirectUris.first().path();
        return Done{};
    }

    Result<Done> readSecret()
    {
        const auto secret = textIn(m_object, "client_secret");
        if (!secret)
            return malformedRegistration("client_secret");
        if (secret->isEmpty())
            return Done{};
        m_read.client.secret = Secret::take(secret->toLatin1());
        const QJsonValue expiry = m_object.value("client_secret_expires_at"_L1);
        if (expiry.isUndefined())
            return incomplete("client_secret_expires_at");
        const double seconds = expiry.toDouble(-1);
        if (!expiry.isDouble() || seconds < 0)
            return malformedRegistration("client_secret_expires_at");
        const qint64 msecs = qint64(std::min(seconds, 1e11)) * 1000;
        if (seconds > 0 && msecs <= m_expected.utcMSecs)
            return malformedRegistration("client_secret_expires_at");
        m_read.secretExpiresAt = seconds > 0 ? utcFromMSecs(msecs) : QDateTime();
        return Done{};
    }

    Result<Done> readMethod()
    {
        const auto method = textIn(m_object, "token_endpoint_auth_method");
        if (!method)
            return malformedRegistration("token_endpoint_auth_method");
        if (!method->isEmpty())
            m_read.client.authenticationMethod = method->toLatin1();
        // What a program proves with a key of its own is not in the answer.
        const auto *const row =
            clientAuthenticationMethod(effectiveAuthenticationMethod(m_read.client));
        const bool isOfOwnKey =
            row && (row->proof == ClientProof::OwnKey || row->proof == ClientProof::Certificate);
        if (!isOfOwnKey && !authenticated({}, m_read.client, 0))
            return malformedRegistration("token_endpoint_auth_method");
        return Done{};
    }

    Result<Done> readManagement()
    {
        const auto token = textIn(m_object, "registration_access_token");
        if (!token)
            return malformedRegistration("registration_access_token");
        if (!token->isEmpty())
            m_read.managementToken = Secret::take(token->toLatin1());
        const auto address = textIn(m_object, "registration_client_uri");
        if (!address)
            return malformedRegistration("registration_client_uri");
        if (address->isEmpty())
            return Done{};
        const Result<QUrl> url = parseWebAddress(*address);
        const QUrl &endpoint = m_expected.endpoint;
        const bool stays = url && url->scheme() == endpoint.scheme()
            && url->authority() == endpoint.authority() && !url->hasFragment();
        if (!stays)
            return malformedRegistration("registration_client_uri");
        m_read.managementEndpoint = *url;
        return Done{};
    }

    const QJsonObject &m_object;
    const Registration::Expectations &m_expected;
    RegisteredClient m_read;
};

/// The object in \a response, whatever it is worth, if it says that something was done.
std::optional<QJsonObject> successIn(const HttpResponse &response)
{
    const bool isDone = response.status >= 200 && response.status < 300;
    const Result<QJsonObject> object = readJsonObject(response.body.reveal());
    return isDone && object ? std::optional(*object) : std::nullopt;
}

} // namespace

QJsonObject RegistrationRequest::members() const
{
    QJsonObject members = extra;
    members.insert("redirect_uris"_L1, QJsonArray::fromStringList(encoded(redirectUris)));
    members.insert("token_endpoint_auth_method"_L1, QString::fromLatin1(authenticationMethod));
    members.insert("grant_types"_L1, QJsonArray::fromStringList(grantTypes));
    members.insert("response_types"_L1, QJsonArray::fromStringList(responseTypes));
    if (!members.contains("application_type"_L1)) // OpenID Connect Registration 1.0 section 2
        members.insert("application_type"_L1, u"native"_s);
    if (!clientName.isEmpty())
        members.insert("client_name"_L1, clientName);
    if (!scopes.isEmpty())
        members.insert("scope"_L1, scopes.toString());
    return members;
}

HttpRequest Registration::create(const QUrl &endpoint, const RegistrationRequest &wanted)
{
    HttpRequest request{.method = HttpRequest::Method::Post,
                        .url = endpoint,
                        .headers = {{"Accept", "application/json"}}};
    if (!wanted.initialAccessToken.isEmpty())
        request.headers.append(
            {"Authorization", "Bearer " + wanted.initialAccessToken.reveal().toByteArray()});
    putBody(request, wanted.members());
    return request;
}

HttpRequest Registration::read(const RegisteredClient &known)
{
    return managing(HttpRequest::Method::Get, known);
}

HttpRequest Registration::update(const RegisteredClient &known, const RegistrationRequest &wanted)
{
    HttpRequest request = managing(HttpRequest::Method::Put, known);
    QJsonObject members = wanted.members();
    members.insert("client_id"_L1, known.client.id);
    if (!known.client.secret.isEmpty()) // proves who asks; the server may give out another
        members.insert("client_secret"_L1, QString::fromLatin1(known.client.secret.reveal()));
    putBody(request, members);
    return request;
}

HttpRequest Registration::remove(const RegisteredClient &known)
{
    return managing(HttpRequest::Method::Delete, known);
}

Result<RegisteredClient> Registration::parse(const HttpResponse &response,
                                             const Expectations &expected)
{
    if (const auto failed = failureIn(response, expected.utcMSecs))
        return *failed;
    if (response.status != expected.status)
        return malformedRegistration("http_" + QByteArray::number(response.status));
    if (!response.isJson())
        return malformedRegistration("content_type");
    const Result<QJsonObject> object = readJsonObject(response.body.reveal());
    if (!object)
        return object.error();
    return RegistrationReader(*object, expected).run();
}

std::optional<RegisteredClient> Registration::refusedClient(const HttpResponse &response,
                                                            const QUrl &endpoint)
{
    const auto object = successIn(response);
    if (!object)
        return {};
    const Expectations expected{.endpoint = endpoint};
    return RegistrationReader(*object, expected).management();
}

std::optional<RegisteredClient> Registration::changedManagement(const HttpResponse &response,
                                                                const RegisteredClient &known)
{
    const auto object = successIn(response);
    if (!object)
        return {};
    const Expectations expected{.endpoint = known.managementEndpoint, .known = known};
    RegistrationReader reader(*object, expected);
    const auto changed = reader.readId() ? reader.management() : std::nullopt;
    return changed && !(*changed == known) ? changed : std::nullopt;
}

Result<Done> Registration::parseRemoval(const HttpResponse &response, qint64 utcMSecs)
{
    if (const auto failed = failureIn(response, utcMSecs))
        return *failed;
    if (response.status != 204)
        return malformedRegistration("http_" + QByteArray::number(response.status));
    return Done{};
}

} // namespace Qonsent
