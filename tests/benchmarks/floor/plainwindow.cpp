// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
/// What a window with a list costs before it has anything to show: plainwindow ROWS.
#include <QApplication>
#include <QListWidget>
#include <QMainWindow>

int main(int argc, char **argv)
{
    QApplication app(argc, argv);
    QMainWindow window;
    auto *list = new QListWidget(&window);
    list->setUniformItemSizes(true);
    for (int i = 0; i < app.arguments().value(1).toInt(); ++i)
        list->addItem(QStringLiteral("Account %1").arg(i));
    window.setCentralWidget(list);
    window.resize(960, 640);
    window.show();
    return QApplication::exec();
}
