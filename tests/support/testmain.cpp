// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "tests/support/testmain.h"

#include <QCoreApplication>
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

/// Runs every announced class. A first argument that names a class runs that class alone, with the
/// remaining arguments given to Qt Test: `tst_base tst_Json duplicates`.
int main(int argc, char **argv)
{
    QCoreApplication app(argc, argv);
    QStringList arguments = app.arguments();
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
