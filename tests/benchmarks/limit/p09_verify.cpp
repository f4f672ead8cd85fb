// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "tests/benchmarks/harness/evpkey.h"
#include "tests/benchmarks/harness/work.h"

#include <QCryptographicHash>

#include <openssl/rsa.h>

using namespace Bench;

/// EVP_PKEY_verify of a hash that is already there, with a context that is already there.
static const bool announced = announceWork("p09", [](const Setting &setting) {
    const QByteArray algorithm = setting.text(QStringLiteral("algorithm")).toLatin1();
    const std::shared_ptr<EVP_PKEY> key =
        readPublicKey(setting.fetch("/key/" + algorithm + ".pem"));
    const QByteArray token = setting.fetch("/idtoken/" + algorithm);
    const qsizetype dot = token.lastIndexOf('.');
    QByteArray signature = decodeBase64(token.mid(dot + 1));
    const QByteArray hash = QCryptographicHash::hash(token.left(dot), QCryptographicHash::Sha256);
    const std::shared_ptr<EVP_PKEY_CTX> context(EVP_PKEY_CTX_new(key.get(), nullptr), FreeKey());
    EVP_PKEY_verify_init(context.get());
    if (algorithm == "RS256")
        EVP_PKEY_CTX_set_rsa_padding(context.get(), RSA_PKCS1_PADDING);
    else
        signature = ecdsaDer(signature);
    EVP_PKEY_CTX_set_signature_md(context.get(), EVP_sha256());
    return callWork([=](int count) {
        int good = 0;
        for (int i = 0; i < count; ++i) {
            good += EVP_PKEY_verify(context.get(),
                                    reinterpret_cast<const unsigned char *>(signature.constData()),
                                    static_cast<size_t>(signature.size()),
                                    reinterpret_cast<const unsigned char *>(hash.constData()),
                                    static_cast<size_t>(hash.size()))
                == 1;
        }
        return good;
    });
});
