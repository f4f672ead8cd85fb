// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "oauthcore/provider/presetaddresses_p.h"

#include "oauthcore/protocol/issuer.h"
#include "oauthcore/protocol/webaddress.h"
#include "oauthcore/provider/presetmembers_p.h"

#include <QJsonArray>
#include <QRegularExpression>

#include <array>
#include <initializer_list>

namespace Qonsent::PresetAddresses {

using namespace Qt::StringLiterals;

namespace {

constexpr std::array variableKinds = {PresetWord{"address"_L1, PresetVariable::Kind::Address},
                                      PresetWord{"name"_L1, PresetVariable::Kind::Name},
                                      PresetWord{"uuid"_L1, PresetVariable::Kind::Uuid}};
constexpr std::initializer_list<QLatin1StringView> endpointMembers = {
    "authorization"_L1, "token"_L1, "refresh"_L1, "device_authorization"_L1, "revocation"_L1};

bool isInternetAddress(const Result<QUrl> &url)
{
    return url && url->scheme() == "https"_L1 && !url->hasFragment()
        && reachOf(*url) == Reach::Public;
}

/// \a pattern with something likely in place of every variable; the rest of it is checked then.
QString example(QString pattern, const QList<PresetVariable> &variables)
{
    for (const PresetVariable &variable : variables) {
        const bool isAddress = variable.kind == PresetVariable::Kind::Address;
        pattern.replace(u'{' + variable.name + u'}', isAddress ? u"https://id.example"_s : u"x"_s);
    }
    return pattern;
}

/// Whether \a pattern, an address, can only lead where the preset says: a variable that is an
/// address is all of its beginning, and a name never ends the host unless it is one of a few.
bool leadsWhereItSays(const QString &pattern, const QList<PresetVariable> &variables)
{
    for (const PresetVariable &variable : variables) {
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
    return leadsToInternet(pattern, variables);
}

/// Where \a variable stands, as it may be shown: its name is whatever the document says.
QString pathOf(const PresetVariable &variable)
{
    return u"variables."_s + sanitizedServerText(variable.name);
}

void readChoices(PresetMembers &members, const QJsonObject &from, PresetVariable &variable)
{
    if (!from.contains("choices"_L1))
        return;
    const QString path = pathOf(variable);
    const QJsonArray list = from.value("choices"_L1).toArray();
    members.check(!list.isEmpty() && list.size() <= 50, path + u".choices"_s);
    for (const QJsonValue &choice : list) {
        members.check(isFitFor(variable.kind, choice.toString())
                          && !variable.choices.contains(choice.toString()),
                      path + u".choices"_s);
        variable.choices.append(choice.toString());
    }
    members.check(variable.usual.isEmpty() || variable.choices.contains(variable.usual),
                  path + u".usual"_s);
}

void readVariables(PresetMembers &members, ProviderPreset &preset)
{
    if (!members.contains("variables"_L1))
        return;
    const QJsonValue value = members.value("variables"_L1);
    members.check(value.isObject() && !value.toObject().isEmpty(), u"variables"_s);
    const QJsonObject all = value.toObject();
    for (auto each = all.begin(); each != all.end(); ++each) {
        PresetVariable variable{.name = each.key()};
        const QString path = pathOf(variable);
        members.check(PresetText::isIdentifier(each.key(), u'_'), path);
        const QJsonObject one =
            members.object(all, each.key(), path, {"kind"_L1, "usual"_L1, "choices"_L1});
        variable.kind = members.word(one.value("kind"_L1), variableKinds, path + u".kind"_s);
        variable.usual = one.value("usual"_L1).toString();
        if (one.contains("usual"_L1)) {
            members.check(isFitFor(variable.kind, variable.usual), path + u".usual"_s);
            members.check(variable.kind != PresetVariable::Kind::Address
                              || isInternetAddress(parseWebAddress(variable.usual)),
                          path + u".usual"_s);
        }
        readChoices(members, one, variable);
        preset.variables.append(variable);
    }
}

void readIssuer(PresetMembers &members, ProviderPreset &preset)
{
    preset.issuer = members.value("issuer"_L1).toString();
    for (const PresetVariable &variable : preset.variables)
        members.check(variable.kind != PresetVariable::Kind::Address
                          || preset.issuer.indexOf(u'{' + variable.name + u'}') <= 0,
                      pathOf(variable) + u".kind"_s);
    members.check(Issuer::parse(example(preset.issuer, preset.variables)).has_value()
                      && leadsWhereItSays(preset.issuer, preset.variables),
                  u"issuer"_s);
    for (const PresetVariable &variable : preset.variables) {
        const bool isFirst = preset.issuer.startsWith(u'{' + variable.name + u'}');
        members.check(preset.issuer.count(u'{' + variable.name + u'}') == 1, pathOf(variable));
        members.check(isFirst == (variable.kind == PresetVariable::Kind::Address),
                      pathOf(variable) + u".kind"_s);
    }
}

void readEndpoints(PresetMembers &members, ProviderPreset &preset)
{
    members.check(!members.contains("issuer"_L1), u"issuer"_s);
    const QJsonObject endpoints = members.object("endpoints"_L1, endpointMembers);
    QString all;
    for (const QLatin1StringView name : endpointMembers) {
        const bool isNeeded = name == "authorization"_L1 || name == "token"_L1;
        if (!isNeeded && !endpoints.contains(name))
            continue;
        const QString pattern = endpoints.value(name).toString();
        members.check(leadsWhereItSays(pattern, preset.variables), u"endpoints."_s + name);
        preset.endpoints.insert(name, pattern);
        all += pattern;
    }
    for (const PresetVariable &variable : preset.variables)
        members.check(all.contains(u'{' + variable.name + u'}'), pathOf(variable));
}

} // namespace

bool leadsToInternet(const QString &pattern, const QList<PresetVariable> &variables)
{
    const QString likely = example(pattern, variables);
    return isInternetAddress(parseWebAddress(likely)) && !likely.contains(u'{');
}

void read(PresetMembers &members, ProviderPreset &preset)
{
    readVariables(members, preset);
    if (members.contains("endpoints"_L1))
        readEndpoints(members, preset);
    else
        readIssuer(members, preset);
}

} // namespace Qonsent::PresetAddresses
