// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "oauthcore/redirect/customschemereceiver.h"
#include "tests/support/onlyrow.h"
#include "tests/support/testmain.h"

#include <QSignalSpy>
#include <QTest>

using namespace Qonsent;
using Code = AuthError::Code;

class tst_CustomSchemeReceiver : public QObject
{
    Q_OBJECT

    const QUrl m_uri = QUrl(QStringLiteral("com.example.app:/callback"));

private Q_SLOTS:
    void addressesThatAreNotTheAnswerChangeNothing_data()
    {
        QTest::addColumn<QString>("address");
        QTest::addColumn<AuthError::Code>("code");
        QTest::addColumn<QByteArray>("reason");
        const auto row = [](const char *name, const char *address, Code code, const char *reason) {
            QTest::newRow(name) << QString::fromUtf8(address) << code << QByteArray(reason);
        };
        const auto malformed = Code::ResponseMalformed;
        row("A01: no state", "com.example.app:/callback?code=c", Code::StateMismatch, "state");
        row("A01: no query", "com.example.app:/callback", Code::StateMismatch, "state");
        row("A02: another state", "com.example.app:/callback?code=c&state=the-statf",
            Code::StateMismatch, "state");
        row("A02: a longer state", "com.example.app:/callback?code=c&state=the-statee",
            Code::StateMismatch, "state");
        row("A12: two states", "com.example.app:/callback?state=the-state&state=x", malformed,
            "parameter_twice");
        row("A12: two codes", "com.example.app:/callback?code=c&c%6fde=d&state=the-state",
            malformed, "parameter_twice");
        row("A17: the answer behind the #", "com.example.app:/callback#code=c&state=the-state",
            Code::StateMismatch, "state");
        row("A26: another path", "com.example.app:/callback/?code=c&state=the-state", malformed,
            "redirect_uri");
        row("A26: a path in capitals", "com.example.app:/CALLBACK?code=c&state=the-state",
            malformed, "redirect_uri");
        row("A26: no path", "com.example.app:?code=c&state=the-state", malformed, "redirect_uri");
        row("A26: a path that goes up", "com.example.app:/x/../callback?code=c&state=the-state",
            malformed, "redirect_uri");
        row("A25: a host in front", "com.example.app://evil.test/callback?code=c&state=the-state",
            malformed, "redirect_uri");
        row("A25: a user in front", "com.example.app://a@/callback?code=c&state=the-state",
            malformed, "redirect_uri");
        row("another scheme", "com.example.apps:/callback?code=c&state=the-state", malformed,
            "redirect_uri");
        row("http", "http://127.0.0.1/callback?code=c&state=the-state", malformed, "redirect_uri");
        row("J12: a line break", "com.example.app:/callback?code=c&state=the-state\n", malformed,
            "pasted_characters");
        row("J12: a blank", "com.example.app:/callback?code=c &state=the-state", malformed,
            "pasted_characters");
        row("J12: above ASCII", "com.example.app:/callback?code=\xc3\xa4&state=the-state",
            malformed, "pasted_characters");
        row("a broken escape", "com.example.app:/callback?code=%00&state=the-state", malformed,
            "form_encoding");
        row("nothing", "", malformed, "redirect_uri");
        row("an option", "--help", malformed, "redirect_uri");
        QTest::newRow("J12: 1 MB")
            << QString(1024 * 1024, u'a') << Code::TooLarge << QByteArray("redirect_uri");
    }
    void addressesThatAreNotTheAnswerChangeNothing()
    {
        QFETCH(QString, address);
        CustomSchemeReceiver receiver(m_uri);
        QSignalSpy heard(&receiver, &RedirectReceiver::redirectReceived);
        QVERIFY(receiver.listen(Secret("the-state")));
        const auto taken = receiver.deliver(address);
        QVERIFY(!taken);
        QTEST(taken.error().code, "code");
        QTEST(taken.error().reason, "reason");
        QVERIFY(
            receiver.deliver(QStringLiteral("com.example.app:/callback?code=%2B&state=the-state")));
        QTRY_COMPARE(heard.count(), 1);
        QVERIFY(heard.first().first().value<Secret>() == Secret("code=%2B&state=the-state"));
    }

    void theAnswerCountsOnce_data() { onlyRow("A03: the same address again"); }
    void theAnswerCountsOnce()
    {
        CustomSchemeReceiver receiver(m_uri);
        QSignalSpy heard(&receiver, &RedirectReceiver::redirectReceived);
        const QString answer = QStringLiteral("COM.example.app:/callback?code=c&state=the-state");
        QCOMPARE(receiver.deliver(answer).error().reason, QByteArray("not_waiting"));
        QVERIFY(receiver.listen(Secret("the-state")));
        QVERIFY(receiver.deliver(answer)); // schemes have no case
        QCOMPARE(heard.count(), 0);        // never from inside the call
        QCOMPARE(receiver.deliver(answer).error().reason, QByteArray("not_waiting"));
        QTRY_COMPARE(heard.count(), 1);
        QCoreApplication::processEvents();
        QCOMPARE(heard.count(), 1);
    }

    void afterTheEndNothingIsHeard_data()
    {
        onlyRow("A04: the address of a sign-in that was cancelled");
    }
    void afterTheEndNothingIsHeard()
    {
        CustomSchemeReceiver receiver(m_uri);
        QVERIFY(receiver.listen(Secret("the-state")));
        receiver.close();
        QVERIFY(
            !receiver.deliver(QStringLiteral("com.example.app:/callback?code=c&state=the-state")));
    }

    void aFragmentIsReadWhereItWasAskedFor()
    {
        CustomSchemeReceiver receiver(m_uri);
        QSignalSpy heard(&receiver, &RedirectReceiver::redirectReceived);
        QVERIFY(receiver.listenFor({.state = Secret("the-state"), .mode = ResponseMode::Fragment}));
        QVERIFY(
            !receiver.deliver(QStringLiteral("com.example.app:/callback?code=c&state=the-state")));
        QVERIFY(
            receiver.deliver(QStringLiteral("com.example.app:/callback#code=c&state=the-state")));
        QTRY_COMPARE(heard.count(), 1);
    }

    void schemesThatBelongToOthersAreRefused_data()
    {
        QTest::addColumn<QString>("uri");
        QTest::addColumn<QByteArray>("reason");
        for (const char *uri : {"", "/callback", "app:/callback", "http://127.0.0.1/callback",
                                "https://app.example/callback", "file:/callback", "javascript:x"})
            QTest::addRow("RFC 8252 7.1: \"%s\"", uri)
                << QString::fromLatin1(uri) << QByteArray("redirect_scheme");
        for (const char *uri :
             {"com.example.app:/cb?x", "com.example.app:/cb#x", "com.example.app://a@b/cb"})
            QTest::addRow("not registrable: %s", uri)
                << QString::fromLatin1(uri) << QByteArray("redirect_uri");
    }
    void schemesThatBelongToOthersAreRefused()
    {
        QFETCH(QString, uri);
        CustomSchemeReceiver receiver{QUrl(uri)};
        const auto listening = receiver.listen(Secret("the-state"));
        QVERIFY(!listening);
        QCOMPARE(listening.error().code, Code::InvalidConfiguration);
        QTEST(listening.error().reason, "reason");
    }

    void neitherFormsNorEmptyStatesCanBeAwaited()
    {
        CustomSchemeReceiver receiver(m_uri);
        QCOMPARE(receiver.listen(Secret()).error().reason, QByteArray("state"));
        QCOMPARE(receiver.listenFor({.state = Secret("x"), .mode = ResponseMode::FormPost})
                     .error()
                     .reason,
                 QByteArray("response_mode"));
    }
};

QONSENT_TEST(tst_CustomSchemeReceiver)
#include "tst_customschemereceiver.moc"
