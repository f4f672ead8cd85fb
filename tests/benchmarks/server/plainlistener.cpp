// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "tests/benchmarks/server/plainlistener.h"

#include "tests/benchmarks/server/answers.h"
#include "tests/benchmarks/server/requestbuffer.h"

#include <arpa/inet.h>
#include <netinet/tcp.h>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <array>
#include <cstdlib>
#include <unordered_map>

namespace Bench {

namespace {

void watch(int poll, int descriptor)
{
    epoll_event event = {};
    event.events = EPOLLIN;
    event.data.fd = descriptor;
    epoll_ctl(poll, EPOLL_CTL_ADD, descriptor, &event);
}

/// False when the peer is gone.
bool serve(int connection, RequestBuffer &buffer, Answers &answers)
{
    std::array<char, 65536> bytes;
    const ssize_t got = read(connection, bytes.data(), bytes.size());
    if (got <= 0)
        return false;
    buffer.append(bytes.data(), static_cast<size_t>(got));
    std::string_view head;
    std::string_view body;
    while (buffer.next(head, body)) {
        const std::string answer = answers.answer(head, body);
        buffer.release();
        if (send(connection, answer.data(), answer.size(), MSG_NOSIGNAL) < 0)
            return false;
    }
    return true;
}

} // namespace

Listening listenOnLoopback()
{
    const int descriptor = socket(AF_INET, SOCK_STREAM, 0);
    sockaddr_in address = {};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    socklen_t size = sizeof address;
    auto *generic = reinterpret_cast<sockaddr *>(&address);
    if (bind(descriptor, generic, size) != 0 || listen(descriptor, 1024) != 0
        || getsockname(descriptor, generic, &size) != 0)
        abort();
    return {descriptor, ntohs(address.sin_port)};
}

void servePlain(int socket, Answers &answers)
{
    const int poll = epoll_create1(0);
    watch(poll, socket);
    watch(poll, STDIN_FILENO);
    std::unordered_map<int, RequestBuffer> connections;
    for (;;) {
        std::array<epoll_event, 64> events;
        const int count = epoll_wait(poll, events.data(), static_cast<int>(events.size()), -1);
        for (int i = 0; i < count; ++i) {
            const int descriptor = events[static_cast<size_t>(i)].data.fd;
            if (descriptor == STDIN_FILENO)
                return;
            if (descriptor == socket) {
                const int connection = accept4(socket, nullptr, nullptr, 0);
                const int on = 1;
                setsockopt(connection, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
                ++answers.seen.connections;
                watch(poll, connection);
                connections[connection];
            } else if (!serve(descriptor, connections[descriptor], answers)) {
                connections.erase(descriptor);
                close(descriptor);
            }
        }
    }
}

} // namespace Bench
