// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#pragma once

#include "oauthcore/base/formencoding.h"
#include "oauthcore/model/providermetadata.h"
#include "oauthcore/provider/tokenplacement.h"

#include <QMap>

#include <chrono>

namespace Qonsent {

/// A place in a preset's addresses that a person or a program fills in, e.g. the host of a server.
struct PresetVariable
{
    /// What may be filled in.
    enum class Kind : quint8 {
        Address, ///< https (or http on loopback), without a slash at its end, query and fragment
        Name,    ///< unreserved characters of RFC 3986, neither `.` nor `..`
        Uuid,    ///< as in 9188040d-6c67-4c5b-b112-36a304b66dad
    };

    QString name = {};
    Kind kind = Kind::Name;
    QString usual = {};       ///< what it is if nobody says; empty: somebody has to
    QStringList choices = {}; ///< all that it can be; empty: anything of its kind
    bool operator==(const PresetVariable &) const = default;
};

/// What is known beforehand of one provider, or of one kind of server: enough to sign in there with
/// a client ID alone. Made by parseProviderPreset().
struct QONSENT_CORE_EXPORT ProviderPreset
{
    /// Whether the provider gives a secret to programs that people install.
    enum class ClientSecret : quint8 {
        None,     ///< it gives none
        Optional, ///< it can
        Required, ///< it wants it back with every request, though it is no secret
    };
    /// Which redirect addresses can be registered there.
    enum class RedirectRule : quint8 {
        AnyLoopbackPort, ///< the port does not count (RFC 8252 section 7.3)
        FixedPort,       ///< the port is part of the registration
        /// https alone: a page of the program's own leads on to this computer. Its address is in
        /// the client's quirks, "registered_redirect:https://…".
        HttpsRelay,
        SpecialName, ///< a name instead of an address, "registered_redirect:NAME"
    };

    QString id = {};   ///< stable, `[a-z0-9-]`, e.g. "gitlab"
    QString name = {}; ///< for people, plain text
    /// The issuer identifier, with variables in braces; empty if there is no discovery.
    QString issuer = {};
    QList<PresetVariable> variables = {}; ///< every one appears in issuer or an endpoint
    /// Instead of issuer: addresses by the names of the document, e.g. "token", with variables in
    /// braces.
    QMap<QString, QString> endpoints = {};
    Scopes scopes = {};                   ///< what to ask for if nobody says
    FormParameters parameters = {};       ///< for the authorization request besides
    QByteArray otherAccountPrompt = {};   ///< `prompt` that makes it ask who it is
    QByteArray clientAuthentication = {}; ///< `token_endpoint_auth_method`, if there is a secret
    ClientSecret clientSecret = ClientSecret::None;
    RedirectRule redirectRule = RedirectRule::AnyLoopbackPort;
    QString redirectHost = {};     ///< "127.0.0.1", "::1" or "localhost"
    quint16 redirectPort = 0;      ///< with FixedPort
    QString registrationPage = {}; ///< where programs are registered; variables as issuer
    std::chrono::minutes registrationTime = {}; ///< that a person needs there
    QByteArrayList quirks = {};                 ///< see quirksFor()
    /// Members of token answers that a program may need, e.g. "team.id"; TokenSet::extra has them.
    QStringList answerMembers = {};
    TokenPlacement tokenPlacement = {}; ///< of the access token in requests for resources
    /// Where each fact was read, by member; empty where nobody has checked it.
    QMap<QString, QString> sources = {};

    /// issuer with \a values in it. InvalidConfiguration names the variable that is unknown
    /// ("provider_variable_unknown"), missing or not of its kind ("provider_variable").
    [[nodiscard]] Result<QString> issuerFor(const QMap<QString, QString> &values) const;
    /// endpoints with \a values in them; empty if there is an issuer.
    [[nodiscard]] Result<ProviderMetadata> metadataFor(const QMap<QString, QString> &values) const;
    /// For ClientRegistration::quirks: in which ways the provider differs from the standards.
    [[nodiscard]] Result<QByteArrayList> quirksFor(const QMap<QString, QString> &values) const;
    /// The same as issuerFor() for registrationPage; empty if there is none.
    [[nodiscard]] Result<QUrl> registrationPageFor(const QMap<QString, QString> &values) const;

    bool operator==(const ProviderPreset &) const = default;
};

/// Whether \a text can be filled in for a variable of \a kind.
[[nodiscard]] QONSENT_CORE_EXPORT bool isFitFor(PresetVariable::Kind kind, const QString &text);

} // namespace Qonsent
