// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
//
// Input: the values of the WWW-Authenticate fields of one answer, a newline between two.
#include "oauthcore/base/json.h"
#include "oauthcore/protocol/challengedaccess.h"
#include "oauthcore/protocol/webaddress.h"
#include "tests/fuzz/property.h"

#include <QSet>

using namespace Qonsent;
using namespace Qonsent::Fuzz;

namespace {

bool isToken(QByteArrayView text)
{
    return !text.isEmpty() && std::all_of(text.begin(), text.end(), [](char c) {
        return c > ' ' && c <= '~' && !QByteArrayView("\"(),/:;<=>?@[\\]{}").contains(c);
    });
}

/// One field that says the same as \a challenges.
QByteArray written(const QList<Challenge> &challenges)
{
    QByteArrayList elements;
    for (const Challenge &challenge : challenges) {
        QByteArrayList inside;
        if (!challenge.token68.isEmpty())
            inside.append(challenge.token68);
        for (ChallengeParameter parameter : challenge.parameters) {
            parameter.value.replace('\\', "\\\\").replace('"', "\\\"");
            inside.append(parameter.name + "=\"" + parameter.value + '"');
        }
        elements.append(challenge.scheme + ' ' + inside.join(", "));
    }
    return elements.join(", ");
}

void requireWellFormed(const QList<Challenge> &challenges)
{
    require(challenges.size() <= 16, "there are at most 16 challenges");
    for (const Challenge &challenge : challenges) {
        require(isToken(challenge.scheme), "a scheme is a token");
        require(challenge.token68.isEmpty() || challenge.parameters.isEmpty(),
                "a word or parameters, never both");
        QSet<QByteArray> names;
        for (const ChallengeParameter &parameter : challenge.parameters) {
            require(isToken(parameter.name), "a name is a token");
            require(parameter.name == parameter.name.toLower(), "a name is in lower case");
            require(!names.contains(parameter.name), "no name stands twice");
            names.insert(parameter.name);
            require(std::all_of(
                        parameter.value.begin(), parameter.value.end(),
                        [](char c) { return c == '\t' || (uchar(c) >= 0x20 && uchar(c) != 0x7f); }),
                    "a value has no controls");
        }
        require(names.size() <= 32, "a challenge has at most 32 parameters");
    }
}

void requireUsable(const ChallengedAccess &access)
{
    require(isPrintableAscii(access.error), "an error is printable ASCII");
    require(access.description.size() <= 500 && isShowable(access.description),
            "a description can be shown");
    require(access.scopes.list().size() <= 100, "there are at most a hundred scopes");
    for (const QString &scope : access.scopes.list())
        require(!scope.isEmpty() && isPrintableAscii(scope.toUtf8()), "a scope is printable");
    require(!access.maximumAge || access.maximumAge->count() >= 0, "an age is not negative");
    require(access.claims.isEmpty() || readJsonObject(access.claims), "claims are JSON");
    require(access.resourceMetadata.isEmpty() || checkWebAddress(access.resourceMetadata),
            "an address may be asked");
    if (const auto demand = access.demand()) {
        const auto decoded = FormParameters::decode(demand->parameters().encoded());
        require(decoded && *decoded == demand->parameters(), "parameters survive a request");
    }
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const QByteArray text = bytesOf(data, size).toByteArray();
    const auto challenges = parseChallenges(text.split('\n'));
    if (!challenges) {
        requirePresentable(challenges.error());
        return 0;
    }
    requireWellFormed(*challenges);
    const QByteArray again = written(*challenges);
    const auto reread = parseChallenges({again});
    require(again.size() > 16 * 1024 || (reread && *reread == *challenges),
            "what was read can be written and read again");
    for (const char *scheme : {"Bearer", "DPoP"}) {
        const auto found = ChallengedAccess::find(*challenges, scheme);
        if (!found)
            requirePresentable(found.error());
        else if (*found)
            requireUsable(**found);
    }
    return 0;
}
