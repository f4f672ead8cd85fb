// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "oauthcore/sqlitevault/keysources.h"
#include "tests/support/testmain.h"

#include <QTest>

using namespace Qonsent;

class tst_KeySources : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aNameIsKeptForEver_data()
    {
        QTest::addColumn<VaultProtection>("kind");
        QTest::addColumn<QByteArray>("name");
        QTest::addColumn<bool>("silent");
        QTest::newRow("keychain") << VaultProtection::Keychain << QByteArray("keychain") << true;
        QTest::newRow("key file") << VaultProtection::KeyFile << QByteArray("key-file") << true;
        QTest::newRow("a passphrase takes a person")
            << VaultProtection::Passphrase << QByteArray("passphrase") << false;
    }
    void aNameIsKeptForEver()
    {
        QFETCH(VaultProtection, kind);
        QFETCH(QByteArray, name);
        QCOMPARE(keySourceName(kind), name);
        const auto named = keySourceNamed(name);
        QVERIFY(named);
        QCOMPARE(*named, kind);
        const std::shared_ptr<KeySource> source = silentSource(kind);
        QTEST(source != nullptr, "silent");
        if (source)
            QCOMPARE(source->kind(), kind);
    }

    void theRestIsNone_data()
    {
        QTest::addColumn<QByteArray>("name");
        QTest::newRow("nothing") << QByteArray();
        QTest::newRow("in capitals") << QByteArray("Keychain");
        QTest::newRow("half a name") << QByteArray("key");
        QTest::newRow("with a NUL") << QByteArray("keychain\0", 9);
        QTest::newRow("of a newer version") << QByteArray("smart-card");
    }
    void theRestIsNone()
    {
        QFETCH(QByteArray, name);
        QVERIFY(!keySourceNamed(name));
    }

    void memoryIsNoSlot()
    {
        QCOMPARE(keySourceName(VaultProtection::Memory), QByteArray());
        QVERIFY(!silentSource(VaultProtection::Memory));
    }
};

QONSENT_TEST(tst_KeySources)
#include "tst_keysources.moc"
