// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "oauthcore/provider/presetdocument.h"

#include "oauthcore/base/json.h"
#include "oauthcore/protocol/authorizationrequest.h"
#include "oauthcore/protocol/issuer.h"
#include "oauthcore/provider/hookregistry.h"
#include "oauthcore/provider/presetfinding.h"

#include <QJsonArray>
#include <QRegularExpression>

#include <algorithm>
#include <array>

namespace Qonsent {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype largestDocument = 64 * 1024;
constexpr qsizetype longestText = 256;

AuthError wrongPreset(const QString &member)
{
    return AuthError::of(AuthError::Code::InvalidConfiguration,
                         "provider_preset:" + member.toUtf8(), member);
}

constexpr std::array endpointMembers = {"authorization"_L1, "token"_L1, "refresh"_L1,
                                        "device_authorization"_L1, "revocation"_L1};

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
    Word{"fixed_port"_L1, ProviderPreset::RedirectRule::FixedPort},
    Word{"https_relay"_L1, ProviderPreset::RedirectRule::HttpsRelay},
    Word{"special_name"_L1, ProviderPreset::RedirectRule::SpecialName}};
constexpr std::array pkceWords = {Word{"s256"_L1, ""}, Word{"plain"_L1, "pkce:plain"},
                                  Word{"none"_L1, "pkce:none"}};
constexpr std::array separatorWords = {Word{"space"_L1, ""},
                                       Word{"comma"_L1, "scope_separator:comma"},
                                       Word{"plus"_L1, "scope_separator:plus"}};
constexpr std::array bodyWords = {Word{"form"_L1, ""}, Word{"json"_L1, "json_body:all"},
                                  Word{"json_code"_L1, "json_body:code"},
                                  Word{"json_refresh"_L1, "json_body:refresh"}};
constexpr std::array placeWords = {Word{"query"_L1, TokenPlacement::Place::Query},
                                   Word{"form"_L1, TokenPlacement::Place::Form}};

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

/// True if \a quirk decides where tokens or codes go: `endpoints.refresh` does, whose address is
/// checked, and what a program has registered is nobody else's to say.
bool isDestination(const QByteArray &quirk)
{
    return quirk.startsWith("refresh_endpoint:")
        || (quirk.startsWith("registered_redirect:") && quirk.count(':') > 1);
}

bool isInternetAddress(const Result<QUrl> &url)
{
    return url && url->scheme() == "https"_L1 && !url->hasFragment()
        && reachOf(*url) == Reach::Public;
}

/// Fills a ProviderPreset member by member, and remembers those that are wrong.
class Reader
{
public:
    explicit Reader(const QJsonObject &object)
        : m_object(object)
    { }

    /// The preset; worth nothing if something is wrong().
    ProviderPreset run()
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
        readDeviations();
        readPlacement();
        checkQuirks();
        readVerified();
        return m_preset;
    }
    /// The members that are wrong, in the order of reading.
    [[nodiscard]] const QStringList &wrong() const { return m_wrong; }

private:
    void check(bool isRight, const QString &member)
    {
        if (!isRight && !m_wrong.contains(member) && m_wrong.size() < 100)
            m_wrong.append(member);
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

    /// Where \a variable stands, as it may be shown: its name is whatever the document says.
    static QString pathOf(const PresetVariable &variable)
    {
        return u"variables."_s + sanitizedServerText(variable.name);
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
            const QJsonObject one =
                object(all, each.key(), path, {"kind"_L1, "usual"_L1, "choices"_L1});
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
            readChoices(one, variable, path);
            m_preset.variables.append(variable);
        }
    }

    void readChoices(const QJsonObject &from, PresetVariable &variable, const QString &path)
    {
        if (!from.contains("choices"_L1))
            return;
        const QJsonArray list = from.value("choices"_L1).toArray();
        check(!list.isEmpty() && list.size() <= 50, path + u".choices"_s);
        for (const QJsonValue &choice : list) {
            check(isFitFor(variable.kind, choice.toString())
                      && !variable.choices.contains(choice.toString()),
                  path + u".choices"_s);
            variable.choices.append(choice.toString());
        }
        check(variable.usual.isEmpty() || variable.choices.contains(variable.usual),
              path + u".usual"_s);
    }

    /// Whether \a pattern, an address, can only lead where the preset says: a variable that is an
    /// address is all of its beginning, and a name never ends the host unless it is one of a few.
    bool leadsWhereItSays(const QString &pattern) const
    {
        for (const PresetVariable &variable : m_preset.variables) {
            const QString place = u'{' + variable.name + u'}';
            if (!pattern.contains(place))
                continue;
            if (variable.kind == PresetVariable::Kind::Address) {
                if (!pattern.startsWith(place) || pattern.count(place) != 1)
                    return false;
                continue;
            }
            const QString rest = pattern.mid(pattern.indexOf("://"_L1) + 3);
            const QString host = rest.left(rest.indexOf(QRegularExpression(u"[/:?]"_s)));
            if (!pattern.startsWith(u'{') && variable.choices.isEmpty() && host.endsWith(place))
                return false;
        }
        const QString likely = example(pattern);
        return isInternetAddress(parseWebAddress(likely)) && !likely.contains(u'{');
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
        for (const PresetVariable &variable : m_preset.variables)
            check(variable.kind != PresetVariable::Kind::Address
                      || m_preset.issuer.indexOf(u'{' + variable.name + u'}') <= 0,
                  pathOf(variable) + u".kind"_s);
        check(Issuer::parse(example(m_preset.issuer)).has_value()
                  && leadsWhereItSays(m_preset.issuer),
              u"issuer"_s);
        for (const PresetVariable &variable : m_preset.variables) {
            const bool isFirst = m_preset.issuer.startsWith(u'{' + variable.name + u'}');
            check(m_preset.issuer.count(u'{' + variable.name + u'}') == 1, pathOf(variable));
            check(isFirst == (variable.kind == PresetVariable::Kind::Address),
                  pathOf(variable) + u".kind"_s);
        }
    }

    void readEndpoints()
    {
        check(!m_object.contains("issuer"_L1), u"issuer"_s);
        const QJsonObject endpoints = object("endpoints"_L1,
                                             {"authorization"_L1, "token"_L1, "refresh"_L1,
                                              "device_authorization"_L1, "revocation"_L1});
        QString all;
        for (const QLatin1StringView name : endpointMembers) {
            const bool isNeeded = name == "authorization"_L1 || name == "token"_L1;
            if (!isNeeded && !endpoints.contains(name))
                continue;
            const QString pattern = endpoints.value(name).toString();
            check(leadsWhereItSays(pattern), u"endpoints."_s + name);
            m_preset.endpoints.insert(name, pattern);
            all += pattern;
        }
        for (const PresetVariable &variable : m_preset.variables)
            check(all.contains(u'{' + variable.name + u'}'), pathOf(variable));
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
        const QJsonObject redirect =
            object("redirect"_L1, {"rule"_L1, "host"_L1, "port"_L1, "keep"_L1});
        m_preset.redirectRule = word(redirect.value("rule"_L1), redirectRules, u"redirect.rule"_s);
        m_preset.redirectHost = redirect.value("host"_L1).toString();
        check(m_preset.redirectHost == "127.0.0.1"_L1 || m_preset.redirectHost == "::1"_L1
                  || m_preset.redirectHost == "localhost"_L1,
              u"redirect.host"_s);
        for (const QString &name : names(redirect, u"keep"_s, u"redirect.keep"_s))
            m_preset.quirks.append("keep_redirect_parameter:" + name.toUtf8());
        const bool isFixed = m_preset.redirectRule != ProviderPreset::RedirectRule::AnyLoopbackPort;
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

    /// The texts of the list \a name, which may be missing.
    QStringList names(const QJsonObject &from, const QString &name, const QString &path)
    {
        QStringList texts;
        if (!from.contains(name))
            return texts;
        const QJsonArray list = from.value(name).toArray();
        check(!list.isEmpty() && list.size() <= 20, path);
        for (const QJsonValue &each : list) {
            check(isToken(each.toString()) && !texts.contains(each.toString()), path);
            texts.append(each.toString());
        }
        return texts;
    }

    void addQuirk(const char *quirk)
    {
        if (*quirk)
            m_preset.quirks.append(quirk);
    }

    /// By name, for what no member below says. They come first: what follows sees standard answers.
    void readQuirks()
    {
        const QJsonValue value = m_object.value("quirks"_L1);
        check(value.isUndefined() || value.isArray(), u"quirks"_s);
        const QJsonArray list = value.toArray();
        check(list.size() <= 20, u"quirks"_s);
        for (const QJsonValue &quirk : list) {
            const QString path = u"quirks."_s + sanitizedServerText(quirk.toString());
            check(isPlainText(quirk.toString()), path);
            check(HookRegistry().chain({quirk.toString().toUtf8()}).has_value(), path);
            check(!isDestination(quirk.toString().toUtf8()), path);
            m_preset.quirks.append(quirk.toString().toUtf8());
        }
    }

    void readDeviations()
    {
        if (m_object.contains("token_request"_L1))
            readTokenRequest();
        if (m_object.contains("scope_separator"_L1))
            addQuirk(
                word(m_object.value("scope_separator"_L1), separatorWords, u"scope_separator"_s));
        if (m_object.contains("pkce"_L1))
            addQuirk(word(m_object.value("pkce"_L1), pkceWords, u"pkce"_s));
        if (m_object.contains("token_answer"_L1))
            readTokenAnswer();
        if (m_object.contains("parameter_names"_L1))
            readParameterNames(); // last: what comes before goes by the usual names
    }

    void readTokenRequest()
    {
        const QJsonObject request =
            object("token_request"_L1, {"body"_L1, "scope"_L1, "parameters"_L1});
        check(!request.isEmpty(), u"token_request"_s);
        if (request.contains("scope"_L1)) {
            check(request.value("scope"_L1) == QJsonValue(true), u"token_request.scope"_s);
            addQuirk("scope_in_token_request");
        }
        if (request.contains("body"_L1))
            addQuirk(word(request.value("body"_L1), bodyWords, u"token_request.body"_s));
        if (!request.contains("parameters"_L1))
            return;
        const QJsonObject parameters = request.value("parameters"_L1).toObject();
        check(!parameters.isEmpty() && parameters.size() <= 20, u"token_request.parameters"_s);
        for (auto each = parameters.begin(); each != parameters.end(); ++each) {
            const QByteArray quirk =
                "token_parameter:" + each.key().toUtf8() + '=' + each.value().toString().toUtf8();
            const bool isRight =
                isPlainText(each.value().toString()) && HookRegistry().chain({quirk}).has_value();
            check(isRight, u"token_request.parameters."_s + sanitizedServerText(each.key()));
            m_preset.quirks.append(quirk);
        }
    }

    void readTokenAnswer()
    {
        const QJsonObject answer = object("token_answer"_L1, {"nested"_L1, "keep"_L1});
        check(!answer.isEmpty(), u"token_answer"_s);
        if (answer.contains("nested"_L1)) {
            const QString nested = answer.value("nested"_L1).toString();
            check(isIdentifier(nested, u'_'), u"token_answer.nested"_s);
            // first: the other quirks look at the tokens, wherever they were
            m_preset.quirks.prepend("nested_token:" + nested.toUtf8());
        }
        m_preset.answerMembers = names(answer, u"keep"_s, u"token_answer.keep"_s);
    }

    void readParameterNames()
    {
        const QJsonObject all = m_object.value("parameter_names"_L1).toObject();
        check(!all.isEmpty() && all.size() <= 20, u"parameter_names"_s);
        for (auto each = all.begin(); each != all.end(); ++each) {
            const QByteArray quirk =
                "rename_parameter:" + each.key().toUtf8() + '=' + each.value().toString().toUtf8();
            check(HookRegistry().chain({quirk}).has_value(),
                  u"parameter_names."_s + sanitizedServerText(each.key()));
            m_preset.quirks.append(quirk);
        }
    }

    void readPlacement()
    {
        if (!m_object.contains("token_placement"_L1))
            return;
        const QJsonObject placement = object("token_placement"_L1, {"place"_L1, "parameter"_L1});
        m_preset.tokenPlacement.place =
            word(placement.value("place"_L1), placeWords, u"token_placement.place"_s);
        const QString parameter = placement.value("parameter"_L1).toString();
        check(isIdentifier(parameter, u'_'), u"token_placement.parameter"_s);
        m_preset.tokenPlacement.parameter = parameter.toUtf8();
    }

    /// What is put together above from several members.
    void checkQuirks()
    {
        for (const QByteArray &quirk : m_preset.quirks) {
            if (quirk.startsWith("keep_redirect_parameter:"))
                check(HookRegistry().chain({quirk}).has_value(), u"redirect.keep"_s);
        }
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
    QStringList m_wrong;
};

} // namespace

namespace {

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
