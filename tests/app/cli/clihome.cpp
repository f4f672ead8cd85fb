// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "tests/app/cli/clihome.h"

#include "tests/app/cli/commandlines.h"

#include <QJsonDocument>
#include <QTest>

namespace Qonsent {

QByteArray CliHome::printed(const QStringList &arguments, int exitCode, const QByteArray &input)
{
    CliRun run(arguments);
    run.setVault(vault());
    run.setVariable(QStringLiteral("QT_LOGGING_RULES"), QStringLiteral("qonsent.*=true"));
    run.openInput();
    run.start();
    run.type(input);
    run.closeInput();
    m_errors.clear();
    if (!run.waitForEnd() || run.exitCode() != exitCode) {
        const QByteArray said = arguments.join(u' ').toUtf8() + " ended with "
            + QByteArray::number(run.exitCode()) + ": " + run.errors() + run.output();
        QTest::qFail(said.constData(), __FILE__, __LINE__);
        return {};
    }
    m_errors = run.errors();
    if (const QString leaks = run.leaks({}); !leaks.isEmpty())
        QTest::qFail(qPrintable(leaks), __FILE__, __LINE__);
    return run.output();
}

QByteArray CliHome::printed(const char *line, int exitCode)
{
    return printed(words(line), exitCode);
}

QJsonObject CliHome::error() const
{
    return QJsonDocument::fromJson(m_errors.mid(m_errors.lastIndexOf("{\"error\""))).object();
}

QString CliHome::reason() const
{
    return error().value(QLatin1String("reason")).toString();
}

} // namespace Qonsent
