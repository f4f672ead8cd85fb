// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "tests/support/testmain.h"
#include "widgets/consent/navigationrules_p.h"

#include <QTest>

using namespace Qonsent;

namespace {

using Verdict = NavigationRules::Verdict;

/// The provider is on the public Internet; the redirect goes to a port of this computer.
ConsentRequest publicRequest()
{
    return {.url = QUrl(QStringLiteral("https://as.example/authorize?client_id=x")),
            .redirectUri = QUrl(QStringLiteral("http://127.0.0.1:40001/callback")),
            .issuer = QStringLiteral("https://as.example")};
}

/// The provider runs on this computer, as the demo does.
ConsentRequest loopbackRequest()
{
    return {.url = QUrl(QStringLiteral("http://127.0.0.1:40000/authorize?client_id=x")),
            .redirectUri = QUrl(QStringLiteral("http://127.0.0.1:40001/callback")),
            .issuer = QStringLiteral("http://127.0.0.1:40000")};
}

} // namespace

class tst_NavigationRules : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aPageLeadsOnlyWhereASignInHasToGo_data()
    {
        QTest::addColumn<QString>("address");
        QTest::addColumn<Verdict>("verdict");
        const auto row = [](const char *name, const char *address, Verdict verdict) {
            QTest::newRow(name) << QString::fromUtf8(address) << verdict;
        };
        row("the provider itself", "https://as.example/login", Verdict::Load);
        row("G19: another provider that it works with", "https://login.other.example/",
            Verdict::Load);
        row("G01: the redirect", "http://127.0.0.1:40001/callback?code=x&state=y",
            Verdict::TakeRedirect);
        row("G01: the redirect with a fragment", "http://127.0.0.1:40001/callback?code=x#_=_",
            Verdict::TakeRedirect);

        row("G05: a path that begins like the redirect", "http://127.0.0.1:40001/callbackx?code=x",
            Verdict::Insecure);
        row("G05: a path below the redirect", "http://127.0.0.1:40001/callback/?code=x",
            Verdict::Insecure);
        row("G05: the redirect in front of another host",
            "http://127.0.0.1:40001@evil.test/callback?code=x", Verdict::Deceptive);
        row("G05: the redirect's host as a label of another",
            "http://127.0.0.1.evil.test:40001/callback?code=x", Verdict::Insecure);
        row("G05: the redirect with https", "https://127.0.0.1:40001/callback?code=x",
            Verdict::Nearby);
        row("G05: the redirect at another port", "http://127.0.0.1:40002/callback?code=x",
            Verdict::Insecure);
        row("G05: the redirect by name", "http://localhost:40001/callback?code=x",
            Verdict::Insecure);
        row("G05: the redirect with a user", "http://x@127.0.0.1:40001/callback?code=x",
            Verdict::Deceptive);
        row("G05: the redirect in other letters", "http://127.0.0.1:40001/Callback?code=x",
            Verdict::Insecure);

        row("G07: ssh of this computer", "https://127.0.0.1:22/", Verdict::Nearby);
        row("G07: this computer by name", "https://localhost/", Verdict::Nearby);
        row("G07: this computer by a name below localhost", "https://a.localhost/",
            Verdict::Nearby);
        row("G07: this computer with a dot at the end", "https://localhost./", Verdict::Nearby);
        row("G07: this computer by IPv6", "https://[::1]/", Verdict::Nearby);
        row("G07: this computer, IPv4 in IPv6", "https://[::ffff:127.0.0.1]/", Verdict::Nearby);
        row("G07: this computer by nothing", "https://0.0.0.0/", Verdict::Nearby);
        row("G07: a router", "https://192.168.1.1/", Verdict::Nearby);
        row("G07: a company's network", "https://10.0.0.1/", Verdict::Nearby);
        row("G07: where clouds keep credentials", "https://169.254.169.254/latest",
            Verdict::Nearby);
        row("G07: a local network by IPv6", "https://[fc00::1]/", Verdict::Nearby);
        row("G07: a file", "file:///etc/passwd", Verdict::Scheme);

        row("G08: data", "data:text/html,<h1>Sign in</h1>", Verdict::Scheme);
        row("G08: a script", "javascript:alert(1)", Verdict::Scheme);
        row("G08: our own resources", "qrc:/qtwebchannel/qwebchannel.js", Verdict::Scheme);
        row("G08: the engine's settings", "chrome://settings", Verdict::Scheme);
        row("G08: the source of a page", "view-source:https://as.example/", Verdict::Scheme);
        row("G08: bytes made by a page", "blob:https://as.example/1-2-3", Verdict::Scheme);
        row("G08: a file system of the engine", "filesystem:https://as.example/temporary/x",
            Verdict::Scheme);
        row("G08: nothing", "about:blank", Verdict::Scheme);
        row("G08: ftp", "ftp://as.example/", Verdict::Scheme);
        row("G08: developer tools", "devtools://devtools/bundled/inspector.html", Verdict::Scheme);
        row("G09: ssh", "ssh://evil.test/x", Verdict::Scheme);
        row("G09: mail", "mailto:a@evil.test", Verdict::Scheme);
        row("G09: a call", "tel:123", Verdict::Scheme);
        row("G09: a game", "steam://run/1", Verdict::Scheme);
        row("G17: a provider in front of another host", "https://accounts.google.com@evil.test/",
            Verdict::Deceptive);
        row("G17: no host at all", "https:///login", Verdict::Deceptive);
        row("G27: the provider without encryption", "http://as.example/login", Verdict::Insecure);
        row("G27: anybody without encryption", "http://example.org/", Verdict::Insecure);
        row("not an address", "https://exa mple/", Verdict::Scheme);
        row("empty", "", Verdict::Scheme);
    }
    void aPageLeadsOnlyWhereASignInHasToGo()
    {
        QFETCH(QString, address);
        QFETCH(Verdict, verdict);
        QCOMPARE(NavigationRules(publicRequest()).forPage(QUrl(address)), verdict);
    }

    void framesAndResourcesNeverReachTheRedirect_data()
    {
        QTest::addColumn<QString>("address");
        QTest::addColumn<bool>("frame");
        QTest::addColumn<bool>("resource");
        const auto row = [](const char *name, const char *address, bool frame, bool resource) {
            QTest::newRow(name) << QString::fromUtf8(address) << frame << resource;
        };
        row("a picture of the provider", "https://cdn.example/a.png", true, true);
        row("bytes in the page itself", "data:image/png;base64,AA==", false, true);
        row("bytes that the page made", "blob:https://as.example/1", false, true);
        row("a socket with encryption", "wss://as.example/live", false, true);
        row("an empty frame", "about:blank", true, false);
        row("a frame that its page wrote", "about:srcdoc", true, false);

        row("G06: the redirect", "http://127.0.0.1:40001/callback?code=x", false, false);
        row("G06: a socket to the redirect", "ws://127.0.0.1:40001/callback?code=x", false, false);
        row("G06: a socket with encryption to the redirect", "wss://127.0.0.1:40001/callback",
            false, false);
        row("G07: ssh of this computer", "http://127.0.0.1:22/", false, false);
        row("G07: a socket to this computer", "ws://localhost:9222/devtools", false, false);
        row("G07: a router", "https://192.168.0.1/", false, false);
        row("G07: a file", "file:///etc/passwd", false, false);
        row("G08: our own resources", "qrc:/x", false, false);
        row("G08: a frame made of data", "data:text/html,x", false, true);
        row("G27: a socket without encryption", "ws://as.example/", false, false);
        row("G27: a picture without encryption", "http://cdn.example/a.png", false, false);
    }
    void framesAndResourcesNeverReachTheRedirect()
    {
        QFETCH(QString, address);
        QFETCH(bool, frame);
        QFETCH(bool, resource);
        const NavigationRules rules(publicRequest());
        QCOMPARE(rules.forFrame(QUrl(address)) == Verdict::Load, frame);
        QCOMPARE(rules.forResource(QUrl(address)) == Verdict::Load, resource);
    }

    void aLoopbackIssuerOpensItsOwnPortOnly_data()
    {
        QTest::addColumn<QString>("address");
        QTest::addColumn<Verdict>("verdict");
        QTest::newRow("its own page") << "http://127.0.0.1:40000/login" << Verdict::Load;
        QTest::newRow("G01: the redirect")
            << "http://127.0.0.1:40001/callback?code=x" << Verdict::TakeRedirect;
        QTest::newRow("G07: another port") << "http://127.0.0.1:40002/" << Verdict::Insecure;
        QTest::newRow("G07: its port by name") << "http://localhost:40000/" << Verdict::Insecure;
        QTest::newRow("G07: its port by IPv6") << "http://[::1]:40000/" << Verdict::Insecure;
        QTest::newRow("G07: its port with https") << "https://127.0.0.1:40000/" << Verdict::Nearby;
        QTest::newRow("G27: http elsewhere") << "http://example.org/" << Verdict::Insecure;
    }
    void aLoopbackIssuerOpensItsOwnPortOnly()
    {
        QFETCH(QString, address);
        QFETCH(Verdict, verdict);
        QCOMPARE(NavigationRules(loopbackRequest()).forPage(QUrl(address)), verdict);
    }

    void aRedirectOfAnySchemeIsComparedWhole_data()
    {
        QTest::addColumn<QString>("redirectUri");
        QTest::addColumn<QString>("address");
        QTest::addColumn<bool>("taken");
        const auto row = [](const char *name, const char *uri, const char *address, bool taken) {
            QTest::newRow(name) << QString::fromUtf8(uri) << QString::fromUtf8(address) << taken;
        };
        row("a scheme of the program's own", "org.example.app:/cb", "org.example.app:/cb?code=x",
            true);
        row("the same with a host", "org.example.app://cb", "org.example.app://cb?code=x", true);
        row("https that the program has claimed", "https://app.example/cb",
            "https://app.example/cb?code=x", true);
        row("https with the usual port", "https://app.example/cb",
            "https://app.example:443/cb?code=x", true);
        row("no path and a slash are the same", "http://127.0.0.1:40001",
            "http://127.0.0.1:40001/?code=x", true);
        row("by IPv6", "http://[::1]:40001/cb", "http://[::1]:40001/cb?code=x", true);

        row("G05: another scheme", "org.example.app:/cb", "org.example.apq:/cb?code=x", false);
        row("G05: another path of the scheme", "org.example.app:/cb", "org.example.app:/cc?code=x",
            false);
        row("G05: a host where there was none", "org.example.app:/cb",
            "org.example.app://evil/cb?code=x", false);
        row("G05: another port", "https://app.example/cb", "https://app.example:444/cb?code=x",
            false);
        row("G05: a host below", "https://app.example/cb", "https://x.app.example/cb?code=x",
            false);
        row("G05: an escaped slash", "https://app.example/a/b", "https://app.example/a%2Fb?code=x",
            false);
        row("G05: with a user", "https://app.example/cb", "https://u@app.example/cb?code=x", false);
    }
    void aRedirectOfAnySchemeIsComparedWhole()
    {
        QFETCH(QString, redirectUri);
        QFETCH(QString, address);
        QFETCH(bool, taken);
        ConsentRequest request = publicRequest();
        request.redirectUri = QUrl(redirectUri);
        QCOMPARE(NavigationRules(request).forPage(QUrl(address)) == Verdict::TakeRedirect, taken);
    }

    void aRequestThatCannotBeShownIsRefused_data()
    {
        QTest::addColumn<ConsentRequest>("request");
        QTest::addColumn<bool>("fit");
        const auto row = [](const char *name, const ConsentRequest &request, bool fit) {
            QTest::newRow(name) << request << fit;
        };
        row("public", publicRequest(), true);
        row("loopback", loopbackRequest(), true);
        ConsentRequest unknownIssuer = loopbackRequest();
        unknownIssuer.issuer.clear();
        row("nobody said who the issuer is", unknownIssuer, true);
        ConsentRequest intranet = publicRequest();
        intranet.url = QUrl(QStringLiteral("https://10.0.0.1/authorize"));
        intranet.issuer = QStringLiteral("https://10.0.0.1");
        row("a company's own provider", intranet, true);

        row("nothing", {}, false);
        const auto changed = [](ConsentRequest request, const char *url) {
            request.url = QUrl(QString::fromLatin1(url));
            return request;
        };
        row("G27: http", changed(publicRequest(), "http://as.example/authorize"), false);
        row("G08: data", changed(publicRequest(), "data:text/html,x"), false);
        row("G08: a file", changed(publicRequest(), "file:///etc/passwd"), false);
        row("G17: a user in front", changed(publicRequest(), "https://as.example@evil.test/"),
            false);
        row("G27: http at another port than the issuer",
            changed(loopbackRequest(), "http://127.0.0.1:40002/authorize"), false);
        row("G27: http on loopback for a public issuer",
            changed(publicRequest(), "http://127.0.0.1:40002/authorize"), false);
        ConsentRequest nowhere = publicRequest();
        nowhere.redirectUri = {};
        row("no redirect", nowhere, false);
        ConsentRequest atOnce = publicRequest();
        atOnce.url = QUrl(QStringLiteral("https://as.example/cb"));
        atOnce.redirectUri = atOnce.url;
        row("the page is the redirect", atOnce, false);
    }
    void aRequestThatCannotBeShownIsRefused()
    {
        QFETCH(ConsentRequest, request);
        QFETCH(bool, fit);
        QCOMPARE(bool(NavigationRules(request).check()), fit);
    }

    void theRefusalOfAProviderIsNoticed_data()
    {
        QTest::addColumn<QString>("address");
        QTest::addColumn<bool>("refused");
        const auto row = [](const char *name, const char *address, bool refused) {
            QTest::newRow(name) << QString::fromLatin1(address) << refused;
        };
        row("G28: in clear", "https://as.example/error?reason=disallowed_useragent", true);
        row("G28: inside an encoded message",
            "https://as.example/signin/oauth/error?authError=ChRkaXNhbGxvd2VkX3VzZXJhZ2VudBIA",
            true);
        row("G28: rejected while signing in", "https://as.example/v3/signin/rejected?x=y", true);
        row("G28: another error", "https://as.example/error?reason=access_denied", false);
        row("G28: the word in the path", "https://as.example/disallowed_useragent", false);
        row("G28: an ordinary page", "https://as.example/login?client_id=abc", false);
    }
    void theRefusalOfAProviderIsNoticed()
    {
        QFETCH(QString, address);
        QFETCH(bool, refused);
        QCOMPARE(NavigationRules::saysEmbeddedIsRefused(QUrl(address)), refused);
    }
};

QONSENT_TEST(tst_NavigationRules)
#include "tst_navigationrules.moc"
