// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "demoprovider.h"

#include <QJsonDocument>
#include <QJsonObject>

DemoProvider::DemoProvider()
{
    m_program.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    m_program.start(QStringLiteral(QONSENT_PROGRAM),
                    {QStringLiteral("demo"), QStringLiteral("--serve"), QStringLiteral("--json")});
    QByteArray said; // an object, in several lines
    while (!said.endsWith("}\n")
           && (m_program.bytesAvailable() || m_program.waitForReadyRead(20'000)))
        said += m_program.readAll();
    m_issuer = QJsonDocument::fromJson(said).object().value(QLatin1String("issuer")).toString();
}

DemoProvider::~DemoProvider()
{
    m_program.terminate();
    m_program.waitForFinished();
}
