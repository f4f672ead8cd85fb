// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#pragma once

#include "oauthcore/base/result.h"
#include "oauthcore/model/clientregistration.h"
#include "oauthcore/protocol/tokenrequest.h"

#include <QHash>

#include <functional>
#include <span>

namespace Qonsent {

/// How a client proves who it is at the token endpoint (RFC 6749 section 2.3): takes a request,
/// returns it with the proof, made for it at this moment (milliseconds since 1970 UTC). Can fail,
/// as signing can; nothing has been sent then.
using ClientAuthentication = Result<TokenRequest> (*)(TokenRequest request,
                                                      const ClientRegistration &client,
                                                      qint64 utcMSecs);
/// The same as an application writes it.
using ClientAuthenticator = std::function<Result<TokenRequest>(
    TokenRequest request, const ClientRegistration &client, qint64 utcMSecs)>;
/// An application's own ways by the name that ClientRegistration::authenticationMethod gives them.
/// The name is stored with an account, the function is not: it is given anew with each start.
using ClientAuthenticators = QHash<QByteArray, ClientAuthenticator>;

/// What a method proves with who the client is.
enum class ClientProof : quint8 {
    None,        ///< nothing: anybody can say it
    Secret,      ///< ClientRegistration::secret, sent or signed with
    OwnKey,      ///< a private key of the client's own
    Certificate, ///< the certificate of the TLS handshake
};

/// A method that is known without the application's help.
struct ClientAuthenticationMethod
{
    const char *name = nullptr; ///< `token_endpoint_auth_method` (RFC 7591 section 2)
    ClientAuthentication apply = nullptr;
    ClientProof proof = ClientProof::None;
    const char *refusal = nullptr; ///< what to say when it was refused, in Qonsent::Diagnosis
    const char *remedy = nullptr;  ///< the method to try then; null if it is none of a few words
};

/// All of them. A new one is a new file and a row in clientauthentication.cpp.
[[nodiscard]] QONSENT_CORE_EXPORT std::span<const ClientAuthenticationMethod>
clientAuthenticationMethods();
/// The one called \a name; null if there is none, as for an application's own.
[[nodiscard]] QONSENT_CORE_EXPORT const ClientAuthenticationMethod *clientAuthenticationMethod(
    QByteArrayView name);
/// The name of the method that \a client uses: the one it is registered for, else the usual one.
[[nodiscard]] QONSENT_CORE_EXPORT QByteArray
effectiveAuthenticationMethod(const ClientRegistration &client);

/// \a request with the extras, the certificate and the proof that \a client is registered for. A
/// method is looked for in \a own first. InvalidConfiguration if it is unknown or the client lacks
/// what it needs, and as withExtras(); nothing has been sent then.
[[nodiscard]] QONSENT_CORE_EXPORT Result<TokenRequest> authenticated(
    TokenRequest request, const ClientRegistration &client, qint64 utcMSecs,
    const ClientAuthenticators &own = {});

} // namespace Qonsent
