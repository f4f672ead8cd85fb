// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "oauthcore/testing/clientauthentication_p.h"

#include "oauthcore/base/secret.h"
#include "oauthcore/testing/clientassertion_p.h"

namespace Qonsent::Test {

namespace {

struct Credentials
{
    QByteArray id = {};
    QByteArray secret = {};
    QByteArray method = {}; ///< as in `token_endpoint_auth_method`
    QByteArray assertion = {};
    QByteArray certificate = {}; ///< of the TLS handshake
};

/// One half of the Basic header, form-encoded as RFC 6749 section 2.3.1 says.
std::optional<QByteArray> formDecoded(QByteArrayView text)
{
    const Result<FormParameters> read = FormParameters::decode("x=" + text.toByteArray());
    if (!read || read->list().size() != 1)
        return {};
    return read->value("x");
}

std::optional<Credentials> basicCredentials(const QByteArray &header)
{
    const auto decoded = QByteArray::fromBase64Encoding(header.mid(6).trimmed(),
                                                        QByteArray::AbortOnBase64DecodingErrors);
    const qsizetype colon = decoded ? (*decoded).indexOf(':') : -1;
    if (colon < 0)
        return {};
    const auto id = formDecoded(QByteArrayView(*decoded).first(colon));
    const auto secret = formDecoded(QByteArrayView(*decoded).sliced(colon + 1));
    if (!id || !secret)
        return {};
    return Credentials{*id, *secret, "client_secret_basic"};
}

Credentials bodyCredentials(const FormParameters &form)
{
    const std::optional<QByteArray> secret = form.value("client_secret");
    return {.id = form.value("client_id").value_or(QByteArray()),
            .secret = secret.value_or(QByteArray()),
            .method = secret ? "client_secret_post" : "none"};
}

/// RFC 6749 section 3.2, but for what RFC 8693 section 2.1 lets be there more than once.
bool hasDuplicate(const FormParameters &form)
{
    FormParameters others;
    for (const FormParameter &parameter : form.list()) {
        if (parameter.name != "resource" && parameter.name != "audience")
            others.append(parameter.name, parameter.value);
    }
    return others.firstDuplicate().has_value();
}

/// The methods that are more than a secret that is sent.
bool isProven(ServerState &state, const Client &client, const Credentials &credentials,
              const ReceivedRequest &request)
{
    if (client.authenticationMethod.endsWith("tls_client_auth"))
        return !client.certificate.isEmpty() && credentials.certificate == client.certificate;
    const QByteArray asked = state.origin + request.path();
    return assertionProblem(state, client, credentials.assertion, asked).isEmpty();
}

bool isAccepted(ServerState &state, const Client &client, const Credentials &credentials,
                const ReceivedRequest &request)
{
    if (client.authenticationMethod.endsWith("_jwt")
        || client.authenticationMethod.endsWith("tls_client_auth"))
        return isProven(state, client, credentials, request);
    if (client.secret.isEmpty())
        return credentials.method == "none";
    const bool methodFits = client.authenticationMethod.isEmpty()
        ? credentials.method != "none"
        : credentials.method == client.authenticationMethod;
    return methodFits && constantTimeEqual(client.secret, credentials.secret);
}

} // namespace

std::variant<Client, Answer> authenticateClient(ServerState &state, const ReceivedRequest &request)
{
    const FormParameters form = request.form();
    const QByteArray header = request.header("Authorization").value_or(QByteArray());
    Credentials credentials = bodyCredentials(form);
    if (!header.isEmpty()) {
        if (form.contains("client_secret"))
            return Answer::error(400, "invalid_request",
                                 QStringLiteral("More than one client authentication."));
        const bool basic = header.left(6).toLower() == "basic ";
        const QByteArray idInBody = std::exchange(credentials, {}).id;
        if (const auto read = basic ? basicCredentials(header) : std::nullopt)
            credentials = *read;
        if (!idInBody.isEmpty() && idInBody != credentials.id)
            credentials = {};
    }
    credentials.assertion = form.value("client_assertion").value_or(QByteArray());
    credentials.certificate = request.peerCertificate;
    if (credentials.id.isEmpty())
        credentials.id = assertedClient(credentials.assertion);
    const std::optional<Client> client = state.client(credentials.id);
    if (client && isAccepted(state, *client, credentials, request))
        return *client;
    Answer refusal = Answer::error(401, "invalid_client",
                                   QStringLiteral("The client is unknown or not authenticated."));
    return header.isEmpty() ? refusal : refusal.with("WWW-Authenticate", "Basic realm=\"clients\"");
}

std::variant<FormParameters, Answer> readForm(const ReceivedRequest &request)
{
    const auto refuse = [](const QString &why) {
        return Answer::error(400, "invalid_request", why);
    };
    if (!request.isForm())
        return refuse(QStringLiteral("The body must be application/x-www-form-urlencoded."));
    const Result<FormParameters> form = FormParameters::decode(request.body);
    if (!form)
        return refuse(QStringLiteral("The body is not form-encoded."));
    if (hasDuplicate(*form))
        return refuse(QStringLiteral("A parameter appears more than once."));
    return *form;
}

} // namespace Qonsent::Test
