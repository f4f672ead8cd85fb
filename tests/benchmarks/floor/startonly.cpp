// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
/// What a command line on Qt Core and Qt Network costs before it does anything.
#include <QCoreApplication>
#include <QNetworkAccessManager>

#include <cstdio>

int main(int argc, char **argv)
{
    QCoreApplication app(argc, argv);
    QNetworkAccessManager network;
    QMetaObject::invokeMethod(
        &app,
        [] {
            puts("started");
            QCoreApplication::quit();
        },
        Qt::QueuedConnection);
    return app.exec();
}
