// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "oauthcore/provider/presetdocument.h"

#include "oauthcore/base/json.h"
#include "oauthcore/protocol/authorizationrequest.h"
#include "oauthcore/provider/presetaddresses_p.h"
#include "oauthcore/provider/presetdeviations_p.h"
#include "oauthcore/provider/presetfinding.h"
#include "oauthcore/provider/presetmembers_p.h"

#include <QJsonArray>

#include <algorithm>
#include <array>

namespace Qonsent {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype largestDocument = 64 * 1024;

AuthError wrongPreset(const QString &member)
{
    return AuthError::of(AuthError::Code::InvalidConfiguration,
                         "provider_preset:" + member.toUtf8(), member);
}

/// What `verified` speaks of.
constexpr std::array facts = {"issuer"_L1,
                              "endpoints"_L1,
                              "scopes"_L1,
                              "authorization_parameters"_L1,
                              "client"_L1,
                              "redirect"_L1,
                              "other_account_prompt"_L1,
                              "registration"_L1,
                              "pkce"_L1,
                              "scope_separator"_L1,
                              "parameter_names"_L1,
                              "token_request"_L1,
                              "token_answer"_L1,
                              "token_placement"_L1,
                              "quirks"_L1};
constexpr std::array others = {"id"_L1, "name"_L1, "variables"_L1, "verified"_L1};

constexpr std::array secretWords = {
    PresetWord{"none"_L1, ProviderPreset::ClientSecret::None},
    PresetWord{"optional"_L1, ProviderPreset::ClientSecret::Optional},
    PresetWord{"required"_L1, ProviderPreset::ClientSecret::Required}};
constexpr std::array redirectRules = {
    PresetWord{"any_loopback_port"_L1, ProviderPreset::RedirectRule::AnyLoopbackPort},
    PresetWord{"fixed_port"_L1, ProviderPreset::RedirectRule::FixedPort},
    PresetWord{"https_relay"_L1, ProviderPreset::RedirectRule::HttpsRelay},
    PresetWord{"special_name"_L1, ProviderPreset::RedirectRule::SpecialName}};

/// Fills a ProviderPreset member by member, and remembers those that are wrong.
class Reader
{
public:
    explicit Reader(const QJsonObject &object)
        : m_members(object)
    { }

    /// The preset; worth nothing if something is wrong().
    ProviderPreset run()
    {
        knowAll();
        m_preset.id = m_members.value("id"_L1).toString();
        m_members.check(PresetText::isIdentifier(m_preset.id, u'-'), u"id"_s);
        m_preset.name = m_members.value("name"_L1).toString();
        m_members.check(PresetText::isPlainText(m_preset.name), u"name"_s);
        PresetAddresses::read(m_members, m_preset);
        readScopes();
        readParameters();
        readPrompt();
        readClient();
        readRedirect();
        readRegistration();
        PresetDeviations::read(m_members, m_preset);
        readVerified();
        return m_preset;
    }
    /// The members that are wrong, in the order of reading.
    [[nodiscard]] const QStringList &wrong() const { return m_members.wrong(); }

private:
    void knowAll()
    {
        const QJsonObject &all = m_members.all();
        for (auto member = all.begin(); member != all.end(); ++member) {
            const auto is = [&member](QLatin1StringView name) { return member.key() == name; };
            m_members.check(std::any_of(facts.begin(), facts.end(), is)
                                || std::any_of(others.begin(), others.end(), is),
                            sanitizedServerText(member.key()));
        }
    }

    void readScopes()
    {
        const QJsonValue value = m_members.value("scopes"_L1);
        const QJsonArray list = value.toArray();
        m_members.check(value.isArray() && list.size() <= 50, u"scopes"_s);
        QStringList scopes;
        for (const QJsonValue &scope : list) {
            m_members.check(PresetText::isToken(scope.toString())
                                && !scopes.contains(scope.toString()),
                            u"scopes"_s);
            scopes.append(scope.toString());
        }
        // without discovery there are no keys to check an identity with
        m_members.check(!m_preset.issuer.isEmpty() || !scopes.contains("openid"_L1), u"scopes"_s);
        m_preset.scopes = Scopes(scopes);
    }

    void readParameters()
    {
        const QJsonValue value = m_members.value("authorization_parameters"_L1);
        if (value.isUndefined())
            return;
        const QJsonObject parameters = value.toObject();
        m_members.check(value.isObject() && !parameters.isEmpty() && parameters.size() <= 20,
                        u"authorization_parameters"_s);
        for (auto each = parameters.begin(); each != parameters.end(); ++each) {
            const QByteArray name = each.key().toUtf8();
            m_members.check(PresetText::isIdentifier(each.key(), u'_')
                                && !AuthorizationRequest::isReserved(name)
                                && PresetText::isPlainText(each.value().toString()),
                            u"authorization_parameters."_s + sanitizedServerText(each.key()));
            m_preset.parameters.append(name, each.value().toString().toUtf8());
        }
    }

    void readPrompt()
    {
        m_preset.otherAccountPrompt =
            m_members.value("other_account_prompt"_L1).toString().toLatin1();
        m_members.check(m_preset.otherAccountPrompt == "login"
                            || m_preset.otherAccountPrompt == "select_account",
                        u"other_account_prompt"_s);
    }

    void readClient()
    {
        const QJsonObject client =
            m_members.object("client"_L1, {"authentication"_L1, "secret"_L1});
        m_preset.clientSecret =
            m_members.word(client.value("secret"_L1), secretWords, u"client.secret"_s);
        m_preset.clientAuthentication = client.value("authentication"_L1).toString().toLatin1();
        const QByteArray &method = m_preset.clientAuthentication;
        const bool hasSecret = m_preset.clientSecret != ProviderPreset::ClientSecret::None;
        m_members.check(hasSecret
                            ? method == "client_secret_basic" || method == "client_secret_post"
                            : method == "none",
                        u"client.authentication"_s);
    }

    void readRedirect()
    {
        const QJsonObject redirect =
            m_members.object("redirect"_L1, {"rule"_L1, "host"_L1, "port"_L1, "keep"_L1});
        m_preset.redirectRule =
            m_members.word(redirect.value("rule"_L1), redirectRules, u"redirect.rule"_s);
        m_preset.redirectHost = redirect.value("host"_L1).toString();
        m_members.check(m_preset.redirectHost == "127.0.0.1"_L1 || m_preset.redirectHost == "::1"_L1
                            || m_preset.redirectHost == "localhost"_L1,
                        u"redirect.host"_s);
        PresetDeviations::readKept(m_members, redirect, m_preset);
        const bool isFixed = m_preset.redirectRule != ProviderPreset::RedirectRule::AnyLoopbackPort;
        m_members.check(redirect.contains("port"_L1) == isFixed, u"redirect.port"_s);
        if (!isFixed)
            return;
        const double port = redirect.value("port"_L1).toDouble();
        const bool isPort = port >= 1024 && port <= 65535 && port == double(quint16(port));
        m_members.check(isPort, u"redirect.port"_s);
        m_preset.redirectPort = isPort ? quint16(port) : quint16(0);
    }

    void readRegistration()
    {
        const QJsonObject registration =
            m_members.object("registration"_L1, {"page"_L1, "minutes"_L1});
        const int minutes = registration.value("minutes"_L1).toInt();
        m_members.check(minutes >= 1 && minutes <= 240, u"registration.minutes"_s);
        m_preset.registrationTime = std::chrono::minutes(minutes);
        if (!registration.contains("page"_L1)) // e.g. on a server that somebody else looks after
            return;
        m_preset.registrationPage = registration.value("page"_L1).toString();
        m_members.check(
            PresetAddresses::leadsToInternet(m_preset.registrationPage, m_preset.variables),
            u"registration.page"_s);
    }

    void readVerified()
    {
        const QJsonValue value = m_members.value("verified"_L1);
        m_members.check(value.isObject(), u"verified"_s);
        const QJsonObject verified = value.toObject();
        for (auto each = verified.begin(); each != verified.end(); ++each) {
            const bool isFact =
                std::any_of(facts.begin(), facts.end(),
                            [&each](QLatin1StringView fact) { return each.key() == fact; });
            m_members.check(
                isFact && m_members.all().contains(each.key())
                    && (each.value().isNull() || PresetText::isPlainText(each.value().toString())),
                u"verified."_s + sanitizedServerText(each.key()));
            m_preset.sources.insert(each.key(), each.value().toString());
        }
        for (const QLatin1StringView fact : facts)
            m_members.check(!m_members.contains(fact) || verified.contains(fact),
                            u"verified."_s + fact);
    }

    PresetMembers m_members;
    ProviderPreset m_preset;
};

/// The object in \a json, or why there is none.
Result<QJsonObject> documentIn(QByteArrayView json)
{
    if (json.size() > largestDocument)
        return wrongPreset(u"size"_s);
    const Result<QJsonObject> object = readJsonObject(json, {.depth = 4, .members = 500});
    return object ? object : wrongPreset(QString::fromLatin1(object.error().reason));
}

/// The members of \a preset that are weaker than the standards want it.
QStringList weakMembers(const ProviderPreset &preset)
{
    QStringList members;
    const auto isOff = [](const QByteArray &quirk) { return quirk.startsWith("pkce:"); };
    if (std::any_of(preset.quirks.begin(), preset.quirks.end(), isOff))
        members.append(u"pkce"_s);
    if (preset.tokenPlacement.place == TokenPlacement::Place::Query)
        members.append(u"token_placement"_s);
    for (const QByteArray &quirk : preset.quirks) {
        if (quirk.startsWith("registered_redirect:") || quirk == "id_token_optional")
            members.append(u"quirks."_s + sanitizedServerText(QString::fromUtf8(quirk)));
    }
    // A variable may stand in a host; it is the same in both then, or it is another one.
    const auto hostOf = [&preset](QLatin1StringView name) {
        return preset.endpoints.value(name).section(u'/', 2, 2);
    };
    if (preset.endpoints.contains("refresh"_L1) && hostOf("refresh"_L1) != hostOf("token"_L1))
        members.append(u"endpoints.refresh"_s);
    return members;
}

} // namespace

Result<ProviderPreset> parseProviderPreset(QByteArrayView json)
{
    const Result<QJsonObject> object = documentIn(json);
    if (!object)
        return object.error();
    Reader reader(*object);
    const ProviderPreset preset = reader.run();
    if (!reader.wrong().isEmpty())
        return wrongPreset(reader.wrong().constFirst());
    return preset;
}

QList<PresetFinding> checkProviderPreset(QByteArrayView json)
{
    using Kind = PresetFinding::Kind;
    const Result<QJsonObject> object = documentIn(json);
    if (!object)
        return {{.kind = Kind::Wrong,
                 .member = QString::fromLatin1(
                     object.error().reason.mid(qsizetype(qstrlen("provider_preset:"))))}};
    Reader reader(*object);
    const ProviderPreset preset = reader.run();
    QList<PresetFinding> findings;
    for (const QString &member : reader.wrong())
        findings.append({.kind = Kind::Wrong, .member = member});
    for (auto source = preset.sources.begin(); source != preset.sources.end(); ++source) {
        if (source->isEmpty())
            findings.append(
                {.kind = Kind::Unverified, .member = sanitizedServerText(source.key())});
    }
    for (const QString &member : weakMembers(preset))
        findings.append({.kind = Kind::Insecure, .member = member});
    return findings;
}

} // namespace Qonsent
