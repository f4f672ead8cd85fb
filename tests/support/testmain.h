// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QObject>

#include <functional>
#include <memory>

/// Announces a test class to the executable it is linked into; testmain.cpp runs them all.
#define QONSENT_TEST(Class)                                                                        \
    static const bool announced##Class =                                                           \
        Qonsent::announceTest([] { return std::make_unique<Class>(); });

namespace Qonsent {

bool announceTest(std::function<std::unique_ptr<QObject>()> make);

} // namespace Qonsent
