// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#pragma once

#include "oauthcore/base/secret.h"
#include "oauthcore/model/tokenrequestextras.h"

#include <QByteArrayList>
#include <QMap>
#include <QString>

namespace Qonsent {

/// A TLS client certificate (RFC 8705), as PEM.
struct ClientCertificate
{
    QByteArray chain = {}; ///< the certificate, then those that lead to the root
    Secret key = {};       ///< its private key, without a passphrase

    [[nodiscard]] bool isEmpty() const { return chain.isEmpty() && key.isEmpty(); }
    bool operator==(const ClientCertificate &) const = default;
};

/// What the provider knows this program by (RFC 6749 section 2).
struct ClientRegistration
{
    /// How `client_secret_basic` writes id and secret into the header.
    enum class BasicEncoding : quint8 {
        Form, ///< each form-encoded (RFC 6749 section 2.3.1)
        Raw,  ///< as they are, for providers that do not decode
    };
    /// Whether `client_id` is in the form besides.
    enum class IdInForm : quint8 {
        ByMethod, ///< where the authentication method wants it
        Always,   ///< with every method
        Never,    ///< with none, not even one that names the client by nothing else
    };

    QString id = {}; ///< `client_id`
    /// `client_secret`, if the provider issued one; null if not, which differs from an empty one
    /// that a method is told to send. In a program that people install it is no secret (RFC 8252
    /// section 8.5); PKCE is what protects the sign-in.
    Secret secret = {};
    /// `token_endpoint_auth_method` of the registration, e.g. "client_secret_post", or a name of
    /// Services::clientAuthenticators. Empty: "none" without a secret, "client_secret_basic" with
    /// one.
    QByteArray authenticationMethod = {};
    /// The path that was registered for the loopback redirect. It never changes, only the port
    /// does.
    QString redirectPath = QStringLiteral("/callback");
    /// `id_token_signed_response_alg` of the registration. Empty: any asymmetric algorithm that
    /// the metadata lists, RS256 if it lists none. HS256/384/512 only if they are named here.
    QByteArray idTokenSigningAlgorithm = {};
    /// In which ways the provider differs from the standards, and hooks of the program: names of
    /// HookRegistry, applied in this order. Taking a name out takes the deviation out.
    QByteArrayList quirks = {};

    BasicEncoding basicEncoding = BasicEncoding::Form;
    IdInForm idInForm = IdInForm::ByMethod;
    /// What `private_key_jwt` signs with: a private key, PEM without a passphrase or a JWK.
    Secret signingKey = {};
    QString signingKeyId = {}; ///< `kid`; empty: that of the JWK, or none
    /// `token_endpoint_auth_signing_alg` of the registration. Empty: HS256 for
    /// `client_secret_jwt`, what is usual for the key for `private_key_jwt`.
    QByteArray signingAlgorithm = {};
    /// `aud` of what the client signs. Empty: the address that it is sent to. Some providers want
    /// their issuer identifier here instead.
    QString assertionAudience = {};
    /// Presented in the TLS handshake, whatever the method; `tls_client_auth` and
    /// `self_signed_tls_client_auth` need it.
    ClientCertificate certificate = {};
    /// What goes along with token requests, by `grant_type`; that of the empty name with each.
    QMap<QByteArray, TokenRequestExtras> tokenRequestExtras = {};

    bool operator==(const ClientRegistration &) const = default;
};

} // namespace Qonsent
