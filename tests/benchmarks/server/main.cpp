// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
/// The provider of the benchmarks. Prints one line of JSON with its ports and serves until its
/// standard input ends. Argument: the folder for its certificate.
#include "tests/benchmarks/server/answers.h"
#include "tests/benchmarks/server/plainlistener.h"
#include "tests/benchmarks/server/tlslistener.h"

#include <cstdio>
#include <fstream>
#include <unistd.h>

int main(int argc, char **argv)
{
    if (argc != 2) {
        fputs("usage: bench_server FOLDER\n", stderr);
        return 2;
    }
    const std::string file = std::string(argv[1]) + "/certificate.pem";
    const Bench::Signer tlsKey(Bench::Signer::Algorithm::Es256);
    const std::string certificate = tlsKey.certificatePem();
    std::ofstream(file) << certificate;
    const Bench::Listening plain = Bench::listenOnLoopback();
    const Bench::Listening tls = Bench::listenOnLoopback();
    const std::string issuer = "http://127.0.0.1:" + std::to_string(plain.port);
    Bench::Answers answers(issuer);
    Bench::serveTls(tls.socket, answers, tlsKey, certificate);
    printf("{\"http\":\"%s\",\"https\":\"https://127.0.0.1:%d\",\"certificate\":\"%s\"}\n",
           issuer.c_str(), tls.port, file.c_str());
    fflush(stdout);
    Bench::servePlain(plain.socket, answers);
    _exit(0); // the TLS threads hold what would be destroyed now
}
