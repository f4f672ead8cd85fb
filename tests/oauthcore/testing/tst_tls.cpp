// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "oauthcore/testing/instantuseragent.h"
#include "tests/oauthcore/testing/tinyclient.h"
#include "tests/support/testmain.h"

#include <QSignalSpy>
#include <QSslCertificate>
#include <QSslKey>
#include <QTest>

#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/x509v3.h>

#include <array>
#include <memory>

using namespace Qonsent;
using namespace Qonsent::Test;

namespace {

template <typename Write>
QByteArray pem(Write write)
{
    const std::unique_ptr<BIO, decltype(&BIO_free)> bio(BIO_new(BIO_s_mem()), BIO_free);
    write(bio.get());
    char *data = nullptr;
    const long size = BIO_get_mem_data(bio.get(), &data);
    return QByteArray(data, size);
}

/// A server's configuration with a certificate for 127.0.0.1 that it signed itself, an hour long.
QSslConfiguration selfSigned()
{
    std::array curve = std::to_array("P-256"); // OpenSSL wants it writable, and leaves it alone
    const std::unique_ptr<EVP_PKEY, decltype(&EVP_PKEY_free)> key(
        EVP_PKEY_Q_keygen(nullptr, nullptr, "EC", curve.data()), EVP_PKEY_free);
    const std::unique_ptr<X509, decltype(&X509_free)> certificate(X509_new(), X509_free);
    X509_set_version(certificate.get(), X509_VERSION_3);
    ASN1_INTEGER_set(X509_get_serialNumber(certificate.get()), 1);
    X509_gmtime_adj(X509_getm_notBefore(certificate.get()), -60);
    X509_gmtime_adj(X509_getm_notAfter(certificate.get()), 3600);
    X509_set_pubkey(certificate.get(), key.get());
    X509_EXTENSION *names =
        X509V3_EXT_conf_nid(nullptr, nullptr, NID_subject_alt_name, "IP:127.0.0.1");
    X509_add_ext(certificate.get(), names, -1);
    X509_EXTENSION_free(names);
    X509_sign(certificate.get(), key.get(), EVP_sha256());

    QSslConfiguration configuration = QSslConfiguration::defaultConfiguration();
    configuration.setLocalCertificate(QSslCertificate(
        pem([&](BIO *bio) { PEM_write_bio_X509(bio, certificate.get()); }), QSsl::Pem));
    configuration.setPrivateKey(QSslKey(pem([&](BIO *bio) {
                                            PEM_write_bio_PrivateKey(bio, key.get(), nullptr,
                                                                     nullptr, 0, nullptr, nullptr);
                                        }),
                                        QSsl::Ec));
    return configuration;
}

} // namespace

class tst_Tls : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void signsInOverTls_data()
    {
        QTest::addColumn<bool>("believed");
        QTest::newRow("with a certificate that the agent believes") << true;
        QTest::newRow("never with one that it does not") << false;
    }
    void signsInOverTls()
    {
        QFETCH(bool, believed);
        const QSslConfiguration tls = selfSigned();
        const AuthorizationServer server({.tls = tls});
        QVERIFY(server.started());
        QVERIFY(server.issuer().startsWith(QLatin1String("https://127.0.0.1:")));

        QSslConfiguration believing = QSslConfiguration::defaultConfiguration();
        if (believed)
            believing.setCaCertificates({tls.localCertificate()});
        InstantUserAgent agent({.redirect = Behaviour::Redirect::HandBack, .tls = believing});
        const TinyClient client(server);
        auto *reply = agent.open({.url = client.authorizationUrl(client.authorization()),
                                  .redirectUri = QUrl(QString::fromLatin1(client.redirectUri))},
                                 this);
        bool signedIn = false;
        whenFinished(reply, reply, [&](const Result<PageOutcome> &outcome) {
            signedIn = outcome && outcome->redirect.query().contains(QLatin1String("code="));
        });
        QVERIFY(QSignalSpy(reply, &Reply::finished).wait());
        QCOMPARE(signedIn, believed);
        QCOMPARE(server.requests().isEmpty(), !believed);
    }
};

QONSENT_TEST(tst_Tls)
#include "tst_tls.moc"
