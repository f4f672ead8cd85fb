// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "tests/support/onlyrow.h"
#include "tests/support/testcertificates.h"
#include "tests/support/testmain.h"
#include "tests/widgets/consent/certificatestore.h"
#include "tests/widgets/consent/consentscene.h"

#include <QSignalSpy>
#include <QTest>
#include <QWebEngineClientCertificateSelection>
#include <QWebEngineView>

#include <algorithm>

using namespace Qonsent;

namespace {

using Kind = ConsentRefusal::Kind;

/// An address of \a site by name: the same server, and another host than `home` to the engine.
QString byName(const HostileSite &site)
{
    return site.issuer().replace(home, QStringLiteral("localhost"));
}

/// True if the server of \a site has seen a certificate of whoever came.
bool knowsThePerson(const HostileSite &site)
{
    return std::any_of(
        site.requests().begin(), site.requests().end(),
        [](const Test::ReceivedRequest &each) { return !each.peerCertificate.isEmpty(); });
}

} // namespace

/// Servers whose certificate is wrong, and servers that want one of the person's. The engine has
/// both an authority that it believes and a certificate that it could show.
class tst_ConsentCertificates : public QObject
{
    Q_OBJECT

    const TestIdentity m_authority = makeCertificate({.commonName = "Believed by the engine"});
    const TestIdentity m_stranger = makeCertificate({.commonName = "Nobody knows me"});
    const TestIdentity m_person = makeCertificate({.commonName = "Alice", .issuer = m_authority});

    /// A server at `home` and at localhost whose certificate has one fault, or none.
    QSslConfiguration serverWith(const QString &fault) const
    {
        TestCertificate content{.commonName = "Test server",
                                .dnsNames = {"localhost"},
                                .addresses = {QByteArray("\x7f\0\0\1", 4)},
                                .issuer = m_authority};
        if (fault == u"stranger")
            content.issuer = m_stranger;
        else if (fault == u"expired")
            content.validUntil = std::chrono::hours(-1);
        else if (fault == u"name")
            content.dnsNames = {"as.example"};
        return makeCertificate(content).serverConfiguration();
    }
    QSslConfiguration good() const { return serverWith(QStringLiteral("none")); }
    QSslConfiguration asking(QSslSocket::PeerVerifyMode mode) const
    {
        QSslConfiguration tls = good();
        tls.setPeerVerifyMode(mode);
        tls.setCaCertificates({m_authority.certificate});
        return tls;
    }
    /// Every way to load a part, as a page at one host writes it that wants it from another, BAD.
    /// It says `window.failed` or `window.loaded`; of a frame it cannot know.
    static void addParts(const char *fault)
    {
        QTest::addColumn<QByteArray>("part");
        QTest::addColumn<QString>("fault");
        const auto row = [fault](const char *name, const char *html) {
            QTest::addRow("G13: %s", name) << QByteArray(html) << QString::fromLatin1(fault);
        };
        row("a picture", "<img src=BAD/picture onload='loaded = true' onerror='failed = true'>");
        row("a script", "<script src=BAD/script onerror='failed = true'></script>");
        row("a style",
            "<link rel=stylesheet href=BAD/style onload='loaded = true' "
            "onerror='failed = true'>");
        row("a request of a script",
            "<script>fetch('BAD/script', {mode: 'no-cors'})"
            ".then(() => loaded = true, () => failed = true)</script>");
        row("a frame", "<iframe src=BAD/frame></iframe>");
    }
    /// A page that wants \a part, and what it wants.
    static void setPages(HostileSite &site, HostileSite &other, QByteArray part)
    {
        site.setPage("/", part.replace("BAD", byName(other).toLatin1()));
        site.setPage("/later", {});
        const auto typed = [&](const char *path, const char *type, const char *body) {
            other.setAnswer(path, {.headers = {{"Content-Type", type}}, .body = body});
        };
        typed("/picture", "image/svg+xml",
              "<svg xmlns='http://www.w3.org/2000/svg' width='1' height='1'/>");
        typed("/script", "text/javascript", "window.loaded = true");
        typed("/style", "text/css", "body { color: red }");
        other.setPage("/frame", "<script>top.postMessage('x', '*')</script>");
    }
    /// True if the page is whole, still talks to its server, and the sign-in goes on.
    static bool goesOn(const ConsentScene &scene)
    {
        return scene.isLoaded() && !scene.outcome
            && scene.becomesTrue(
                QStringLiteral("window.asked || (window.asked = fetch('/later').then(() => "
                               "window.later = true), 0), window.later === true"));
    }

private Q_SLOTS:
    void initTestCase()
    {
        CertificateStore store;
        QVERIFY(store.trust(m_authority));
        QVERIFY(store.add(m_person));
    }

    // or the other rows would say nothing
    void aCertificateThatIsRightIsAccepted_data() { addParts("none"); }
    void aCertificateThatIsRightIsAccepted()
    {
        QFETCH(QByteArray, part);
        QFETCH(QString, fault);
        HostileSite site(good());
        HostileSite other(serverWith(fault));
        setPages(site, other, part);
        ConsentScene scene;
        scene.start(site.url(), byName(other));
        QTRY_COMPARE(other.requests().size(), 1);
        QVERIFY(goesOn(scene));
        QVERIFY(part.contains("iframe") || scene.becomesTrue(QStringLiteral("window.loaded")));
        QCOMPARE(scene.note(), QString());
    }

    void aPageWhoseCertificateIsWrongIsNotLoaded_data()
    {
        QTest::addColumn<QString>("fault");
        QTest::newRow("G13: an authority that nobody knows") << "stranger";
        QTest::newRow("G13: a certificate whose time is over") << "expired";
        QTest::newRow("G13: a certificate of another host") << "name";
    }
    void aPageWhoseCertificateIsWrongIsNotLoaded()
    {
        QFETCH(QString, fault);
        HostileSite site(serverWith(fault));
        site.setPage("/", "secret");
        ConsentScene scene;
        scene.start(QUrl(byName(site)), byName(site));
        const QSignalSpy loads(scene.browser()->page(), &QWebEnginePage::loadFinished);
        QTRY_COMPARE(loads.size(), 1);
        QCOMPARE(loads.constFirst(), QVariantList{false});
        QTRY_COMPARE(scene.note(), sentence(Kind::Certificate, QStringLiteral("localhost")));
        QVERIFY(scene.button(QStringLiteral("Open in browser")));
        QVERIFY(!scene.button(QStringLiteral("Reload")));
        QVERIFY(site.requests().isEmpty());
        QVERIFY(!scene.outcome);
    }

    void aPartWhoseCertificateIsWrongIsNotLoaded_data()
    {
        addParts("stranger");
        QTest::newRow("G13: a script with a certificate whose time is over")
            << QByteArray("<script src=BAD/script onerror='failed = true'></script>") << "expired";
        QTest::newRow("G13: a script with a certificate of another host")
            << QByteArray("<script src=BAD/script onerror='failed = true'></script>") << "name";
    }
    void aPartWhoseCertificateIsWrongIsNotLoaded()
    {
        QFETCH(QByteArray, part);
        QFETCH(QString, fault);
        HostileSite site(good());
        HostileSite other(serverWith(fault));
        setPages(site, other, part);
        ConsentScene scene;
        scene.start(site.url(), byName(other));
        QTRY_COMPARE(scene.note(), sentence(Kind::Certificate, QStringLiteral("localhost")));
        QVERIFY(goesOn(scene));
        QVERIFY(part.contains("iframe") || scene.becomesTrue(QStringLiteral("window.failed")));
        QVERIFY(scene.evaluate(QStringLiteral("window.loaded === undefined")).toBool());
        QVERIFY(other.requests().isEmpty());
        QCOMPARE(scene.dialog->view()->address(), site.url());
    }

    void noCertificateOfThePersonIsShown_data()
    {
        QTest::addColumn<QByteArray>("part");
        QTest::newRow("G16: a page that asks for one") << QByteArray();
        QTest::newRow("G16: a picture whose server asks for one")
            << QByteArray("<img src=BAD/picture>");
        QTest::newRow("G16: a frame whose server asks for one")
            << QByteArray("<iframe src=BAD/frame></iframe>");
        QTest::newRow("G16: a request of a script whose server asks for one")
            << QByteArray("<script>fetch('BAD/script', {mode: 'no-cors', credentials: "
                          "'include'})</script>");
    }
    void noCertificateOfThePersonIsShown()
    {
        QFETCH(QByteArray, part);
        HostileSite site(good());
        HostileSite other(asking(QSslSocket::QueryPeer));
        setPages(site, other, part);
        other.setPage("/", {});
        other.setPage("/later", {});
        ConsentScene scene;
        scene.start(QUrl(part.isEmpty() ? byName(other) : site.issuer()), byName(other));
        qsizetype offered = -1;
        connect(scene.browser()->page(), &QWebEnginePage::selectClientCertificate, scene.browser(),
                [&](const QWebEngineClientCertificateSelection &selection) {
                    offered = selection.certificates().size();
                });
        QTRY_VERIFY(!other.requests().isEmpty());
        QVERIFY(goesOn(scene));
        QCOMPARE(offered, 1); // there was one, and nobody took it
        QCOMPARE(scene.note(), sentence(Kind::ClientCertificate));
        QVERIFY(!knowsThePerson(other));
        QVERIFY(!knowsThePerson(site));
    }

    void aServerThatDemandsACertificateGetsNone_data() { onlyRow("G16: a page that demands one"); }
    void aServerThatDemandsACertificateGetsNone()
    {
        HostileSite site(asking(QSslSocket::VerifyPeer));
        site.setPage("/", "secret");
        ConsentScene scene;
        scene.start(site.url(), site.issuer());
        QTRY_COMPARE(scene.note(), sentence(Kind::NotLoaded, home));
        QVERIFY(site.requests().isEmpty());
        QVERIFY(!scene.outcome);
    }
};

QONSENT_TEST(tst_ConsentCertificates)
#include "tst_consentcertificates.moc"
