// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "oauthcore/base/version.h"
#include "tests/support/onlyrow.h"
#include "tests/support/testmain.h"

using namespace Qonsent;

class tst_Version : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theLibrarySaysWhichOneItIs_data() { onlyRow("CK-P36: that of the package"); }
    void theLibrarySaysWhichOneItIs()
    {
        QCOMPARE(libraryVersion().toString(), QStringLiteral(PACKAGE_VERSION));
        QCOMPARE(libraryVersion().segmentCount(), 3);
    }
};

QONSENT_TEST(tst_Version)
#include "tst_version.moc"
