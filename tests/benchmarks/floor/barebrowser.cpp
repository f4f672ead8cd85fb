// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
/// What the browser engine costs by itself: a view, and a page in it. Ends with its input.
#include <QApplication>
#include <QSocketNotifier>
#include <QUrl>
#include <QWebEngineView>

#include <unistd.h>

int main(int argc, char **argv)
{
    QApplication app(argc, argv);
    QWebEngineView view;
    view.resize(640, 640);
    view.load(QUrl(app.arguments().value(1)));
    view.show();
    const QSocketNotifier input(STDIN_FILENO, QSocketNotifier::Read);
    QObject::connect(&input, &QSocketNotifier::activated, &app, &QCoreApplication::quit);
    return QApplication::exec();
}
