// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "oauthcore/provider/presetdeviations_p.h"

#include "oauthcore/provider/hookregistry.h"
#include "oauthcore/provider/presetmembers_p.h"

#include <QJsonArray>

#include <array>

namespace Qonsent::PresetDeviations {

using namespace Qt::StringLiterals;

namespace {

constexpr std::array pkceWords = {PresetWord{"s256"_L1, ""}, PresetWord{"plain"_L1, "pkce:plain"},
                                  PresetWord{"none"_L1, "pkce:none"}};
constexpr std::array separatorWords = {PresetWord{"space"_L1, ""},
                                       PresetWord{"comma"_L1, "scope_separator:comma"},
                                       PresetWord{"plus"_L1, "scope_separator:plus"}};
constexpr std::array bodyWords = {PresetWord{"form"_L1, ""}, PresetWord{"json"_L1, "json_body:all"},
                                  PresetWord{"json_code"_L1, "json_body:code"},
                                  PresetWord{"json_refresh"_L1, "json_body:refresh"}};
constexpr std::array placeWords = {PresetWord{"query"_L1, TokenPlacement::Place::Query},
                                   PresetWord{"form"_L1, TokenPlacement::Place::Form}};

/// True if there is such a quirk, and its argument makes sense.
bool isQuirk(const QByteArray &quirk)
{
    return HookRegistry().chain({quirk}).has_value();
}

/// True if \a quirk decides where tokens or codes go: `endpoints.refresh` does, whose address is
/// checked, and what a program has registered is nobody else's to say.
bool isDestination(const QByteArray &quirk)
{
    return quirk.startsWith("refresh_endpoint:")
        || (quirk.startsWith("registered_redirect:") && quirk.count(':') > 1);
}

/// Of a word that may stand for what the standards say, which takes no quirk.
void addQuirk(ProviderPreset &preset, const char *quirk)
{
    if (*quirk)
        preset.quirks.append(quirk);
}

void readQuirks(PresetMembers &members, ProviderPreset &preset)
{
    const QJsonValue value = members.value("quirks"_L1);
    members.check(value.isArray(), u"quirks"_s);
    const QJsonArray list = value.toArray();
    members.check(list.size() <= 20, u"quirks"_s);
    for (const QJsonValue &each : list) {
        const QByteArray quirk = each.toString().toUtf8();
        const QString path = u"quirks."_s + sanitizedServerText(each.toString());
        members.check(PresetText::isPlainText(each.toString()), path);
        members.check(isQuirk(quirk), path);
        members.check(!isDestination(quirk), path);
        preset.quirks.append(quirk);
    }
}

void readTokenRequest(PresetMembers &members, ProviderPreset &preset)
{
    const QJsonObject request =
        members.object("token_request"_L1, {"body"_L1, "scope"_L1, "parameters"_L1});
    members.check(!request.isEmpty(), u"token_request"_s);
    if (request.contains("scope"_L1)) {
        members.check(request.value("scope"_L1) == QJsonValue(true), u"token_request.scope"_s);
        addQuirk(preset, "scope_in_token_request");
    }
    if (request.contains("body"_L1))
        addQuirk(preset,
                 members.word(request.value("body"_L1), bodyWords, u"token_request.body"_s));
    if (!request.contains("parameters"_L1))
        return;
    const QJsonObject parameters = request.value("parameters"_L1).toObject();
    members.check(!parameters.isEmpty() && parameters.size() <= 20, u"token_request.parameters"_s);
    for (auto each = parameters.begin(); each != parameters.end(); ++each) {
        const QByteArray quirk =
            "token_parameter:" + each.key().toUtf8() + '=' + each.value().toString().toUtf8();
        members.check(PresetText::isPlainText(each.value().toString()) && isQuirk(quirk),
                      u"token_request.parameters."_s + sanitizedServerText(each.key()));
        preset.quirks.append(quirk);
    }
}

void readScopeSeparator(PresetMembers &members, ProviderPreset &preset)
{
    addQuirk(
        preset,
        members.word(members.value("scope_separator"_L1), separatorWords, u"scope_separator"_s));
}

void readPkce(PresetMembers &members, ProviderPreset &preset)
{
    addQuirk(preset, members.word(members.value("pkce"_L1), pkceWords, u"pkce"_s));
}

void readTokenAnswer(PresetMembers &members, ProviderPreset &preset)
{
    const QJsonObject answer = members.object("token_answer"_L1, {"nested"_L1, "keep"_L1});
    members.check(!answer.isEmpty(), u"token_answer"_s);
    if (answer.contains("nested"_L1)) {
        const QString nested = answer.value("nested"_L1).toString();
        members.check(PresetText::isIdentifier(nested, u'_'), u"token_answer.nested"_s);
        // first: the other quirks look at the tokens, wherever they were
        preset.quirks.prepend("nested_token:" + nested.toUtf8());
    }
    preset.answerMembers = members.names(answer, u"keep"_s, u"token_answer.keep"_s);
}

void readParameterNames(PresetMembers &members, ProviderPreset &preset)
{
    const QJsonObject all = members.value("parameter_names"_L1).toObject();
    members.check(!all.isEmpty() && all.size() <= 20, u"parameter_names"_s);
    for (auto each = all.begin(); each != all.end(); ++each) {
        const QByteArray quirk =
            "rename_parameter:" + each.key().toUtf8() + '=' + each.value().toString().toUtf8();
        members.check(isQuirk(quirk), u"parameter_names."_s + sanitizedServerText(each.key()));
        preset.quirks.append(quirk);
    }
}

void readPlacement(PresetMembers &members, ProviderPreset &preset)
{
    const QJsonObject placement =
        members.object("token_placement"_L1, {"place"_L1, "parameter"_L1});
    preset.tokenPlacement.place =
        members.word(placement.value("place"_L1), placeWords, u"token_placement.place"_s);
    const QString parameter = placement.value("parameter"_L1).toString();
    members.check(PresetText::isIdentifier(parameter, u'_'), u"token_placement.parameter"_s);
    preset.tokenPlacement.parameter = parameter.toUtf8();
}

/// What readKept() could only put together.
void checkKept(PresetMembers &members, const ProviderPreset &preset)
{
    for (const QByteArray &quirk : preset.quirks) {
        if (quirk.startsWith("keep_redirect_parameter:"))
            members.check(isQuirk(quirk), u"redirect.keep"_s);
    }
}

/// A member of a preset, and what reads it if it is there.
struct Deviation
{
    QLatin1StringView member;
    void (*read)(PresetMembers &members, ProviderPreset &preset);
};

/// In the order of reading, which is that of the quirks. A new member has its row here, and one
/// among the facts in presetdocument.cpp.
constexpr std::array deviations = {
    // by name, for what no other member says; first: what follows sees standard answers
    Deviation{"quirks"_L1, &readQuirks},
    Deviation{"token_request"_L1, &readTokenRequest},
    Deviation{"scope_separator"_L1, &readScopeSeparator},
    Deviation{"pkce"_L1, &readPkce},
    Deviation{"token_answer"_L1, &readTokenAnswer},
    // last of those with quirks: what comes before goes by the usual names
    Deviation{"parameter_names"_L1, &readParameterNames},
    Deviation{"token_placement"_L1, &readPlacement},
};

} // namespace

void readKept(PresetMembers &members, const QJsonObject &redirect, ProviderPreset &preset)
{
    for (const QString &name : members.names(redirect, u"keep"_s, u"redirect.keep"_s))
        preset.quirks.append("keep_redirect_parameter:" + name.toUtf8());
}

void read(PresetMembers &members, ProviderPreset &preset)
{
    for (const Deviation &deviation : deviations) {
        if (members.contains(deviation.member))
            deviation.read(members, preset);
    }
    checkKept(members, preset);
}

} // namespace Qonsent::PresetDeviations
