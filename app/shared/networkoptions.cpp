// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "app/shared/networkoptions.h"

#include "app/shared/usage.h"
#include "oauthcore/net/qthttptransport.h"

#include <QFile>
#include <QSslCertificate>

namespace Qonsent {

QList<QCommandLineOption> networkOptions()
{
    return {{QStringLiteral("ca-file"),
             QStringLiteral("trust the authorities in this PEM file as well"),
             QStringLiteral("FILE")}};
}

Result<Services> servicesFor(const QCommandLineParser &parser)
{
    Services services = inMemoryServices();
    const QString name = parser.value(QStringLiteral("ca-file"));
    if (name.isEmpty())
        return services;
    QFile file(name);
    const auto certificates = file.open(QIODevice::ReadOnly)
        ? QSslCertificate::fromDevice(&file, QSsl::Pem)
        : QList<QSslCertificate>();
    if (certificates.isEmpty())
        return usageError("ca_file",
                          QStringLiteral("%1 cannot be read or holds no certificate. --ca-file "
                                         "wants a file in PEM form.")
                              .arg(name));
    services.transport = std::make_shared<QtHttpTransport>(
        QtHttpTransportOptions{.additionalCaCertificates = certificates});
    return services;
}

} // namespace Qonsent
