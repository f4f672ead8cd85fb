// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "oauthcore/protocol/metadatadocument.h"

#include "oauthcore/base/json.h"
#include "oauthcore/protocol/issuer.h"

#include <QJsonArray>

#include <algorithm>
#include <array>

namespace Qonsent {

namespace {

constexpr qsizetype mostEntries = 200;
constexpr qsizetype longestEntry = 256;

struct EndpointMember
{
    const char *name = nullptr;
    QUrl ProviderMetadata::*field = nullptr;
};

constexpr std::array endpointMembers = {
    EndpointMember{"authorization_endpoint", &ProviderMetadata::authorizationEndpoint},
    EndpointMember{"token_endpoint", &ProviderMetadata::tokenEndpoint},
    EndpointMember{"jwks_uri", &ProviderMetadata::jwksUri},
    EndpointMember{"userinfo_endpoint", &ProviderMetadata::userinfoEndpoint},
    EndpointMember{"revocation_endpoint", &ProviderMetadata::revocationEndpoint},
    EndpointMember{"introspection_endpoint", &ProviderMetadata::introspectionEndpoint},
    EndpointMember{"registration_endpoint", &ProviderMetadata::registrationEndpoint},
    EndpointMember{"device_authorization_endpoint", &ProviderMetadata::deviceAuthorizationEndpoint},
    EndpointMember{"end_session_endpoint", &ProviderMetadata::endSessionEndpoint},
    EndpointMember{"pushed_authorization_request_endpoint",
                   &ProviderMetadata::pushedAuthorizationRequestEndpoint},
};

/// Members of `mtls_endpoint_aliases`.
constexpr std::array mtlsMembers = {
    EndpointMember{"token_endpoint", &ProviderMetadata::mtlsTokenEndpoint},
    EndpointMember{"revocation_endpoint", &ProviderMetadata::mtlsRevocationEndpoint},
    EndpointMember{"device_authorization_endpoint",
                   &ProviderMetadata::mtlsDeviceAuthorizationEndpoint},
};

struct ListMember
{
    const char *name = nullptr;
    QByteArrayList ProviderMetadata::*field = nullptr;
};

constexpr std::array listMembers = {
    ListMember{"grant_types_supported", &ProviderMetadata::grantTypesSupported},
    ListMember{"code_challenge_methods_supported",
               &ProviderMetadata::codeChallengeMethodsSupported},
    ListMember{"token_endpoint_auth_methods_supported",
               &ProviderMetadata::tokenEndpointAuthMethodsSupported},
    ListMember{"id_token_signing_alg_values_supported",
               &ProviderMetadata::idTokenSigningAlgValuesSupported},
};

/// Fills a ProviderMetadata member by member; the first refusal is the result.
class Reader
{
public:
    Reader(const QJsonObject &object, const Issuer &issuer)
        : m_object(object)
        , m_issuer(issuer)
    { }

    Result<ProviderMetadata> run()
    {
        if (const auto done = readIssuer(); !done)
            return done.error();
        for (const EndpointMember &member : endpointMembers) {
            if (const auto done = readEndpoint(value(member.name), member); !done)
                return done.error();
        }
        if (const auto done = readMtlsEndpoints(); !done)
            return done.error();
        for (const ListMember &member : listMembers) {
            const Result<QByteArrayList> list = readList(member.name);
            if (!list)
                return list.error();
            m_metadata.*member.field = *list;
        }
        if (const auto done = readScopes(); !done)
            return done.error();
        if (const auto done = readIssParameter(); !done)
            return done.error();
        if (m_metadata.tokenEndpoint.isEmpty() && !offersOnlyImplicit())
            return rejected("token_endpoint");
        return m_metadata;
    }

private:
    AuthError rejected(const char *member) const
    {
        return AuthError::of(AuthError::Code::MetadataRejected, member, m_issuer.identifier());
    }

    /// Null counts as absent: several servers write it for what they do not have.
    QJsonValue value(const char *member) const
    {
        const QJsonValue found = m_object.value(QLatin1StringView(member));
        return found.isNull() ? QJsonValue(QJsonValue::Undefined) : found;
    }

    Result<Done> readIssuer()
    {
        const QJsonValue issuer = value("issuer");
        if (!issuer.isString())
            return rejected("issuer");
        if (issuer.toString() != m_issuer.identifier())
            return AuthError::of(AuthError::Code::IssuerMismatch, "issuer", m_issuer.identifier());
        m_metadata.issuer = m_issuer.identifier();
        return Done{};
    }

    Result<Done> readMtlsEndpoints()
    {
        constexpr auto name = "mtls_endpoint_aliases";
        const QJsonValue aliases = value(name);
        if (!aliases.isUndefined() && !aliases.isObject())
            return rejected(name);
        const QJsonObject object = aliases.toObject();
        for (const EndpointMember &member : mtlsMembers) {
            const QJsonValue endpoint = object.value(QLatin1StringView(member.name));
            if (const auto done = readEndpoint(endpoint, member); !done)
                return rejected(name);
        }
        return Done{};
    }

    Result<Done> readEndpoint(const QJsonValue &endpoint, const EndpointMember &member)
    {
        if (endpoint.isUndefined() || endpoint.isNull())
            return Done{};
        const Result<QUrl> url = parseWebAddress(endpoint.toString());
        if (!url || url->hasFragment())
            return rejected(member.name);
        const bool plain = url->scheme() == QLatin1StringView("http");
        if (plain && m_issuer.reach() != Reach::Loopback)
            return rejected(member.name);
        if (reachOf(*url) < m_issuer.reach())
            return rejected(member.name);
        m_metadata.*member.field = *url;
        return Done{};
    }

    Result<QByteArrayList> readList(const char *member) const
    {
        const QJsonValue list = value(member);
        if (list.isUndefined())
            return QByteArrayList();
        if (!list.isArray())
            return rejected(member);
        QByteArrayList entries;
        for (const QJsonValue &entry : list.toArray()) {
            if (!entry.isString())
                return rejected(member);
            const QString text = entry.toString();
            if (entries.size() < mostEntries && isUsable(text))
                entries.append(text.toLatin1());
        }
        return entries;
    }

    /// What RFC 6749 section 3.3 allows in a scope and what no registry goes beyond.
    static bool isUsable(const QString &text)
    {
        const auto allowed = [](QChar c) {
            return c > u' ' && c < QChar(0x7f) && c != u'"' && c != u'\\';
        };
        return !text.isEmpty() && text.size() <= longestEntry
            && std::all_of(text.begin(), text.end(), allowed);
    }

    Result<Done> readScopes()
    {
        const Result<QByteArrayList> list = readList("scopes_supported");
        if (!list)
            return list.error();
        QStringList scopes;
        for (const QByteArray &scope : *list)
            scopes.append(QString::fromLatin1(scope));
        m_metadata.scopesSupported = Scopes(scopes);
        return Done{};
    }

    Result<Done> readIssParameter()
    {
        constexpr auto member = "authorization_response_iss_parameter_supported";
        const QJsonValue supported = value(member);
        if (!supported.isUndefined() && !supported.isBool())
            return rejected(member);
        m_metadata.authorizationResponseIssParameterSupported = supported.toBool();
        return Done{};
    }

    bool offersOnlyImplicit() const
    {
        return m_metadata.grantTypesSupported == QByteArrayList{"implicit"};
    }

    const QJsonObject &m_object;
    const Issuer &m_issuer;
    ProviderMetadata m_metadata;
};

} // namespace

Result<ProviderMetadata> parseMetadata(QByteArrayView json, const QString &expectedIssuer)
{
    const Result<Issuer> issuer = Issuer::parse(expectedIssuer);
    if (!issuer)
        return issuer.error();
    const Result<QJsonObject> object = readJsonObject(json);
    if (!object)
        return AuthError::of(AuthError::Code::MetadataRejected, object.error().reason,
                             expectedIssuer);
    return Reader(*object, *issuer).run();
}

} // namespace Qonsent
