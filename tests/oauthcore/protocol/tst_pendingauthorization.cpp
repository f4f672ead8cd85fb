// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "oauthcore/protocol/pendingauthorization.h"
#include "tests/support/testmain.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace Qonsent;

class tst_PendingAuthorization : public QObject
{
    Q_OBJECT

    static PendingAuthorization full()
    {
        auto pending = PendingAuthorization::draw();
        pending.state = Secret("4711.a\"\\{}+&=");
        pending.redirectUri = QUrl(QStringLiteral("com.example.app:/callback"));
        pending.issuer = QStringLiteral("https://id.example/\u00e4");
        pending.issuerIsNamedInAnswers = true;
        pending.responseType = ResponseType::CodeIdTokenToken;
        pending.responseMode = ResponseMode::FormPost;
        pending.resources = {QUrl(QStringLiteral("https://a.example/?x=%20y")),
                             QUrl(QStringLiteral("urn:example:api"))};
        pending.tokenScopes = Scopes::parse(u"openid read");
        return pending;
    }
    static QJsonObject objectOf(const PendingAuthorization &pending)
    {
        return QJsonDocument::fromJson(pending.toJson().reveal().toByteArray()).object();
    }
    static Result<PendingAuthorization> read(const QJsonObject &object)
    {
        return PendingAuthorization::fromJson(
            Secret(QJsonDocument(object).toJson(QJsonDocument::Compact)));
    }

private Q_SLOTS:
    void survivesARestart_data()
    {
        QTest::addColumn<PendingAuthorization>("pending");
        auto usual = PendingAuthorization::draw();
        usual.redirectUri = QUrl(QStringLiteral("http://127.0.0.1:4711/callback"));
        QTest::newRow("MS-14: a usual one") << usual;
        QTest::newRow("MS-14: everything set") << full();
        for (int i = 0; i <= int(ResponseType::IdTokenToken); ++i) {
            usual.responseType = ResponseType(i);
            QTest::addRow("MS-14: %s", responseTypeRow(ResponseType(i)).name) << usual;
        }
    }
    void survivesARestart()
    {
        QFETCH(PendingAuthorization, pending);
        const auto again = PendingAuthorization::fromJson(pending.toJson());
        QVERIFY2(again, again ? "" : again.error().reason.constData());
        QVERIFY(*again == pending);
        QVERIFY(again->toJson() == pending.toJson());
    }

    void whatIsMissingIsNamed_data()
    {
        QTest::addColumn<QString>("member");
        const QJsonObject object = objectOf(full());
        QCOMPARE(object.size(), 11);
        for (auto it = object.begin(); it != object.end(); ++it)
            QTest::addRow("MS-14: without %s", it.key().toLatin1().constData()) << it.key();
    }
    void whatIsMissingIsNamed()
    {
        QFETCH(QString, member);
        QJsonObject object = objectOf(full());
        object.remove(member);
        const auto pending = read(object);
        QVERIFY(!pending);
        QCOMPARE(pending.error().code, AuthError::Code::ResponseMalformed);
        QCOMPARE(pending.error().reason, "pending:" + member.toLatin1());
        object.insert(member, QJsonObject());
        QVERIFY(!read(object)); // nor of another kind
    }

    void whatIsNoSuchThingIsRefused_data()
    {
        QTest::addColumn<QString>("member");
        QTest::addColumn<QJsonValue>("value");
        const auto row = [](const char *name, const char *member, const QJsonValue &value) {
            QTest::newRow(name) << QString::fromLatin1(member) << value;
        };
        row("MS-14: another version", "version", 2);
        row("MS-14: an empty state", "state", QString());
        row("MS-14: a state with a line break", "state", QStringLiteral("a\r\nb"));
        row("MS-14: a state above ASCII", "state", QStringLiteral("\u00e4"));
        row("MS-14: a short verifier", "code_verifier", QString(42, u'a'));
        row("MS-14: a long verifier", "code_verifier", QString(129, u'a'));
        row("MS-14: a short nonce", "nonce", QStringLiteral("n"));
        row("MS-14: a relative redirect", "redirect_uri", QStringLiteral("/callback"));
        row("MS-14: no redirect", "redirect_uri", QString());
        row("MS-14: an unknown type", "response_type", QStringLiteral("code banana"));
        row("MS-14: a type in capitals", "response_type", QStringLiteral("CODE"));
        row("MS-14: an unknown mode", "response_mode", QStringLiteral("web_message"));
        row("MS-14: a promise that is no truth value", "iss_promised", QStringLiteral("true"));
        row("MS-14: a relative resource", "resource", QJsonArray{QStringLiteral("/x")});
        row("MS-14: a resource that is a number", "resource", QJsonArray{1});
    }
    void whatIsNoSuchThingIsRefused()
    {
        QFETCH(QString, member);
        QFETCH(QJsonValue, value);
        QJsonObject object = objectOf(full());
        object.insert(member, value);
        const auto pending = read(object);
        QVERIFY(!pending);
        QCOMPARE(pending.error().reason, "pending:" + member.toLatin1());
    }

    void whatIsNoObjectIsRefused_data()
    {
        QTest::addColumn<QByteArray>("json");
        QTest::newRow("MS-14: nothing") << QByteArray();
        QTest::newRow("MS-14: a list") << QByteArray("[]");
        QTest::newRow("MS-14: half of it") << full().toJson().reveal().first(40).toByteArray();
        QTest::newRow("MS-14: a member twice") << QByteArray("{\"version\":1,\"version\":1}");
    }
    void whatIsNoObjectIsRefused()
    {
        QFETCH(QByteArray, json);
        const auto pending = PendingAuthorization::fromJson(Secret(json));
        QVERIFY(!pending);
        QCOMPARE(pending.error().code, AuthError::Code::ResponseMalformed);
    }
};

QONSENT_TEST(tst_PendingAuthorization)
#include "tst_pendingauthorization.moc"
