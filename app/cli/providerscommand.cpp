// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "app/cli/providerscommand.h"

#include "app/shared/usage.h"
#include "oauthcore/provider/providerregistry.h"

#include <QJsonArray>

namespace Qonsent::Cli {

namespace {

QString redirectOf(const ProviderPreset &preset)
{
    using Rule = ProviderPreset::RedirectRule;
    if (preset.redirectRule == Rule::HttpsRelay || preset.redirectRule == Rule::SpecialName)
        return {}; // the program's own affair
    const QString port =
        preset.redirectPort == 0 ? QString() : u':' + QString::number(preset.redirectPort);
    const QString host = preset.redirectHost.contains(u':') ? u'[' + preset.redirectHost + u']'
                                                            : preset.redirectHost;
    return QStringLiteral("http://%1%2/callback").arg(host, port);
}

const char *secretWord(ProviderPreset::ClientSecret secret)
{
    switch (secret) {
    case ProviderPreset::ClientSecret::None:
        return "none";
    case ProviderPreset::ClientSecret::Optional:
        return "optional";
    case ProviderPreset::ClientSecret::Required:
        return "required";
    }
    return "";
}

QJsonObject asJson(const ProviderPreset &preset)
{
    QJsonArray variables;
    for (const PresetVariable &variable : preset.variables)
        variables.append(QJsonObject{{QLatin1String("name"), variable.name},
                                     {QLatin1String("usual"), variable.usual}});
    QStringList unverified;
    for (auto source = preset.sources.begin(); source != preset.sources.end(); ++source) {
        if (source->isEmpty())
            unverified += source.key();
    }
    return {{QLatin1String("id"), preset.id},
            {QLatin1String("name"), preset.name},
            {QLatin1String("issuer"), preset.issuer},
            {QLatin1String("variables"), variables},
            {QLatin1String("scopes"), QJsonArray::fromStringList(preset.scopes.list())},
            {QLatin1String("client_secret"), QLatin1String(secretWord(preset.clientSecret))},
            {QLatin1String("redirect_uri"), redirectOf(preset)},
            {QLatin1String("registration_page"), preset.registrationPage},
            {QLatin1String("registration_minutes"), int(preset.registrationTime.count())},
            {QLatin1String("unverified"), QJsonArray::fromStringList(unverified)}};
}

/// What a person needs before they can sign in there.
QString needsOf(const ProviderPreset &preset)
{
    QString needs = QStringLiteral("client ID needed, about %1 minutes")
                        .arg(QString::number(preset.registrationTime.count()));
    for (const PresetVariable &variable : preset.variables)
        needs += variable.usual.isEmpty()
            ? QStringLiteral("; --set %1=…").arg(variable.name)
            : QStringLiteral("; %1 is %2").arg(variable.name, variable.usual);
    return needs;
}

} // namespace

void ProvidersCommand::run(const QCommandLineParser &parser, Output &output)
{
    if (!parser.positionalArguments().isEmpty())
        return Q_EMIT done(output.failure(
            usageError("arguments", QStringLiteral("providers takes no argument."))));
    const QList<ProviderPreset> &presets = ProviderRegistry::shipped().presets();
    if (output.isForPrograms()) {
        QJsonArray rows;
        for (const ProviderPreset &preset : presets)
            rows.append(asJson(preset));
        output.json({{QLatin1String("providers"), rows}});
        return Q_EMIT done(0);
    }
    for (const ProviderPreset &preset : presets)
        output.line(preset.id.leftJustified(12) + preset.name.leftJustified(12) + needsOf(preset));
    Q_EMIT done(0);
}

} // namespace Qonsent::Cli
