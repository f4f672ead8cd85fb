// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
//
// Input: an issuer, a newline, the metadata that it publishes.
#include "oauthcore/protocol/issuer.h"
#include "oauthcore/protocol/metadatadocument.h"
#include "tests/fuzz/property.h"

#include <QJsonDocument>
#include <QJsonObject>

using namespace Qonsent;
using namespace Qonsent::Fuzz;
using namespace Qt::StringLiterals;

namespace {

constexpr std::pair<const char *, QUrl ProviderMetadata::*> endpoints[] = {
    {"authorization_endpoint", &ProviderMetadata::authorizationEndpoint},
    {"token_endpoint", &ProviderMetadata::tokenEndpoint},
    {"jwks_uri", &ProviderMetadata::jwksUri},
    {"userinfo_endpoint", &ProviderMetadata::userinfoEndpoint},
    {"revocation_endpoint", &ProviderMetadata::revocationEndpoint},
    {"introspection_endpoint", &ProviderMetadata::introspectionEndpoint},
    {"registration_endpoint", &ProviderMetadata::registrationEndpoint},
    {"device_authorization_endpoint", &ProviderMetadata::deviceAuthorizationEndpoint},
    {"end_session_endpoint", &ProviderMetadata::endSessionEndpoint},
    {"pushed_authorization_request_endpoint",
     &ProviderMetadata::pushedAuthorizationRequestEndpoint},
};

/// By spelling alone: no other spelling of these addresses is accepted.
bool looksLikeThisComputer(QString host)
{
    if (host.endsWith(u'.'))
        host.chop(1);
    const bool numbers = std::all_of(host.begin(), host.end(),
                                     [](QChar c) { return c == u'.' || (c >= u'0' && c <= u'9'); });
    return host == "localhost"_L1 || host == "::1"_L1 || host.startsWith("::ffff:127."_L1)
        || (numbers && host.startsWith("127."_L1) && host.count(u'.') == 3);
}

/// What every address has to be that a request is ever sent to.
void requireSafe(const QUrl &url)
{
    const QString host = url.host();
    require(url.isValid() && !host.isEmpty(), "an address has a host");
    require(url.scheme() == "https"_L1
                || (url.scheme() == "http"_L1 && looksLikeThisComputer(host)),
            "an address is https, or http on this computer");
    require(url.userInfo().isEmpty() && !url.authority().contains(u'@'),
            "an address has no user information");
    require(!url.hasFragment(), "an address has no fragment");
    require(isPrintableAscii(url.toEncoded()), "an address is printable ASCII");
}

void requireLocations(const Issuer &issuer)
{
    const QString origin = issuer.identifier().section(u'/', 0, 2).toLower();
    const QList<QUrl> locations = issuer.metadataLocations();
    require(locations.size() == 2 || locations.size() == 3, "there are two or three locations");
    for (const QUrl &location : locations) {
        requireSafe(location);
        require(QString::fromLatin1(location.toEncoded()).section(u'/', 0, 2).toLower() == origin,
                "metadata is looked for where the issuer is");
        require(location.path().contains("/.well-known/"_L1), "metadata is at a well-known place");
        require(!location.hasQuery(), "a location has no query");
        require(parseWebAddress(QString::fromLatin1(location.toEncoded())).has_value(),
                "a location is an address we would accept");
    }
}

void requireOwn(const ProviderMetadata &metadata, const Issuer &issuer, const QJsonObject &sent)
{
    require(metadata.issuer == issuer.identifier(), "the issuer is exactly the expected one");
    require(sent.value("issuer"_L1).toString() == issuer.identifier(), "it names itself");
    const bool nearby = looksLikeThisComputer(QUrl(issuer.identifier()).host());
    for (const auto &[name, field] : endpoints) {
        const QUrl &url = metadata.*field;
        const QString text = sent.value(QLatin1String(name)).toString();
        require(url.isEmpty() == text.isEmpty(), "an endpoint is there if it was sent");
        if (url.isEmpty())
            continue;
        requireSafe(url);
        require(text.contains("://"_L1 + url.authority(QUrl::FullyEncoded), Qt::CaseInsensitive),
                "the host is spelled the way it is used");
        require(nearby || !looksLikeThisComputer(url.host()),
                "only an issuer on this computer leads to this computer");
        require(reachOf(url) >= issuer.reach(), "no endpoint is nearer than the issuer");
    }
    require(metadata.scopesSupported.list().size() <= 200, "lists are short");
    for (const QByteArray &grant : metadata.grantTypesSupported)
        require(!grant.isEmpty() && isPrintableAscii(grant), "entries of lists are words");
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    QByteArrayView json = bytesOf(data, size);
    const QString expected = QString::fromUtf8(takeLine(json));
    const Result<Issuer> issuer = Issuer::parse(expected);
    const Result<ProviderMetadata> metadata = parseMetadata(json, expected);
    require(issuer || !metadata, "without an issuer there is no metadata");
    if (!issuer)
        requirePresentable(issuer.error());
    if (!metadata)
        requirePresentable(metadata.error());
    if (issuer) {
        require(issuer->identifier() == expected, "an issuer is kept as it was entered");
        requireSafe(QUrl(expected, QUrl::StrictMode));
        requireLocations(*issuer);
    }
    if (metadata)
        requireOwn(*metadata, *issuer, QJsonDocument::fromJson(json.toByteArray()).object());
    return 0;
}
