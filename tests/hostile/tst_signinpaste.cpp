// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "tests/hostile/signinscene.h"
#include "tests/support/onlyrow.h"
#include "tests/support/outcome.h"
#include "tests/support/testmain.h"
#include "tests/support/waitingagents.h"

using namespace Qonsent;
using Code = AuthError::Code;
using Test::Endpoint;

namespace {

/// Makes something else of the genuine redirect.
using Spoil = std::function<QString(const QString &)>;

Spoil replacing(const char *what, const char *with)
{
    return
        [=](QString address) { return address.replace(QLatin1String(what), QLatin1String(with)); };
}
Spoil saying(const QString &text)
{
    return [=](const QString &) { return text; };
}

} // namespace

Q_DECLARE_METATYPE(Spoil)

/// J12: what a person, or whoever talks them into it, can paste instead of the redirect. The checks
/// of the listener hold, and whatever was pasted, the genuine redirect still succeeds.
class tst_SignInPaste : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatDoesNotFitIsToldAndLosesNothing_data()
    {
        QTest::addColumn<Spoil>("spoil");
        QTest::addColumn<AuthError::Code>("code");
        QTest::addColumn<QByteArray>("reason");
        const auto row = [](const char *name, const Spoil &spoil, Code code, const char *reason) {
            QTest::newRow(name) << spoil << code << QByteArray(reason);
        };
        row("J12: nothing", saying({}), Code::ResponseIncomplete, "pasted_nothing");
        row("J12: only blanks and newlines", saying(QStringLiteral(" \n\t ")),
            Code::ResponseIncomplete, "pasted_nothing");
        row("J12: a megabyte", saying(QString(1 << 20, u'a')), Code::TooLarge, "pasted_too_long");
        row(
            "J12: a megabyte after the genuine address",
            [](const QString &address) { return address + QString(1 << 20, u'a'); }, Code::TooLarge,
            "pasted_too_long");
        row("J12: a newline in the middle", replacing("&state", "\n&state"),
            Code::ResponseMalformed, "pasted_characters");
        row(
            "J12: a header injected after the address",
            [](const QString &address) { return address + QStringLiteral("\r\nSet-Cookie: x=y"); },
            Code::ResponseMalformed, "pasted_characters");
        row(
            "J12: a NUL", [](const QString &address) { return address + QChar(0) + u'x'; },
            Code::ResponseMalformed, "pasted_characters");
        row(
            "J12: text that turns its direction",
            [](const QString &address) { return QChar(0x202e) + address; }, Code::ResponseMalformed,
            "pasted_characters");
        row("J12: an escape for NUL", replacing("code=", "code=%00"), Code::ResponseMalformed,
            "form_encoding");
        row("J12: a broken escape", replacing("code=", "code=%g1"), Code::ResponseMalformed,
            "form_encoding");
        row("J12: a script", saying(QStringLiteral("javascript:alert(1)?code=1&state=2")),
            Code::ResponseMalformed, "redirect_uri");
        row("J12: a file", saying(QStringLiteral("file:///etc/passwd")), Code::ResponseMalformed,
            "redirect_uri");
        row("J12: the code alone", saying(QStringLiteral("4/0AX4XfWh-a_b")),
            Code::ResponseIncomplete, "state_missing");
        row(
            "J12: the address without its query",
            [](const QString &address) { return address.section(u'?', 0, 0); },
            Code::ResponseIncomplete, "query");
        row(
            "J12: the address with nothing after the mark",
            [](const QString &address) { return address.section(u'?', 0, 0) + u'?'; },
            Code::ResponseIncomplete, "query");
        row("A01: no state", replacing("state=", "was="), Code::StateMismatch, "state_missing");
        row("A02: the state of another sign-in", replacing("state=", "state=x"),
            Code::StateMismatch, "state");
        row(
            "A02: the state lacks its last character",
            [](const QString &address) {
                const QString state =
                    address.section(QStringLiteral("state="), 1).section(u'&', 0, 0);
                return QString(address).replace(state, state.chopped(1));
            },
            Code::StateMismatch, "state");
        row("A05: another issuer", replacing("iss=http", "iss=https"), Code::IssuerMismatch, "iss");
        row("A05: the issuer that was promised is missing", replacing("iss=", "was="),
            Code::IssuerMismatch, "iss_missing");
        row("A12: the code twice", replacing("code=", "code=x&code="), Code::ResponseMalformed,
            "parameter_twice");
        row("A12: the state twice", replacing("state=", "state=x&state="), Code::ResponseMalformed,
            "parameter_twice");
        row("no code", replacing("code=", "was="), Code::ResponseIncomplete, "code");
        row("A40: an access token besides", replacing("code=", "access_token=CNRYA-9&code="),
            Code::ResponseMalformed, "unexpected_access_token");
        row("A25: another host", replacing("//127.0.0.1", "//evil.test"), Code::ResponseMalformed,
            "redirect_uri");
        row("A25: somebody before the host", replacing("//127", "//evil.test@127"),
            Code::ResponseMalformed, "redirect_uri");
        row("A25: the right host before another", replacing("/callback", "@evil.test/callback"),
            Code::ResponseMalformed, "redirect_uri");
        row("A25: https, which we do not speak", replacing("http://127", "https://127"),
            Code::ResponseMalformed, "redirect_uri");
        row(
            "A04: the port of another attempt",
            [](const QString &address) {
                const QUrl url(address);
                return QString(address).replace(QString::number(url.port()),
                                                QString::number(url.port() ^ 1));
            },
            Code::StateMismatch, "redirect_port");
        for (const char *path : {"/callback/", "/CALLBACK", "//callback", "/callbackx",
                                 "/x/../callback", "/callback;a=1", "/callback%2f", "/"})
            row(qPrintable(QStringLiteral("A26: %1").arg(QLatin1String(path))),
                replacing("/callback", path), Code::ResponseMalformed, "redirect_uri");
    }
    void whatDoesNotFitIsToldAndLosesNothing()
    {
        QFETCH(Spoil, spoil);
        QFETCH(AuthError::Code, code);
        QFETCH(QByteArray, reason);
        SignInScene scene;
        const auto window = std::make_shared<Window>();
        scene.request.userAgent = window;
        SignIn *signIn = scene.accounts.signIn(scene.request);
        QTRY_COMPARE(window->opened.size(), 1);
        Test::InstantUserAgent browser({.redirect = Test::Behaviour::Redirect::HandBack});
        QObject owner;
        const auto page = outcomeOf(browser.open(window->opened.constFirst(), &owner));
        QVERIFY(page);
        const QString genuine = page->redirect.toString(QUrl::FullyEncoded);

        const auto taken = signIn->acceptPastedAddress(spoil(genuine));
        QVERIFY(!taken);
        QCOMPARE(taken.error().reason, reason);
        QCOMPARE(taken.error().code, code);
        QVERIFY(!taken.error().message.contains(QLatin1String("CNRY")));
        QVERIFY(!taken.error().message.contains(QLatin1String("script")));
        QCoreApplication::processEvents();
        QVERIFY(!signIn->isFinished());
        QCOMPARE(scene.server.count(Endpoint::Token), 0);
        QCOMPARE(window->closed, 0);

        QVERIFY(signIn->acceptPastedAddress(genuine)); // N3
        const auto account = outcomeOf<Account>(signIn);
        QVERIFY2(account, account ? "" : account.error().reason.constData());
        QCOMPARE(scene.server.count(Endpoint::Token), 1);
        const QStringList leaks = scene.oracle.findInLog();
        QVERIFY2(leaks.isEmpty(), qPrintable(leaks.join(u' ')));
    }

    void theErrorsOfTheProviderEndTheSignInAsHeardOnesDo_data()
    {
        QTest::addColumn<QString>("error");
        QTest::addColumn<AuthError::Code>("code");
        QTest::newRow("A09: access_denied") << QStringLiteral("access_denied") << Code::Denied;
        QTest::newRow("A10: login_required")
            << QStringLiteral("login_required") << Code::ServerRefused;
        QTest::newRow("A11: access_denied beside the code")
            << QStringLiteral("access_denied&code=CNRYC-2") << Code::Denied;
    }
    void theErrorsOfTheProviderEndTheSignInAsHeardOnesDo()
    {
        QFETCH(QString, error);
        QFETCH(AuthError::Code, code);
        SignInScene scene;
        const auto window = std::make_shared<Window>();
        scene.request.userAgent = window;
        SignIn *signIn = scene.accounts.signIn(scene.request);
        QTRY_COMPARE(window->opened.size(), 1);
        const QString answer =
            redirectFor(window->opened.constFirst(), scene.server.issuer())
                .toString(QUrl::FullyEncoded)
                .replace(QLatin1String("code=CNRYC-1"), QLatin1String("error=") + error);
        QVERIFY(signIn->acceptPastedAddress(answer));
        const auto account = outcomeOf<Account>(signIn);
        QVERIFY(!account);
        QCOMPARE(account.error().code, code);
        QCOMPARE(scene.server.count(Endpoint::Token), 0);
        QCOMPARE(scene.harm(account.error()), QByteArray());
    }

    void theAddressOfAVoidAttemptIsRefused_data()
    {
        QTest::addColumn<QByteArray>("part");
        QTest::newRow("A04, J12: the whole address of the attempt before") << QByteArray("address");
        QTest::newRow("A04, J12: its query alone") << QByteArray("query");
    }
    void theAddressOfAVoidAttemptIsRefused()
    {
        QFETCH(QByteArray, part);
        SignInScene scene;
        const auto window = std::make_shared<Window>();
        scene.request.userAgent = window;
        SignIn *signIn = scene.accounts.signIn(scene.request);
        QTRY_COMPARE(window->opened.size(), 1);
        const QUrl before = redirectFor(window->opened.constFirst(), scene.server.issuer());
        signIn->restart(AccountChoice::OtherAccount);
        QTRY_COMPARE(window->opened.size(), 2);
        const auto taken =
            signIn->acceptPastedAddress(part == "query" ? before.query(QUrl::FullyEncoded)
                                                        : before.toString(QUrl::FullyEncoded));
        QVERIFY(!taken);
        QCOMPARE(taken.error().code, Code::StateMismatch);
        QVERIFY(!signIn->isFinished());
        QCOMPARE(scene.server.count(Endpoint::Token), 0);
    }
};

QONSENT_TEST(tst_SignInPaste)
#include "tst_signinpaste.moc"
