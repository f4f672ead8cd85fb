// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "tests/support/testcertificates.h"

#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/x509v3.h>

#include <array>
#include <atomic>
#include <memory>

namespace Qonsent {

namespace {

template <auto Free>
struct Freed
{
    template <typename T>
    void operator()(T *object) const
    {
        Free(object);
    }
};
using KeyPointer = std::unique_ptr<EVP_PKEY, Freed<&EVP_PKEY_free>>;
using CertificatePointer = std::unique_ptr<X509, Freed<&X509_free>>;
using NamesPointer = std::unique_ptr<GENERAL_NAMES, Freed<&GENERAL_NAMES_free>>;
using BioPointer = std::unique_ptr<BIO, Freed<&BIO_free>>;

QByteArray contentOf(BIO *bio)
{
    char *data = nullptr;
    const long size = BIO_get_mem_data(bio, &data);
    return QByteArray(data, size);
}

QByteArray pemOf(EVP_PKEY *key)
{
    const BioPointer bio(BIO_new(BIO_s_mem()));
    PEM_write_bio_PrivateKey(bio.get(), key, nullptr, nullptr, 0, nullptr, nullptr);
    return contentOf(bio.get());
}

KeyPointer keyFromPem(const QByteArray &pem)
{
    const BioPointer bio(BIO_new_mem_buf(pem.constData(), int(pem.size())));
    return KeyPointer(PEM_read_bio_PrivateKey(bio.get(), nullptr, nullptr, nullptr));
}

void addName(GENERAL_NAMES *names, int type, const QByteArray &bytes)
{
    ASN1_STRING *value =
        ASN1_STRING_type_new(type == GEN_DNS ? V_ASN1_IA5STRING : V_ASN1_OCTET_STRING);
    ASN1_STRING_set(value, bytes.constData(), int(bytes.size()));
    GENERAL_NAME *name = GENERAL_NAME_new();
    GENERAL_NAME_set0_value(name, type, value);
    sk_GENERAL_NAME_push(names, name);
}

void addNames(X509 *certificate, const TestCertificate &content)
{
    const NamesPointer names(GENERAL_NAMES_new());
    for (const QByteArray &name : content.dnsNames)
        addName(names.get(), GEN_DNS, name);
    for (const QByteArray &address : content.addresses)
        addName(names.get(), GEN_IPADD, address);
    if (sk_GENERAL_NAME_num(names.get()) > 0)
        X509_add1_ext_i2d(certificate, NID_subject_alt_name, names.get(), 0, 0);
}

void addExtension(X509 *certificate, int nid, const char *value)
{
    X509_EXTENSION *extension = X509V3_EXT_conf_nid(nullptr, nullptr, nid, value);
    X509_add_ext(certificate, extension, -1);
    X509_EXTENSION_free(extension);
}

void setTimes(X509 *certificate, const TestCertificate &content)
{
    const auto seconds = [](std::chrono::hours hours) {
        return long(std::chrono::seconds(hours).count());
    };
    X509_gmtime_adj(X509_getm_notBefore(certificate), seconds(content.validFrom));
    X509_gmtime_adj(X509_getm_notAfter(certificate), seconds(content.validUntil));
}

} // namespace

QSslConfiguration TestIdentity::serverConfiguration() const
{
    QSslConfiguration configuration = QSslConfiguration::defaultConfiguration();
    configuration.setLocalCertificate(certificate);
    configuration.setPrivateKey(key);
    configuration.setPeerVerifyMode(QSslSocket::VerifyNone); // of clients, which present nothing
    return configuration;
}

TestIdentity makeCertificate(const TestCertificate &content)
{
    static std::atomic<long> serial = 1;
    std::array curve = std::to_array("P-256"); // OpenSSL wants it writable, and leaves it alone
    const KeyPointer key(EVP_PKEY_Q_keygen(nullptr, nullptr, "EC", curve.data()));
    const CertificatePointer certificate(X509_new());
    X509_set_version(certificate.get(), 2);
    ASN1_INTEGER_set(X509_get_serialNumber(certificate.get()), serial++);
    setTimes(certificate.get(), content);
    X509_set_pubkey(certificate.get(), key.get());

    X509_NAME *subject = X509_get_subject_name(certificate.get());
    const std::string commonName = content.commonName.toStdString();
    X509_NAME_add_entry_by_NID(subject, NID_commonName, MBSTRING_ASC,
                               reinterpret_cast<const unsigned char *>(commonName.data()),
                               int(commonName.size()), -1, 0);
    KeyPointer issuerKey;
    if (content.issuer) {
        issuerKey = keyFromPem(content.issuer->key.toPem());
        const QByteArray der = content.issuer->certificate.toDer();
        auto bytes = reinterpret_cast<const unsigned char *>(der.constData());
        const CertificatePointer issuer(d2i_X509(nullptr, &bytes, der.size()));
        X509_set_issuer_name(certificate.get(), X509_get_subject_name(issuer.get()));
    } else {
        X509_set_issuer_name(certificate.get(), subject);
        addExtension(certificate.get(), NID_basic_constraints, "critical,CA:TRUE");
    }
    addNames(certificate.get(), content);
    X509_sign(certificate.get(), issuerKey ? issuerKey.get() : key.get(), EVP_sha256());

    const BioPointer pem(BIO_new(BIO_s_mem()));
    PEM_write_bio_X509(pem.get(), certificate.get());
    return {.certificate = QSslCertificate(contentOf(pem.get())),
            .key = QSslKey(pemOf(key.get()), QSsl::Ec)};
}

TestIdentity makeLoopbackCertificate(const TestIdentity &authority)
{
    return makeCertificate({.commonName = "Test server",
                            .dnsNames = {"localhost"},
                            .addresses = {QByteArray("\x7f\0\0\1", 4)},
                            .issuer = authority});
}

} // namespace Qonsent
