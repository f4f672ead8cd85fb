// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "tests/benchmarks/server/signer.h"

#include <openssl/core_names.h>
#include <openssl/ec.h>
#include <openssl/ecdsa.h>
#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/rsa.h>
#include <openssl/x509v3.h>

#include <cstdlib>
#include <vector>

namespace Bench {

namespace {

std::string bigNumber(EVP_PKEY *key, const char *name, int width)
{
    BIGNUM *number = nullptr;
    EVP_PKEY_get_bn_param(key, name, &number);
    std::string bytes(static_cast<size_t>(width > 0 ? width : BN_num_bytes(number)), '\0');
    BN_bn2binpad(number, reinterpret_cast<unsigned char *>(bytes.data()),
                 static_cast<int>(bytes.size()));
    BN_free(number);
    return base64Url(bytes);
}

/// ECDSA signatures are DER here and two numbers side by side in a JWS (RFC 7518 section 3.4).
std::string rawSignature(const std::string &der)
{
    const auto *start = reinterpret_cast<const unsigned char *>(der.data());
    ECDSA_SIG *signature = d2i_ECDSA_SIG(nullptr, &start, static_cast<long>(der.size()));
    std::string raw(64, '\0');
    auto *out = reinterpret_cast<unsigned char *>(raw.data());
    BN_bn2binpad(ECDSA_SIG_get0_r(signature), out, 32);
    BN_bn2binpad(ECDSA_SIG_get0_s(signature), out + 32, 32);
    ECDSA_SIG_free(signature);
    return raw;
}

std::string drain(BIO *bio)
{
    char *data = nullptr;
    const long size = BIO_get_mem_data(bio, &data);
    std::string text(data, static_cast<size_t>(size));
    BIO_free(bio);
    return text;
}

} // namespace

std::string base64Url(std::string_view bytes)
{
    std::string text(4 * ((bytes.size() + 2) / 3) + 1, '\0');
    const int size = EVP_EncodeBlock(reinterpret_cast<unsigned char *>(text.data()),
                                     reinterpret_cast<const unsigned char *>(bytes.data()),
                                     static_cast<int>(bytes.size()));
    text.resize(static_cast<size_t>(size));
    while (!text.empty() && text.back() == '=')
        text.pop_back();
    for (char &c : text)
        c = c == '+' ? '-' : c == '/' ? '_' : c;
    return text;
}

Signer::Signer(Algorithm algorithm)
    : m_algorithm(algorithm)
    , m_key(algorithm == Algorithm::Rs256 ? EVP_RSA_gen(2048) : EVP_EC_gen("P-256"))
{
    if (!m_key)
        abort();
}

Signer::~Signer()
{
    EVP_PKEY_free(m_key);
}

std::string Signer::jwk() const
{
    if (m_algorithm == Algorithm::Rs256) {
        return R"({"kty":"RSA","use":"sig","alg":"RS256","kid":"rsa","n":")"
            + bigNumber(m_key, OSSL_PKEY_PARAM_RSA_N, 0) + R"(","e":")"
            + bigNumber(m_key, OSSL_PKEY_PARAM_RSA_E, 0) + R"("})";
    }
    return R"({"kty":"EC","use":"sig","alg":"ES256","kid":"ec","crv":"P-256","x":")"
        + bigNumber(m_key, OSSL_PKEY_PARAM_EC_PUB_X, 32) + R"(","y":")"
        + bigNumber(m_key, OSSL_PKEY_PARAM_EC_PUB_Y, 32) + R"("})";
}

std::string Signer::publicPem() const
{
    BIO *bio = BIO_new(BIO_s_mem());
    PEM_write_bio_PUBKEY(bio, m_key);
    return drain(bio);
}

std::string Signer::sign(std::string_view payload) const
{
    const bool rsa = m_algorithm == Algorithm::Rs256;
    const std::string input = base64Url(rsa ? R"({"alg":"RS256","kid":"rsa","typ":"JWT"})"
                                            : R"({"alg":"ES256","kid":"ec","typ":"JWT"})")
        + '.' + base64Url(payload);
    EVP_MD_CTX *context = EVP_MD_CTX_new();
    EVP_DigestSignInit(context, nullptr, EVP_sha256(), nullptr, m_key);
    const auto *data = reinterpret_cast<const unsigned char *>(input.data());
    size_t size = 512;
    std::string signature(size, '\0');
    EVP_DigestSign(context, reinterpret_cast<unsigned char *>(signature.data()), &size, data,
                   input.size());
    EVP_MD_CTX_free(context);
    signature.resize(size);
    return input + '.' + base64Url(rsa ? signature : rawSignature(signature));
}

std::string Signer::certificatePem() const
{
    X509 *certificate = X509_new();
    X509_set_version(certificate, 2);
    ASN1_INTEGER_set(X509_get_serialNumber(certificate), 1);
    X509_gmtime_adj(X509_getm_notBefore(certificate), -3600);
    X509_gmtime_adj(X509_getm_notAfter(certificate), 7L * 24 * 3600);
    X509_set_pubkey(certificate, m_key);
    X509_NAME *name = X509_get_subject_name(certificate);
    X509_NAME_add_entry_by_txt(name, "CN", MBSTRING_ASC,
                               reinterpret_cast<const unsigned char *>("127.0.0.1"), -1, -1, 0);
    X509_set_issuer_name(certificate, name);
    const std::vector<std::pair<int, const char *>> extensions = {
        {NID_basic_constraints, "critical,CA:TRUE"},
        {NID_subject_alt_name, "IP:127.0.0.1,DNS:localhost"}};
    for (const auto &[id, value] : extensions) {
        X509_EXTENSION *extension = X509V3_EXT_conf_nid(nullptr, nullptr, id, value);
        X509_add_ext(certificate, extension, -1);
        X509_EXTENSION_free(extension);
    }
    X509_sign(certificate, m_key, EVP_sha256());
    BIO *bio = BIO_new(BIO_s_mem());
    PEM_write_bio_X509(bio, certificate);
    X509_free(certificate);
    return drain(bio);
}

} // namespace Bench
