// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#pragma once

#include "tests/benchmarks/harness/work.h"

#include <QNetworkAccessManager>
#include <QTcpServer>

namespace Bench {

/// The least code on Qt that signs in: a listener of its own, PKCE, the state compared, one POST,
/// five fields. Deletes itself.
class FloorSignIn : public QObject
{
public:
    FloorSignIn(QNetworkAccessManager *network, const QUrl &server, Finish finish);

    void start();

private:
    void read(QTcpSocket *browser, QByteArray &request);
    void exchange(const QString &code);

    QNetworkAccessManager *m_network;
    QUrl m_server;
    Finish m_finish;
    QTcpServer m_listener;
    QString m_redirectUri;
    QByteArray m_state;
    QByteArray m_verifier;
};

} // namespace Bench
