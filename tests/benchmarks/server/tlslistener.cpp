// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "tests/benchmarks/server/tlslistener.h"

#include "tests/benchmarks/server/answers.h"
#include "tests/benchmarks/server/requestbuffer.h"
#include "tests/benchmarks/server/signer.h"

#include <netinet/in.h>
#include <netinet/tcp.h>
#include <openssl/pem.h>
#include <openssl/ssl.h>
#include <sys/socket.h>
#include <unistd.h>

#include <array>
#include <csignal>
#include <thread>

namespace Bench {

namespace {

void serveOne(SSL_CTX *context, int connection, Answers &answers)
{
    const int on = 1;
    setsockopt(connection, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
    SSL *ssl = SSL_new(context);
    SSL_set_fd(ssl, connection);
    if (SSL_accept(ssl) == 1) {
        ++answers.seen.tlsConnections;
        RequestBuffer buffer;
        std::array<char, 16384> bytes;
        for (int got = 0;
             (got = SSL_read(ssl, bytes.data(), static_cast<int>(bytes.size()))) > 0;) {
            buffer.append(bytes.data(), static_cast<size_t>(got));
            std::string_view head;
            std::string_view body;
            while (buffer.next(head, body)) {
                const std::string answer = answers.answer(head, body);
                buffer.release();
                SSL_write(ssl, answer.data(), static_cast<int>(answer.size()));
            }
        }
    }
    SSL_free(ssl);
    close(connection);
}

} // namespace

void serveTls(int socket, Answers &answers, const Signer &signer, const std::string &certificate)
{
    signal(SIGPIPE, SIG_IGN);
    SSL_CTX *context = SSL_CTX_new(TLS_server_method());
    BIO *bio = BIO_new_mem_buf(certificate.data(), static_cast<int>(certificate.size()));
    X509 *parsed = PEM_read_bio_X509(bio, nullptr, nullptr, nullptr);
    BIO_free(bio);
    SSL_CTX_use_certificate(context, parsed);
    X509_free(parsed);
    SSL_CTX_use_PrivateKey(context, signer.key());
    std::thread([context, socket, &answers] {
        for (;;) {
            const int connection = accept(socket, nullptr, nullptr);
            if (connection >= 0)
                std::thread(serveOne, context, connection, std::ref(answers)).detach();
        }
    }).detach();
}

} // namespace Bench
