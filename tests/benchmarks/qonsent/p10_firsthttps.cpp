// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "oauthcore/net/qthttptransport.h"
#include "tests/benchmarks/harness/work.h"

#include <QSslCertificate>
#include <QSslConfiguration>

using namespace Bench;

/// The default configuration trusts the benchmark's certificate: adding one to the system's list
/// would cost the reading of that list, which an ordinary first request does without.
static const bool announced = announceWork("p10", [](const Setting &setting) {
    const QUrl url(setting.text(QStringLiteral("tls-server")) + QStringLiteral("/jwks"));
    const QString file = setting.text(QStringLiteral("certificate"));
    auto transport = std::make_shared<std::unique_ptr<Qonsent::QtHttpTransport>>();
    return eventWork([url, file, transport](const Finish &finish) {
        QSslConfiguration tls = QSslConfiguration::defaultConfiguration();
        tls.setCaCertificates(QSslCertificate::fromPath(file));
        QSslConfiguration::setDefaultConfiguration(tls);
        *transport = std::make_unique<Qonsent::QtHttpTransport>();
        Qonsent::whenFinished((*transport)->send({.url = url}), transport->get(),
                              [finish](const Qonsent::Result<Qonsent::HttpResponse> &response) {
                                  finish(response && response->status == 200);
                              });
    });
});
