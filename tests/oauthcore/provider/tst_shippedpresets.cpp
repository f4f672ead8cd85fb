// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "oauthcore/provider/presetdocument.h"
#include "oauthcore/provider/providerregistry.h"
#include "tests/support/testmain.h"

#include <QDir>
#include <QTest>

using namespace Qonsent;

/// Every file of resources/providers, and the registry that offers them.
class tst_ShippedPresets : public QObject
{
    Q_OBJECT

    static QByteArray contents(const QString &name)
    {
        QFile file(QDir(QStringLiteral(QONSENT_PRESETS)).filePath(name));
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }
    static void everyFile()
    {
        QTest::addColumn<QString>("file");
        for (const QString &name : QDir(QStringLiteral(QONSENT_PRESETS)).entryList(QDir::Files))
            QTest::newRow(qPrintable(name)) << name;
    }

private Q_SLOTS:
    void everyPresetIsInOrderAndShipped_data() { everyFile(); }
    void everyPresetIsInOrderAndShipped()
    {
        QFETCH(QString, file);
        const auto preset = parseProviderPreset(contents(file));
        QVERIFY2(preset, preset ? "" : preset.error().reason.constData());
        QCOMPARE(preset->id + QStringLiteral(".json"), file);
        const auto shipped = ProviderRegistry::shipped().find(preset->id);
        QVERIFY(shipped);
        QVERIFY(*shipped == *preset);
    }

    void everyPresetIsWrittenInOneWay_data() { everyFile(); }
    void everyPresetIsWrittenInOneWay()
    {
        QFETCH(QString, file);
        const QByteArray text = contents(file);
        QCOMPARE(QString::fromUtf8(text),
                 QString::fromUtf8(QJsonDocument::fromJson(text).toJson(QJsonDocument::Indented)));
    }

    void everyFactIsMarkedAndTheAddressesAreVerified_data() { everyFile(); }
    void everyFactIsMarkedAndTheAddressesAreVerified()
    {
        QFETCH(QString, file);
        const auto preset = parseProviderPreset(contents(file)); // which wants every mark
        QVERIFY(preset);
        // nobody is sent, and no code goes, where nobody has looked
        const QString where =
            preset->issuer.isEmpty() ? QStringLiteral("endpoints") : QStringLiteral("issuer");
        QVERIFY(!preset->sources.value(where).isEmpty());
    }

    void noPresetHoldsAClientOfAnybody_data() { everyFile(); }
    void noPresetHoldsAClientOfAnybody()
    {
        QFETCH(QString, file);
        const QByteArray text = contents(file);
        for (const char *trace : {"client_id", "apps.googleusercontent.com", "GOCSPX"})
            QVERIFY(!text.contains(trace));
    }

    void theyAreOfferedByName()
    {
        QStringList names;
        for (const ProviderPreset &preset : ProviderRegistry::shipped().presets())
            names += preset.name;
        QCOMPARE(names,
                 QStringList({QStringLiteral("GitHub"), QStringLiteral("GitLab"),
                              QStringLiteral("Google"), QStringLiteral("Keycloak"),
                              QStringLiteral("Microsoft")}));
    }

    void anIdIsMatchedExactly_data()
    {
        QTest::addColumn<QString>("id");
        QTest::newRow("nothing") << QString();
        QTest::newRow("a name") << QStringLiteral("GitLab");
        QTest::newRow("a part") << QStringLiteral("git");
        QTest::newRow("a path") << QStringLiteral("../gitlab");
        QTest::newRow("blanks") << QStringLiteral("gitlab ");
    }
    void anIdIsMatchedExactly()
    {
        QFETCH(QString, id);
        QVERIFY(!ProviderRegistry::shipped().find(id));
    }

    void ofTwoWithOneIdTheFirstCounts()
    {
        const ProviderRegistry registry({{.id = QStringLiteral("a"), .name = QStringLiteral("1")},
                                         {.id = QStringLiteral("a"), .name = QStringLiteral("2")}});
        QCOMPARE(registry.presets().size(), 1);
        QCOMPARE(registry.find(QStringLiteral("a"))->name, QStringLiteral("1"));
    }

    void anAccountLeadsBackToItsPreset_data()
    {
        QTest::addColumn<QString>("issuer");
        QTest::addColumn<QUrl>("token");
        QTest::addColumn<QString>("id");
        QTest::newRow("by its issuer")
            << QStringLiteral("https://accounts.google.com")
            << QUrl(QStringLiteral("https://oauth2.googleapis.com/token"))
            << QStringLiteral("google");
        QTest::newRow("by its token endpoint")
            << QString() << QUrl(QStringLiteral("https://github.com/login/oauth/access_token"))
            << QStringLiteral("github");
        QTest::newRow("not by a token endpoint of somebody with an issuer")
            << QStringLiteral("https://evil.test")
            << QUrl(QStringLiteral("https://github.com/login/oauth/access_token")) << QString();
        QTest::newRow("not by an issuer that only looks alike")
            << QStringLiteral("https://accounts.google.com/") << QUrl() << QString();
        QTest::newRow("not by nothing") << QString() << QUrl() << QString();
    }
    void anAccountLeadsBackToItsPreset()
    {
        QFETCH(QString, issuer);
        QFETCH(QUrl, token);
        const auto preset =
            ProviderRegistry::shipped().findFor({.issuer = issuer, .tokenEndpoint = token});
        QTEST(preset ? preset->id : QString(), "id");
    }
};

QONSENT_TEST(tst_ShippedPresets)
#include "tst_shippedpresets.moc"
