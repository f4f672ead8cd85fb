// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "tests/support/testmain.h"

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

int runAnnouncedTests(QStringList arguments)
{
    QString only;
    if (arguments.size() > 1 && arguments.at(1).startsWith(QLatin1String("tst_")))
        only = arguments.takeAt(1);
    int failures = 0;
    int ran = 0;
    for (const auto &make : tests()) {
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

} // namespace Qonsent
