// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "app/cli/providerscommand.h"

#include "app/cli/memberline.h"
#include "app/shared/providerfiles.h"
#include "app/shared/usage.h"
#include "oauthcore/provider/presetfinding.h"

#include <QFile>
#include <QJsonArray>

#include <algorithm>

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

/// What a kind of finding is called, and means.
struct FindingRow
{
    PresetFinding::Kind kind;
    const char *name;
    const char *meaning;
};

constexpr FindingRow findingRows[] = {
    {PresetFinding::Kind::Wrong, "wrong", "unknown, missing or not of its kind"},
    {PresetFinding::Kind::Unverified, "unverified", "nobody has checked it"},
    {PresetFinding::Kind::Insecure, "insecure", "weaker than the standards want it"},
};

const FindingRow &rowOf(PresetFinding::Kind kind)
{
    for (const FindingRow &row : findingRows) {
        if (row.kind == kind)
            return row;
    }
    return findingRows[0];
}

} // namespace

void ProvidersCommand::run(const QCommandLineParser &parser, Output &output)
{
    const QStringList arguments = parser.positionalArguments();
    if (arguments.isEmpty())
        return Q_EMIT done(list(output));
    if (arguments.size() == 2 && arguments.constFirst() == u"check")
        return Q_EMIT done(check(arguments.at(1), output));
    Q_EMIT done(output.failure(usageError(
        "arguments",
        QStringLiteral("providers takes no argument, or check and the name of a file."))));
}

int ProvidersCommand::list(const Output &output) const
{
    const KnownProviders known = knownProviders();
    const QList<ProviderPreset> &presets = known.registry.presets();
    if (output.isForPrograms()) {
        QJsonArray rows;
        for (const ProviderPreset &preset : presets)
            rows.append(asJson(preset));
        output.json({{QLatin1String("providers"), rows}});
    } else {
        for (const ProviderPreset &preset : presets)
            output.line(preset.id.leftJustified(12) + preset.name.leftJustified(12)
                        + needsOf(preset));
    }
    for (const AuthError &problem : known.problems)
        output.warning(problem.message);
    return 0;
}

int ProvidersCommand::check(const QString &fileName, const Output &output) const
{
    QFile file(fileName);
    if (!file.open(QIODevice::ReadOnly))
        return output.failure(
            usageError("file", QStringLiteral("%1 cannot be read.").arg(fileName)));
    const QByteArray json = file.readAll();
    const QList<PresetFinding> findings = checkProviderPreset(json);
    const bool isUsable =
        std::none_of(findings.begin(), findings.end(), [](const PresetFinding &finding) {
            return finding.kind == PresetFinding::Kind::Wrong;
        });
    QJsonArray rows;
    for (const PresetFinding &finding : findings) {
        const FindingRow &row = rowOf(finding.kind);
        const int line = lineOfMember(json, finding.member);
        rows.append(QJsonObject{{QLatin1String("kind"), QLatin1String(row.name)},
                                {QLatin1String("member"), finding.member},
                                {QLatin1String("line"), line}});
        if (!output.isForPrograms())
            output.line(QStringLiteral("%1:%2: %3: %4, %5")
                            .arg(fileName, QString::number(line), QLatin1String(row.name),
                                 finding.member, QLatin1String(row.meaning)));
    }
    if (output.isForPrograms())
        output.json({{QLatin1String("usable"), isUsable}, {QLatin1String("findings"), rows}});
    if (!isUsable)
        return output.failure(usageError(
            "provider_preset",
            QStringLiteral("%1 cannot be used until what is wrong is right.").arg(fileName)));
    output.note(findings.isEmpty() ? QStringLiteral("Nothing to say of it.")
                                   : QStringLiteral("It can be used."));
    return 0;
}

} // namespace Qonsent::Cli
