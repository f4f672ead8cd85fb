// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "oauthcore/protocol/deviceauthorization.h"
#include "tests/support/onlyrow.h"
#include "tests/support/testmain.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace Qonsent;
using namespace std::chrono_literals;
using Code = AuthError::Code;

namespace {

QJsonObject honest()
{
    return {{QStringLiteral("device_code"), QStringLiteral("CNRYD-1")},
            {QStringLiteral("user_code"), QStringLiteral("WDJB-MJHT")},
            {QStringLiteral("verification_uri"), QStringLiteral("https://as.example/device")},
            {QStringLiteral("expires_in"), 900},
            {QStringLiteral("interval"), 7}};
}

Result<DeviceAuthorization> parsed(const QByteArray &body)
{
    return DeviceAuthorization::parse({.status = 200,
                                       .headers = {{"Content-Type", "application/json"}},
                                       .body = Secret(QByteArrayView(body))},
                                      0);
}

/// What is read if \a member is \a value, or not there if that is undefined.
Result<DeviceAuthorization> with(const char *member, const QJsonValue &value)
{
    QJsonObject object = honest();
    object.insert(QLatin1String(member), value);
    if (value.isUndefined())
        object.remove(QLatin1String(member));
    return parsed(QJsonDocument(object).toJson(QJsonDocument::Compact));
}

QJsonValue text(const char *utf8)
{
    return QString::fromUtf8(utf8);
}

} // namespace

/// RFC 8628 section 3.2, and what comes instead.
class tst_DeviceAuthorization : public QObject
{
    Q_OBJECT

    static void readsRow(const char *name, const Result<DeviceAuthorization> &read, int interval,
                         int lifetime)
    {
        QTest::newRow(name) << read << interval << lifetime;
    }
    static void refusedRow(const char *name, const Result<DeviceAuthorization> &read, Code code,
                           const char *reason)
    {
        QTest::newRow(name) << read << code << QByteArray(reason);
    }

private Q_SLOTS:
    void readsTimesWithinReason_data()
    {
        QTest::addColumn<Result<DeviceAuthorization>>("read");
        QTest::addColumn<int>("interval");
        QTest::addColumn<int>("lifetime");
        const QJsonValue none(QJsonValue::Undefined);
        readsRow("MS-30: as they are", parsed(QJsonDocument(honest()).toJson()), 7, 900);
        readsRow("E01, MS-30: no interval", with("interval", none), 5, 900);
        readsRow("E01: null for an interval", with("interval", QJsonValue::Null), 5, 900);
        readsRow("E01: an interval of zero", with("interval", 0), 5, 900);
        readsRow("E01: a negative interval", with("interval", -3), 5, 900);
        readsRow("E01: an interval of a billion seconds", with("interval", 1e9), 60, 900);
        readsRow("E01: an interval as text", with("interval", text("5")), 5, 900);
        readsRow("E01: five seconds and a half", with("interval", 5.5), 6, 900);
        readsRow("E01: a tenth of a second", with("interval", 0.1), 1, 900);
        readsRow("E07, MS-30: no lifetime", with("expires_in", none), 7, 600);
        readsRow("E07: a lifetime beyond all measure", with("expires_in", 1e18), 7, 1800);
        readsRow("E07: a lifetime as text", with("expires_in", text("60")), 7, 60);
    }
    void readsTimesWithinReason()
    {
        QFETCH(Result<DeviceAuthorization>, read);
        QVERIFY2(read, read ? "" : read.error().reason.constData());
        QTEST(int(read->interval.count()), "interval");
        QTEST(int(read->lifetime.count()), "lifetime");
        QCOMPARE(read->deviceCode.reveal().toByteArray(), QByteArray("CNRYD-1"));
        QCOMPARE(read->userCode, QStringLiteral("WDJB-MJHT"));
    }

    void refusesWhatNobodyCanGoOnWith_data()
    {
        QTest::addColumn<Result<DeviceAuthorization>>("read");
        QTest::addColumn<AuthError::Code>("code");
        QTest::addColumn<QByteArray>("reason");
        const QJsonValue none(QJsonValue::Undefined);
        const auto malformed = [](const char *name, const char *member, const QJsonValue &value) {
            refusedRow(name, with(member, value), Code::ResponseMalformed, member);
        };
        malformed("E01: an interval in words", "interval", text("soon"));
        malformed("E01: an interval of true", "interval", true);
        malformed("E07: a lifetime of true", "expires_in", true);
        refusedRow("E07: a lifetime of zero", with("expires_in", 0), Code::DeviceCodeExpired,
                   "expires_in");
        refusedRow("E07: a negative lifetime", with("expires_in", -1), Code::DeviceCodeExpired,
                   "expires_in");
        for (const char *address :
             {"javascript:alert(1)", "file:///etc/passwd", "http://as.example/device",
              "https://as.example@evil.test/", "https://as.example\\@evil.test/", "/device",
              "as.example/device", "https://", "https://as.example/\xe2\x80\xae", ""})
            refusedRow(qPrintable(QStringLiteral("E08: %1").arg(QString::fromUtf8(address))),
                       with("verification_uri", text(address)), Code::ResponseMalformed,
                       "verification_uri");
        malformed("E08: an address of 10 KB", "verification_uri",
                  QString(QStringLiteral("https://as.example/") + QString(10'000, u'a')));
        malformed("E08: an address that is a number", "verification_uri", 7);
        refusedRow("E08: no address", with("verification_uri", none), Code::ResponseIncomplete,
                   "verification_uri");
        malformed("E10: a Cyrillic letter that looks like ours", "user_code", text("W\xd0\x90JB"));
        malformed("E10: a bidirectional override", "user_code",
                  text("AB\xe2\x80\xae"
                       "CD"));
        malformed("E10: a space of no width", "user_code",
                  text("AB\xe2\x80\x8b"
                       "CD"));
        malformed("E10: a line break", "user_code", text("AB\nCD"));
        malformed("E10: an escape for terminals", "user_code", text("\x1b[31mAB"));
        malformed("E10: a code of 1000 characters", "user_code", QString(1000, u'A'));
        malformed("E10: blanks around it", "user_code", text(" ABCD "));
        malformed("E10: a number", "user_code", 12345678);
        refusedRow("E10: an empty code", with("user_code", text("")), Code::ResponseIncomplete,
                   "user_code");
        refusedRow("E10: no code", with("user_code", none), Code::ResponseIncomplete, "user_code");
        refusedRow("no device code", with("device_code", none), Code::ResponseIncomplete,
                   "device_code");
        malformed("a device code with a line break", "device_code", text("a\nb"));
        refusedRow("E05: status 200 with an error", parsed("{\"error\":\"invalid_scope\"}"),
                   Code::ServerRefused, "");
        refusedRow("B16: a member twice", parsed("{\"user_code\":\"A\",\"user_code\":\"B\"}"),
                   Code::ResponseMalformed, "json_duplicate_member");
        refusedRow("B18: an array", parsed("[]"), Code::ResponseMalformed, "json_not_an_object");
    }
    void refusesWhatNobodyCanGoOnWith()
    {
        QFETCH(Result<DeviceAuthorization>, read);
        QVERIFY(!read);
        QTEST(read.error().code, "code");
        QTEST(read.error().reason, "reason");
        QVERIFY(!read.error().message.contains(QLatin1String("CNRYD")));
    }

    void readsAddressesAsOlderServersWriteThem_data() { onlyRow("MS-30: verification_url"); }
    void readsAddressesAsOlderServersWriteThem()
    {
        QJsonObject object = honest();
        object.insert(QStringLiteral("verification_url"),
                      object.take(QStringLiteral("verification_uri")));
        const auto read = parsed(QJsonDocument(object).toJson()); // MS-30
        QVERIFY(read);
        QCOMPARE(read->verificationUri, QUrl(QStringLiteral("https://as.example/device")));
    }

    void aCompleteAddressIsTakenOnlyIfItIsThePlainOneWithTheCode_data()
    {
        QTest::addColumn<QString>("complete");
        QTest::addColumn<bool>("taken");
        const auto row = [](const char *name, const char *complete, bool taken) {
            QTest::newRow(name) << QString::fromLatin1(complete) << taken;
        };
        row("MS-30: with the code", "https://as.example/device?user_code=WDJB-MJHT", true);
        row("E09: with the code without its dash", "https://as.example/d/wdjbmjht", true);
        row("E09: on another host", "https://evil.test/device?user_code=WDJB-MJHT", false);
        row("E09: on another port", "https://as.example:444/device?user_code=WDJB-MJHT", false);
        row("E09: without TLS", "http://as.example/device?user_code=WDJB-MJHT", false);
        row("E09: without the code", "https://as.example/device", false);
        row("E09: with another code", "https://as.example/device?user_code=AAAA-BBBB", false);
        row("E09: with somebody else's name in it",
            "https://as.example@evil.test/device?user_code=WDJB-MJHT", false);
        row("E09: a script", "javascript:'WDJB-MJHT'", false);
        row("E09: nothing", "", false);
    }
    void aCompleteAddressIsTakenOnlyIfItIsThePlainOneWithTheCode()
    {
        QFETCH(QString, complete);
        QFETCH(bool, taken);
        const auto read = with("verification_uri_complete", complete);
        QVERIFY(read);
        QCOMPARE(read->verificationUriComplete, taken ? QUrl(complete) : QUrl());
        QCOMPARE(read->verificationUri, QUrl(QStringLiteral("https://as.example/device")));
    }
};

QONSENT_TEST(tst_DeviceAuthorization)
#include "tst_deviceauthorization.moc"
