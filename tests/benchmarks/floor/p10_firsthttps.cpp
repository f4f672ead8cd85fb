// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "tests/benchmarks/harness/work.h"

#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QSslCertificate>
#include <QSslConfiguration>
#include <QUrl>

using namespace Bench;

static const bool announced = announceWork("p10", [](const Setting &setting) {
    const QUrl url(setting.text(QStringLiteral("tls-server")) + QStringLiteral("/jwks"));
    const QString file = setting.text(QStringLiteral("certificate"));
    auto network = std::make_shared<std::unique_ptr<QNetworkAccessManager>>();
    return eventWork([url, file, network](const Finish &finish) {
        QSslConfiguration tls = QSslConfiguration::defaultConfiguration();
        tls.setCaCertificates(QSslCertificate::fromPath(file));
        QSslConfiguration::setDefaultConfiguration(tls);
        *network = std::make_unique<QNetworkAccessManager>();
        QNetworkReply *reply = (*network)->get(QNetworkRequest(url));
        QObject::connect(reply, &QNetworkReply::finished, reply, [reply, finish] {
            reply->deleteLater();
            finish(reply->error() == QNetworkReply::NoError && !reply->readAll().isEmpty());
        });
    });
});
