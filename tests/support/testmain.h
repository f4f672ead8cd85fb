// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QObject>
#include <QStringList>

#include <functional>
#include <memory>

/// Announces a test class to the executable it is linked into; main() runs them all. A class that
/// cannot run skips in init(): after a skip in initTestCase() Qt Test would also skip the classes
/// that come later.
#define QONSENT_TEST(Class)                                                                        \
    static const bool announced##Class =                                                           \
        Qonsent::announceTest([] { return std::make_unique<Class>(); });

namespace Qonsent {

bool announceTest(std::function<std::unique_ptr<QObject>()> make);

/// Runs every announced class, for main(). A first argument that names a class runs that class
/// alone, with the remaining arguments given to Qt Test: `tst_base tst_Json duplicates`. Returns
/// what the process exits with.
[[nodiscard]] int runAnnouncedTests(QStringList arguments);

} // namespace Qonsent
