// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "app/cli/formatoption.h"

#include "app/shared/usage.h"

#include <algorithm>

namespace Qonsent::Cli {

QCommandLineOption formatOption()
{
    QStringList rows;
    for (const Exporter &exporter : exporters())
        rows += QStringLiteral("%1 (%2)").arg(QLatin1String(exporter.name),
                                              QString::fromUtf8(exporter.summary));
    return {QStringLiteral("format"),
            QStringLiteral("print the tokens as ") + rows.join(QStringLiteral(", ")),
            QStringLiteral("FORMAT")};
}

QCommandLineOption refreshTokenOption()
{
    return {QStringLiteral("include-refresh-token"),
            QStringLiteral("with --format: also the token that renews the others")};
}

Result<QByteArray> readFormat(const QCommandLineParser &parser)
{
    const QByteArray name = parser.value(QStringLiteral("format")).toUtf8();
    QStringList known;
    for (const Exporter &exporter : exporters()) {
        if (name == exporter.name)
            return name;
        known += QLatin1String(exporter.name);
    }
    if (name.isEmpty() && !parser.isSet(QStringLiteral("format")))
        return name;
    return usageError(
        "format",
        QStringLiteral("--format wants one of these: %1.").arg(known.join(QStringLiteral(", "))));
}

RefreshTokenInclusion readInclusion(const QCommandLineParser &parser)
{
    return parser.isSet(QStringLiteral("include-refresh-token")) ? RefreshTokenInclusion::Included
                                                                 : RefreshTokenInclusion::Left;
}

} // namespace Qonsent::Cli
