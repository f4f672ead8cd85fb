// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "oauthcore/sqlitevault/lockedkey.h"
#include "tests/support/testmain.h"

using namespace Qonsent;

class tst_LockedKey : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aNullKeyIsNone()
    {
        QVERIFY(LockedKey().isNull());
        QVERIFY(!LockedKey().bytes());
        QVERIFY(LockedKey() != LockedKey::generate());
    }

    void everyGeneratedKeyIsAnother()
    {
        const LockedKey key = LockedKey::generate();
        QVERIFY(!key.isNull());
        QVERIFY(key != LockedKey::generate());
        QVERIFY(key == LockedKey(key));
    }

    void aKeyHas32Bytes_data()
    {
        QTest::addColumn<int>("count");
        QTest::addColumn<bool>("isKey");
        QTest::newRow("nothing is no key") << 0 << false;
        QTest::newRow("31 bytes are no key") << 31 << false;
        QTest::newRow("32 bytes are a key") << 32 << true;
        QTest::newRow("33 bytes are no key") << 33 << false;
    }
    void aKeyHas32Bytes()
    {
        QFETCH(int, count);
        QFETCH(bool, isKey);
        const QByteArray bytes(count, 'k');
        const LockedKey key = LockedKey::copyOf(bytes);
        QCOMPARE(!key.isNull(), isKey);
        if (isKey)
            QCOMPARE(QByteArray(reinterpret_cast<const char *>(key.bytes()), count), bytes);
    }

    void whoCannotFillAKeyMakesNone()
    {
        QVERIFY(LockedKey::filledBy([](std::span<unsigned char, LockedKey::size>) {
                    return false;
                }).isNull());
    }
};

QONSENT_TEST(tst_LockedKey)
#include "tst_lockedkey.moc"
