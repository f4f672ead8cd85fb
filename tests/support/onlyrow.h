// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QTest>

namespace Qonsent {

/// Gives a test function that has one case a row, so that the IDs of its name are counted when it
/// runs (tests/hostile/coverage).
inline void onlyRow(const char *name)
{
    QTest::addColumn<bool>("only");
    QTest::newRow(name) << true;
}

} // namespace Qonsent
