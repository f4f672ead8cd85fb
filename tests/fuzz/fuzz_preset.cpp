// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
//
// Input: a line that is filled in for every variable, then the JSON of a preset.
#include "oauthcore/protocol/webaddress.h"
#include "oauthcore/provider/hookregistry.h"
#include "oauthcore/provider/presetdocument.h"
#include "oauthcore/provider/presetfinding.h"
#include "oauthcore/provider/providerregistry.h"
#include "tests/fuzz/property.h"

using namespace Qonsent;
using namespace Qonsent::Fuzz;

namespace {

/// Whatever a person types, a preset leads to addresses that may be asked.
void requireSafe(const QUrl &url)
{
    require(url.isEmpty() || checkWebAddress(url).has_value(), "an address may be asked");
    require(url.userInfo().isEmpty(), "an address hides no other host");
}

void requireUsable(const ProviderPreset &preset, const QMap<QString, QString> &values)
{
    require(!preset.id.isEmpty() && !preset.name.isEmpty(), "a preset has an id and a name");
    require(isShowable(preset.name), "its name can be shown");
    require(HookRegistry().chain(preset.quirks).has_value(), "its quirks are known");
    for (const QByteArray &quirk : preset.quirks)
        require(!quirk.contains('\0'), "a quirk has no NUL");
    const auto issuer = preset.issuerFor(values);
    const auto metadata = preset.metadataFor(values);
    const auto quirks = preset.quirksFor(values);
    if (issuer && !issuer->isEmpty())
        requireSafe(QUrl(*issuer));
    if (metadata) {
        requireSafe(metadata->authorizationEndpoint);
        requireSafe(metadata->tokenEndpoint);
        requireSafe(metadata->revocationEndpoint);
        requireSafe(metadata->deviceAuthorizationEndpoint);
        require(preset.issuer.isEmpty() != metadata->tokenEndpoint.isEmpty(),
                "there is an issuer, or there are endpoints");
    }
    if (quirks)
        require(HookRegistry().chain(*quirks).has_value(), "its quirks are known, also filled in");
    for (const auto *error :
         {issuer ? nullptr : &issuer.error(), metadata ? nullptr : &metadata.error(),
          quirks ? nullptr : &quirks.error()}) {
        if (error)
            requirePresentable(*error);
    }
    if (const auto page = preset.registrationPageFor(values))
        requireSafe(*page);
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    QByteArrayView input = bytesOf(data, size);
    const QString typed = QString::fromUtf8(takeLine(input));
    const Result<ProviderPreset> preset = parseProviderPreset(input);
    bool isWrong = false;
    const QList<PresetFinding> findings = checkProviderPreset(input);
    for (const PresetFinding &finding : findings) {
        isWrong = isWrong || finding.kind == PresetFinding::Kind::Wrong;
        require(isShowable(finding.member), "a finding can be shown");
    }
    require(isWrong != preset.has_value(), "what can be read has nothing wrong, and only that");
    if (!preset) {
        require(!preset.error().message.isEmpty(), "an error has a sentence");
        return 0;
    }
    QMap<QString, QString> values;
    for (const PresetVariable &variable : preset->variables)
        values.insert(variable.name, typed);
    requireUsable(*preset, values);
    requireUsable(*preset, {});
    const ProviderRegistry registry({*preset});
    require(registry.find(preset->id).has_value(), "a preset is found by its id");
    const auto replaced = registry.with({input.toByteArray()});
    require(replaced && replaced->presets().size() == 1, "a preset replaces itself");
    return 0;
}
