// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "app/shared/programs.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>

namespace Qonsent {

namespace {

/// The first of \a places, seen from this program, that can be run.
QString firstProgram(std::initializer_list<const char *> places)
{
    const QDir here(QCoreApplication::applicationDirPath());
    for (const char *place : places) {
        const QFileInfo program(here, QLatin1String(place));
        if (program.isFile() && program.isExecutable())
            return program.canonicalFilePath();
    }
    return {};
}

} // namespace

QString consentProgram()
{
    return firstProgram(
        {QONSENT_LIBEXEC_FROM_BIN "/qonsent/qonsent-consent", "../consent/qonsent-consent"});
}

QString managerProgram()
{
    return firstProgram({"qonsent-manager", "../manager/qonsent-manager"});
}

} // namespace Qonsent
