// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "tests/benchmarks/strays/connections.h"

#include "tests/benchmarks/agent/visit.h"

#include <arpa/inet.h>
#include <netinet/tcp.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <thread>

namespace Bench {

namespace {

using Clock = std::chrono::steady_clock;

int connectTo(int port, std::chrono::milliseconds patience)
{
    const int connection = socket(AF_INET, SOCK_STREAM, 0);
    const timeval limit = {patience.count() / 1000, (patience.count() % 1000) * 1000};
    setsockopt(connection, SOL_SOCKET, SO_RCVTIMEO, &limit, sizeof limit);
    setsockopt(connection, SOL_SOCKET, SO_SNDTIMEO, &limit, sizeof limit);
    const int on = 1;
    setsockopt(connection, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
    sockaddr_in address = {};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    address.sin_port = htons(static_cast<uint16_t>(port));
    if (connect(connection, reinterpret_cast<const sockaddr *>(&address), sizeof address) == 0)
        return connection;
    ::close(connection);
    return -1;
}

} // namespace

Connections::Connections(int port)
    : m_port(port)
    , m_end(Clock::now() + std::chrono::seconds(4))
{ }

Connections::~Connections()
{
    for (const int connection : m_open)
        ::close(connection);
}

bool Connections::outOfTime() const
{
    return Clock::now() > m_end;
}

int Connections::open(std::chrono::milliseconds patience)
{
    const int connection = connectTo(m_port, patience);
    if (connection >= 0)
        m_open.push_back(connection);
    return connection;
}

void Connections::send(int connection, std::string_view bytes)
{
    while (connection >= 0 && !bytes.empty() && !outOfTime()) {
        const ssize_t sent = ::send(connection, bytes.data(), bytes.size(), MSG_NOSIGNAL);
        if (sent <= 0)
            return;
        bytes.remove_prefix(static_cast<size_t>(sent));
    }
}

void Connections::readAnswer(int connection)
{
    std::array<char, 4096> bytes;
    if (connection >= 0)
        (void)!recv(connection, bytes.data(), bytes.size(), 0);
}

void Connections::close(int connection)
{
    if (connection < 0)
        return;
    std::erase(m_open, connection);
    ::close(connection);
}

void Connections::ask(std::string_view bytes)
{
    const int connection = open();
    send(connection, bytes);
    readAnswer(connection);
    close(connection);
}

Visit visitInPieces(int port, const std::vector<std::string_view> &pieces, Milliseconds gap)
{
    const Clock::time_point start = Clock::now();
    Visit visit;
    const int connection = connectTo(port, std::chrono::seconds(8));
    if (connection < 0) {
        visit.page = "no connect";
        visit.latency = Clock::now() - start;
        return visit;
    }
    const Clock::time_point connected = Clock::now();
    for (size_t i = 0; i < pieces.size(); ++i) {
        if (i > 0)
            std::this_thread::sleep_for(gap);
        const bool last = i + 1 == pieces.size();
        const Clock::time_point before = Clock::now();
        const bool refused = send(connection, pieces[i].data(), pieces[i].size(), MSG_NOSIGNAL) < 0;
        if (i > 0 && (last || refused))
            visit.gaps = before - connected;
        if (refused)
            break;
    }
    const Response response = follow(port, readResponse(connection));
    visit.page = response.status == 0 ? "no answer" : std::to_string(response.status);
    visit.latency = Clock::now() - start;
    close(connection);
    return visit;
}

} // namespace Bench
