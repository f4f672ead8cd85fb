// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
// The main() of tests with widgets: as tests/support/testmain.cpp, which it replaces, but with a
// QApplication and in a home of its own, where the engine leaves its certificate store.
#include "tests/support/testmain.h"

#include <QApplication>
#include <QTemporaryDir>
#include <QTest>

namespace Qonsent {

namespace {

QList<std::function<std::unique_ptr<QObject>()>> &tests()
{
    static QList<std::function<std::unique_ptr<QObject>()>> list;
    return list;
}

} // namespace

bool announceTest(std::function<std::unique_ptr<QObject>()> make)
{
    tests().append(std::move(make));
    return true;
}

} // namespace Qonsent

int main(int argc, char **argv)
{
    const QTemporaryDir home;
    qputenv("HOME", home.path().toLocal8Bit());
    for (const char *name : {"XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME"})
        qunsetenv(name);
    QApplication app(argc, argv);
    QApplication::setStyle(QStringLiteral("fusion"));
    QStringList arguments = QApplication::arguments();
    QString only;
    if (arguments.size() > 1 && arguments.at(1).startsWith(QLatin1String("tst_")))
        only = arguments.takeAt(1);
    int failures = 0;
    int ran = 0;
    for (const auto &make : Qonsent::tests()) {
        const std::unique_ptr<QObject> test = make();
        if (!only.isEmpty() && only != QLatin1String(test->metaObject()->className()))
            continue;
        ++ran;
        failures += QTest::qExec(test.get(), arguments) != 0;
    }
    if (ran == 0)
        qCritical("No test class was run.");
    return ran == 0 ? 1 : failures;
}
