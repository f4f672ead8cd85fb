// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "oauthcore/provider/providerpreset.h"

#include "oauthcore/protocol/webaddress.h"

#include <QUuid>

#include <algorithm>

namespace Qonsent {

using namespace Qt::StringLiterals;

namespace {

AuthError invalid(const char *reason, const QString &variable)
{
    return AuthError::of(AuthError::Code::InvalidConfiguration, reason, variable);
}

bool isName(const QString &text)
{
    const auto isUnreserved = [](QChar c) {
        return (c >= u'a' && c <= u'z') || (c >= u'A' && c <= u'Z') || (c >= u'0' && c <= u'9')
            || c == u'-' || c == u'.' || c == u'_' || c == u'~';
    };
    return !text.isEmpty() && text.size() <= 255 && text != "."_L1 && text != ".."_L1
        && std::all_of(text.begin(), text.end(), isUnreserved);
}

bool isAddress(const QString &text)
{
    const Result<QUrl> url = parseWebAddress(text);
    return url && !url->hasQuery() && !url->hasFragment() && !text.endsWith(u'/')
        && !text.contains(u'{') && !text.contains("/../"_L1) && !text.endsWith("/.."_L1);
}

/// \a pattern with \a values in it; each is filled in once, so that none is looked at again.
Result<QString> filled(const QString &pattern, const ProviderPreset &preset,
                       const QMap<QString, QString> &values)
{
    for (auto value = values.begin(); value != values.end(); ++value) {
        const bool isKnown = std::any_of(
            preset.variables.begin(), preset.variables.end(),
            [&value](const PresetVariable &variable) { return variable.name == value.key(); });
        if (!isKnown)
            return invalid("provider_variable_unknown", sanitizedServerText(value.key()));
    }
    QString result = pattern;
    for (const PresetVariable &variable : preset.variables) {
        const QString value = values.value(variable.name, variable.usual);
        const bool isChoice = variable.choices.isEmpty() || variable.choices.contains(value);
        if (!isFitFor(variable.kind, value) || !isChoice)
            return invalid("provider_variable", variable.name);
        result.replace(u'{' + variable.name + u'}', value); // no value holds a brace
    }
    return result;
}

} // namespace

bool isFitFor(PresetVariable::Kind kind, const QString &text)
{
    switch (kind) {
    case PresetVariable::Kind::Address:
        return isAddress(text);
    case PresetVariable::Kind::Name:
        return isName(text);
    case PresetVariable::Kind::Uuid:
        return QUuid(text).toString(QUuid::WithoutBraces) == text;
    }
    return false;
}

Result<QString> ProviderPreset::issuerFor(const QMap<QString, QString> &values) const
{
    return filled(issuer, *this, values);
}

Result<ProviderMetadata> ProviderPreset::metadataFor(const QMap<QString, QString> &values) const
{
    ProviderMetadata metadata;
    const auto put = [&](const char *name,
                         QUrl ProviderMetadata::*field) -> std::optional<AuthError> {
        const QString pattern = endpoints.value(QLatin1String(name));
        if (pattern.isEmpty())
            return {};
        const Result<QString> text = filled(pattern, *this, values);
        const Result<QUrl> url = text ? parseWebAddress(*text) : Result<QUrl>(text.error());
        if (!url)
            return url.error();
        metadata.*field = *url;
        return {};
    };
    for (const auto &[name, field] :
         {std::pair("authorization", &ProviderMetadata::authorizationEndpoint),
          std::pair("token", &ProviderMetadata::tokenEndpoint),
          std::pair("device_authorization", &ProviderMetadata::deviceAuthorizationEndpoint),
          std::pair("revocation", &ProviderMetadata::revocationEndpoint)}) {
        if (const auto error = put(name, field))
            return *error;
    }
    return metadata;
}

Result<QByteArrayList> ProviderPreset::quirksFor(const QMap<QString, QString> &values) const
{
    QByteArrayList all = quirks;
    const QString pattern = endpoints.value("refresh"_L1);
    if (pattern.isEmpty())
        return all;
    const Result<QString> refresh = filled(pattern, *this, values);
    if (!refresh)
        return refresh.error();
    all.append("refresh_endpoint:" + refresh->toLatin1());
    return all;
}

Result<QUrl> ProviderPreset::registrationPageFor(const QMap<QString, QString> &values) const
{
    if (registrationPage.isEmpty())
        return QUrl();
    const Result<QString> page = filled(registrationPage, *this, values);
    return page ? parseWebAddress(*page) : Result<QUrl>(page.error());
}

} // namespace Qonsent
