// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "tests/benchmarks/agent/instantuseragent.h"
#include "tests/benchmarks/agent/visit.h"
#include "tests/benchmarks/harness/work.h"

#include <QUrl>

#include <arpa/inet.h>
#include <array>
#include <sys/socket.h>
#include <unistd.h>

using namespace Bench;

namespace {

/// A listening socket on 127.0.0.1 and its port.
std::pair<int, int> listenOnce()
{
    const int descriptor = socket(AF_INET, SOCK_STREAM, 0);
    sockaddr_in address = {};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    socklen_t size = sizeof address;
    auto *generic = reinterpret_cast<sockaddr *>(&address);
    bind(descriptor, generic, size);
    listen(descriptor, 16);
    getsockname(descriptor, generic, &size);
    return {descriptor, ntohs(address.sin_port)};
}

/// Two connections and four messages with blocking sockets: no check, no randomness, no Qt.
bool signIn(int tokenConnection)
{
    const auto [listener, port] = listenOnce();
    InstantUserAgent::instance().visitLater(
        "http://127.0.0.1/authorize?redirect_uri=http%3A%2F%2F127.0.0.1%3A" + std::to_string(port)
        + "%2Fcallback&state=0123456789012345678901234567890123456789012");
    const int browser = accept(listener, nullptr, nullptr);
    std::array<char, 4096> request;
    const ssize_t got = read(browser, request.data(), request.size());
    const std::string page = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\nConnection: close\r\n\r\nok";
    const ssize_t sent = send(browser, page.data(), page.size(), MSG_NOSIGNAL);
    close(browser);
    close(listener);
    const std::string body = "grant_type=authorization_code&code=constant&client_id=c";
    return got > 0 && sent > 0
        && roundTrip(tokenConnection,
                     "POST /token HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: "
                         + std::to_string(body.size()) + "\r\n\r\n" + body)
               .status
        == 200;
}

} // namespace

static const bool announced = announceWork("p01", [](const Setting &setting) {
    const int connection = connectLoopback(QUrl(setting.text(QStringLiteral("server"))).port());
    return callWork([connection](int count) {
        int good = 0;
        for (int i = 0; i < count; ++i)
            good += signIn(connection);
        return good;
    });
});
