// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "oauthcore/protocol/tokenresponse.h"
#include "oauthcore/provider/hookregistry.h"
#include "oauthcore/provider/presetdocument.h"
#include "oauthcore/provider/presetfinding.h"
#include "oauthcore/provider/providerregistry.h"
#include "oauthcore/provider/redirectparameters.h"
#include "tests/support/recordedanswers.h"
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

    void nothingInThemIsWrong_data() { everyFile(); }
    void nothingInThemIsWrong()
    {
        QFETCH(QString, file);
        for (const PresetFinding &finding : checkProviderPreset(contents(file)))
            QVERIFY2(finding.kind != PresetFinding::Kind::Wrong, qPrintable(finding.member));
    }

    /// What a provider answers, as we have written it down after what is known of it.
    void everyRecordedAnswerIsRead_data() { everyFile(); }
    void everyRecordedAnswerIsRead()
    {
        QFETCH(QString, file);
        const auto preset = parseProviderPreset(contents(file));
        const auto recorded = RecordedAnswers::of(preset->id);
        QVERIFY2(recorded, qPrintable(file));
        const auto chain = HookRegistry().chain(preset->quirks);
        QVERIFY(chain);
        const auto answer = chain->tokenResponse(recorded->token.response(), {});
        QVERIFY(answer);
        const auto tokens = TokenResponse::parse(*answer, preset->scopes, 1'780'000'000'000);
        QVERIFY2(tokens, tokens ? "" : tokens.error().reason.constData());
        QCOMPARE(recorded->differenceFrom(*tokens), QString());
        const QJsonObject extra = withRedirectParameters(
            tokens->extra, *FormParameters::decode(recorded->redirect), preset->quirks);
        for (const QString &path : preset->answerMembers + recorded->kept)
            QVERIFY2(RecordedAnswers::holds(extra, path), qPrintable(path));
    }

    void everyRecordedErrorIsRead_data() { everyFile(); }
    void everyRecordedErrorIsRead()
    {
        QFETCH(QString, file);
        const auto preset = parseProviderPreset(contents(file));
        const auto recorded = RecordedAnswers::of(preset->id);
        QVERIFY2(recorded, qPrintable(file));
        const auto answer =
            HookRegistry().chain(preset->quirks)->tokenResponse(recorded->error.response(), {});
        const auto tokens = TokenResponse::parse(*answer, preset->scopes, 1'780'000'000'000);
        QVERIFY(!tokens);
        QCOMPARE(tokens.error().code, AuthError::Code::ServerRefused);
        QCOMPARE(tokens.error().serverCode, recorded->errorReads);
    }

    void presetsOfOthersReplaceOurs_data()
    {
        QTest::addColumn<QByteArrayList>("documents");
        QTest::addColumn<QString>("name"); // of what is called discord then
        QByteArray organisation = contents(QStringLiteral("discord.json"));
        organisation.replace("\"Discord\"", "\"Of the organisation\"");
        QByteArray person = contents(QStringLiteral("discord.json"));
        person.replace("\"Discord\"", "\"Of the person\"");
        QTest::newRow("nobody's") << QByteArrayList() << QStringLiteral("Discord");
        QTest::newRow("the organisation's")
            << QByteArrayList{organisation} << QStringLiteral("Of the organisation");
        QTest::newRow("the person's after the organisation's")
            << QByteArrayList{organisation, person} << QStringLiteral("Of the person");
        QTest::newRow("one that is new")
            << QByteArrayList{QByteArray(person).replace("\"discord\"", "\"ours\"")}
            << QStringLiteral("Discord");
    }
    void presetsOfOthersReplaceOurs()
    {
        QFETCH(QByteArrayList, documents);
        const auto registry = ProviderRegistry::shipped().with(documents);
        QVERIFY2(registry, registry ? "" : registry.error().reason.constData());
        QTEST(registry->find(QStringLiteral("discord"))->name, "name");
        QVERIFY(registry->presets().size() >= ProviderRegistry::shipped().presets().size());
        QCOMPARE(ProviderRegistry::shipped().find(QStringLiteral("discord"))->name,
                 QStringLiteral("Discord"));
    }

    void oneThatIsWrongIsNotPassedOver_data()
    {
        QTest::addColumn<QByteArray>("document");
        QTest::addColumn<QByteArray>("reason");
        const QByteArray good = contents(QStringLiteral("discord.json"));
        QTest::newRow("D13: nothing") << QByteArray() << QByteArray("json_syntax");
        QTest::newRow("D13: a page") << QByteArray("<html>") << QByteArray("json_syntax");
        QTest::newRow("D13: an unknown member")
            << QByteArray(good).replace("\"id\"", "\"client_id\": \"x\", \"id\"")
            << QByteArray("client_id");
        QTest::newRow("D13: codes without TLS") << QByteArray(good).replace(
            "https://discord.com/api/oauth2/token", "http://discord.com/api/oauth2/token")
                                                << QByteArray("endpoints.token");
    }
    void oneThatIsWrongIsNotPassedOver()
    {
        QFETCH(QByteArray, document);
        QFETCH(QByteArray, reason);
        const auto registry =
            ProviderRegistry::shipped().with({contents(QStringLiteral("github.json")), document});
        QVERIFY(!registry);
        QCOMPARE(registry.error().reason, "provider_preset:" + reason);
    }

    void theyAreOfferedByName()
    {
        QStringList names;
        for (const ProviderPreset &preset : ProviderRegistry::shipped().presets())
            names += preset.name;
        QCOMPARE(
            names,
            QStringLiteral("Auth0,Discord,Dropbox,Facebook,Fastmail,Figma,Fitbit,GitHub,GitLab,"
                           "Google,Keycloak,LinkedIn,Mastodon,Microsoft,Notion,Okta,"
                           "QuickBooks,Reddit,Slack,Spotify,Twitch,X,Zoho")
                .split(u','));
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
        QTest::newRow("by its token endpoint, with what is usual for variables")
            << QString()
            << QUrl(QStringLiteral("https://graph.facebook.com/v22.0/oauth/access_token"))
            << QStringLiteral("facebook");
        QTest::newRow("by its issuer, with what is usual for variables")
            << QStringLiteral("https://gitlab.com") << QUrl() << QStringLiteral("gitlab");
        QTest::newRow("not by another version of its token endpoint")
            << QString()
            << QUrl(QStringLiteral("https://graph.facebook.com/v1.0/oauth/access_token"))
            << QString();
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
