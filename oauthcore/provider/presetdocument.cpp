// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "oauthcore/provider/presetdocument.h"

#include "oauthcore/base/json.h"
#include "oauthcore/protocol/authorizationrequest.h"
#include "oauthcore/protocol/issuer.h"

#include <QJsonArray>

#include <algorithm>
#include <array>

namespace Qonsent {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype largestDocument = 64 * 1024;
constexpr qsizetype longestText = 256;

AuthError wrong(const QString &member)
{
    return AuthError::of(AuthError::Code::InvalidConfiguration,
                         "provider_preset:" + member.toUtf8(), member);
}

struct EndpointMember
{
    QLatin1StringView name;
    QUrl ProviderMetadata::*field;
};

constexpr std::array endpointMembers = {
    EndpointMember{"authorization"_L1, &ProviderMetadata::authorizationEndpoint},
    EndpointMember{"token"_L1, &ProviderMetadata::tokenEndpoint},
    EndpointMember{"device_authorization"_L1, &ProviderMetadata::deviceAuthorizationEndpoint},
    EndpointMember{"revocation"_L1, &ProviderMetadata::revocationEndpoint},
};

/// What `verified` speaks of.
constexpr std::array facts = {"issuer"_L1,
                              "endpoints"_L1,
                              "scopes"_L1,
                              "authorization_parameters"_L1,
                              "client"_L1,
                              "redirect"_L1,
                              "other_account_prompt"_L1,
                              "registration"_L1};
constexpr std::array others = {"id"_L1, "name"_L1, "variables"_L1, "quirks"_L1, "verified"_L1};

template <typename T>
struct Word
{
    QLatin1StringView text;
    T value;
};
// Compilers before the paper on class templates of aggregates (P1816) want it said.
template <typename T>
Word(QLatin1StringView, T) -> Word<T>;

constexpr std::array variableKinds = {Word{"address"_L1, PresetVariable::Kind::Address},
                                      Word{"name"_L1, PresetVariable::Kind::Name},
                                      Word{"uuid"_L1, PresetVariable::Kind::Uuid}};
constexpr std::array secretWords = {Word{"none"_L1, ProviderPreset::ClientSecret::None},
                                    Word{"optional"_L1, ProviderPreset::ClientSecret::Optional},
                                    Word{"required"_L1, ProviderPreset::ClientSecret::Required}};
constexpr std::array redirectRules = {
    Word{"any_loopback_port"_L1, ProviderPreset::RedirectRule::AnyLoopbackPort},
    Word{"fixed_port"_L1, ProviderPreset::RedirectRule::FixedPort}};

/// True if \a text is made of lower case letters, digits and \a besides, and begins with a letter.
bool isIdentifier(const QString &text, QChar besides)
{
    return !text.isEmpty() && text.size() <= 64 && text.front() >= u'a' && text.front() <= u'z'
        && std::all_of(text.begin(), text.end(), [besides](QChar c) {
               return (c >= u'a' && c <= u'z') || (c >= u'0' && c <= u'9') || c == besides;
           });
}

bool isPlainText(const QString &text)
{
    return !text.isEmpty() && text.size() <= longestText && sanitizedServerText(text) == text;
}

/// Visible ASCII, as scopes and parameters are made of.
bool isToken(const QString &text)
{
    return !text.isEmpty() && text.size() <= longestText
        && std::all_of(text.begin(), text.end(), [](QChar c) {
               return c > u' ' && c < QChar(0x7f) && c != u'"' && c != u'\\';
           });
}

bool isInternetAddress(const Result<QUrl> &url)
{
    return url && url->scheme() == "https"_L1 && !url->hasFragment()
        && reachOf(*url) == Reach::Public;
}

/// Fills a ProviderPreset member by member. The first member that is wrong is remembered; what
/// follows it is read, but counts no more.
class Reader
{
public:
    explicit Reader(const QJsonObject &object)
        : m_object(object)
    { }

    Result<ProviderPreset> run()
    {
        knowAll();
        m_preset.id = m_object.value("id"_L1).toString();
        check(isIdentifier(m_preset.id, u'-'), u"id"_s);
        m_preset.name = m_object.value("name"_L1).toString();
        check(isPlainText(m_preset.name), u"name"_s);
        readVariables();
        if (m_object.contains("endpoints"_L1))
            readEndpoints();
        else
            readIssuer();
        readScopes();
        readParameters();
        readPrompt();
        readClient();
        readRedirect();
        readRegistration();
        readQuirks();
        readVerified();
        return m_wrong.isEmpty() ? Result<ProviderPreset>(m_preset) : wrong(m_wrong);
    }

private:
    void check(bool isRight, const QString &member)
    {
        if (!isRight && m_wrong.isEmpty())
            m_wrong = member;
    }

    void knowAll()
    {
        for (auto member = m_object.begin(); member != m_object.end(); ++member) {
            const auto is = [&member](QLatin1StringView name) { return member.key() == name; };
            check(std::any_of(facts.begin(), facts.end(), is)
                      || std::any_of(others.begin(), others.end(), is),
                  sanitizedServerText(member.key()));
        }
    }

    /// The object called \a name, whose members are all among \a known.
    QJsonObject object(QLatin1StringView name, std::initializer_list<QLatin1StringView> known)
    {
        return object(m_object, name, name, known);
    }
    QJsonObject object(const QJsonObject &from, const QString &name, const QString &path,
                       std::initializer_list<QLatin1StringView> known)
    {
        const QJsonValue value = from.value(name);
        check(value.isObject(), path);
        const QJsonObject found = value.toObject();
        for (auto member = found.begin(); member != found.end(); ++member)
            check(std::any_of(known.begin(), known.end(),
                              [&member](QLatin1StringView each) { return member.key() == each; }),
                  path + u'.' + sanitizedServerText(member.key()));
        return found;
    }

    template <typename T, std::size_t size>
    T word(const QJsonValue &value, const std::array<Word<T>, size> &words, const QString &path)
    {
        const QString text = value.toString();
        const auto found = std::find_if(words.begin(), words.end(),
                                        [&text](const Word<T> &each) { return text == each.text; });
        check(found != words.end(), path);
        return found != words.end() ? found->value : words.front().value;
    }

    void readVariables()
    {
        const QJsonValue value = m_object.value("variables"_L1);
        if (value.isUndefined())
            return;
        check(value.isObject() && !value.toObject().isEmpty(), u"variables"_s);
        const QJsonObject all = value.toObject();
        for (auto each = all.begin(); each != all.end(); ++each) {
            const QString path = u"variables."_s + sanitizedServerText(each.key());
            check(isIdentifier(each.key(), u'_'), path);
            const QJsonObject one = object(all, each.key(), path, {"kind"_L1, "usual"_L1});
            PresetVariable variable{
                .name = each.key(),
                .kind = word(one.value("kind"_L1), variableKinds, path + u".kind"_s),
                .usual = one.value("usual"_L1).toString()};
            if (one.contains("usual"_L1)) {
                check(isFitFor(variable.kind, variable.usual), path + u".usual"_s);
                check(variable.kind != PresetVariable::Kind::Address
                          || isInternetAddress(parseWebAddress(variable.usual)),
                      path + u".usual"_s);
            }
            m_preset.variables.append(variable);
        }
    }

    /// \a pattern with something likely in place of every variable; the rest of it is checked then.
    QString example(QString pattern) const
    {
        for (const PresetVariable &variable : m_preset.variables) {
            const bool isAddress = variable.kind == PresetVariable::Kind::Address;
            pattern.replace(u'{' + variable.name + u'}',
                            isAddress ? u"https://id.example"_s : u"x"_s);
        }
        return pattern;
    }

    void readIssuer()
    {
        m_preset.issuer = m_object.value("issuer"_L1).toString();
        const QString likely = example(m_preset.issuer);
        check(Issuer::parse(likely).has_value() && !likely.contains(u'{')
                  && isInternetAddress(parseWebAddress(likely)),
              u"issuer"_s);
        for (const PresetVariable &variable : m_preset.variables) {
            const bool isFirst = m_preset.issuer.startsWith(u'{' + variable.name + u'}');
            check(m_preset.issuer.count(u'{' + variable.name + u'}') == 1,
                  u"variables."_s + variable.name);
            check(isFirst == (variable.kind == PresetVariable::Kind::Address),
                  u"variables."_s + variable.name + u".kind"_s);
        }
    }

    void readEndpoints()
    {
        check(!m_object.contains("issuer"_L1), u"issuer"_s);
        check(m_preset.variables.isEmpty(), u"variables"_s);
        const QJsonObject endpoints =
            object("endpoints"_L1,
                   {"authorization"_L1, "token"_L1, "device_authorization"_L1, "revocation"_L1});
        for (const EndpointMember &member : endpointMembers) {
            const bool isNeeded = member.name == "authorization"_L1 || member.name == "token"_L1;
            if (!isNeeded && !endpoints.contains(member.name))
                continue;
            const auto url = parseWebAddress(endpoints.value(member.name).toString());
            check(isInternetAddress(url), u"endpoints."_s + member.name);
            if (url)
                m_preset.metadata.*member.field = *url;
        }
    }

    void readScopes()
    {
        const QJsonValue value = m_object.value("scopes"_L1);
        const QJsonArray list = value.toArray();
        check(value.isArray() && list.size() <= 50, u"scopes"_s);
        QStringList scopes;
        for (const QJsonValue &scope : list) {
            check(isToken(scope.toString()) && !scopes.contains(scope.toString()), u"scopes"_s);
            scopes.append(scope.toString());
        }
        // without discovery there are no keys to check an identity with
        check(!m_preset.issuer.isEmpty() || !scopes.contains("openid"_L1), u"scopes"_s);
        m_preset.scopes = Scopes(scopes);
    }

    void readParameters()
    {
        const QJsonValue value = m_object.value("authorization_parameters"_L1);
        if (value.isUndefined())
            return;
        const QJsonObject parameters = value.toObject();
        check(value.isObject() && !parameters.isEmpty() && parameters.size() <= 20,
              u"authorization_parameters"_s);
        for (auto each = parameters.begin(); each != parameters.end(); ++each) {
            const QByteArray name = each.key().toUtf8();
            check(isIdentifier(each.key(), u'_') && !AuthorizationRequest::isReserved(name)
                      && isPlainText(each.value().toString()),
                  u"authorization_parameters."_s + sanitizedServerText(each.key()));
            m_preset.parameters.append(name, each.value().toString().toUtf8());
        }
    }

    void readPrompt()
    {
        m_preset.otherAccountPrompt =
            m_object.value("other_account_prompt"_L1).toString().toLatin1();
        check(m_preset.otherAccountPrompt == "login"
                  || m_preset.otherAccountPrompt == "select_account",
              u"other_account_prompt"_s);
    }

    void readClient()
    {
        const QJsonObject client = object("client"_L1, {"authentication"_L1, "secret"_L1});
        m_preset.clientSecret = word(client.value("secret"_L1), secretWords, u"client.secret"_s);
        m_preset.clientAuthentication = client.value("authentication"_L1).toString().toLatin1();
        const QByteArray &method = m_preset.clientAuthentication;
        const bool hasSecret = m_preset.clientSecret != ProviderPreset::ClientSecret::None;
        check(hasSecret ? method == "client_secret_basic" || method == "client_secret_post"
                        : method == "none",
              u"client.authentication"_s);
    }

    void readRedirect()
    {
        const QJsonObject redirect = object("redirect"_L1, {"rule"_L1, "host"_L1, "port"_L1});
        m_preset.redirectRule = word(redirect.value("rule"_L1), redirectRules, u"redirect.rule"_s);
        m_preset.redirectHost = redirect.value("host"_L1).toString();
        check(m_preset.redirectHost == "127.0.0.1"_L1 || m_preset.redirectHost == "::1"_L1
                  || m_preset.redirectHost == "localhost"_L1,
              u"redirect.host"_s);
        const bool isFixed = m_preset.redirectRule == ProviderPreset::RedirectRule::FixedPort;
        check(redirect.contains("port"_L1) == isFixed, u"redirect.port"_s);
        if (!isFixed)
            return;
        const double port = redirect.value("port"_L1).toDouble();
        const bool isPort = port >= 1024 && port <= 65535 && port == double(quint16(port));
        check(isPort, u"redirect.port"_s);
        m_preset.redirectPort = isPort ? quint16(port) : quint16(0);
    }

    void readRegistration()
    {
        const QJsonObject registration = object("registration"_L1, {"page"_L1, "minutes"_L1});
        const int minutes = registration.value("minutes"_L1).toInt();
        check(minutes >= 1 && minutes <= 240, u"registration.minutes"_s);
        m_preset.registrationTime = std::chrono::minutes(minutes);
        if (!registration.contains("page"_L1)) // e.g. on a server that somebody else looks after
            return;
        m_preset.registrationPage = registration.value("page"_L1).toString();
        const QString likely = example(m_preset.registrationPage);
        check(isInternetAddress(parseWebAddress(likely)) && !likely.contains(u'{'),
              u"registration.page"_s);
    }

    /// None is known yet. Passing over one would sign in another way than the file says.
    void readQuirks()
    {
        const QJsonValue value = m_object.value("quirks"_L1);
        check(value.isUndefined() || value.isArray(), u"quirks"_s);
        if (!value.toArray().isEmpty())
            check(false, u"quirks."_s + sanitizedServerText(value.toArray().at(0).toString()));
    }

    void readVerified()
    {
        const QJsonValue value = m_object.value("verified"_L1);
        check(value.isObject(), u"verified"_s);
        const QJsonObject verified = value.toObject();
        for (auto each = verified.begin(); each != verified.end(); ++each) {
            const bool isFact =
                std::any_of(facts.begin(), facts.end(),
                            [&each](QLatin1StringView fact) { return each.key() == fact; });
            check(isFact && m_object.contains(each.key())
                      && (each.value().isNull() || isPlainText(each.value().toString())),
                  u"verified."_s + sanitizedServerText(each.key()));
            m_preset.sources.insert(each.key(), each.value().toString());
        }
        for (const QLatin1StringView fact : facts)
            check(!m_object.contains(fact) || verified.contains(fact), u"verified."_s + fact);
    }

    const QJsonObject &m_object;
    ProviderPreset m_preset;
    QString m_wrong; ///< the first member that is
};

} // namespace

Result<ProviderPreset> parseProviderPreset(QByteArrayView json)
{
    if (json.size() > largestDocument)
        return wrong(u"size"_s);
    const Result<QJsonObject> object = readJsonObject(json, {.depth = 4, .members = 500});
    if (!object)
        return wrong(QString::fromLatin1(object.error().reason));
    return Reader(*object).run();
}

} // namespace Qonsent
