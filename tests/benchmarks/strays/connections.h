// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#pragma once

#include <chrono>
#include <string>
#include <string_view>
#include <vector>

namespace Bench {

using Milliseconds = std::chrono::duration<double, std::milli>;

/// Connections to one listener on 127.0.0.1, kept open until this object goes. Nothing here fails:
/// a listener that has enough is part of what is looked at. Stray traffic ends after 4 s.
class Connections
{
public:
    explicit Connections(int port);
    ~Connections();
    Connections(const Connections &) = delete;
    Connections &operator=(const Connections &) = delete;

    [[nodiscard]] bool outOfTime() const;
    /// A new connection that waits at most \a patience for anything; -1 if refused.
    int open(std::chrono::milliseconds patience = std::chrono::milliseconds(200));
    void send(int connection, std::string_view bytes);
    /// Reads an answer if one comes in time.
    void readAnswer(int connection);
    void close(int connection);
    /// A whole stray request on a connection of its own: sends, reads what comes, closes.
    void ask(std::string_view bytes);

private:
    int m_port;
    std::chrono::steady_clock::time_point m_end;
    std::vector<int> m_open;
};

/// How the person's redirect went.
struct Visit
{
    std::string page = {};     ///< "200", another status, "no connect", "no answer"
    Milliseconds latency = {}; ///< from connecting to the end of the page
    Milliseconds gaps = {};    ///< the part of it before the last piece was sent
};

/// Sends \a pieces with a pause of \a gap between them, as a browser on a bad line would; waits at
/// most 8 s.
[[nodiscard]] Visit visitInPieces(int port, const std::vector<std::string_view> &pieces,
                                  Milliseconds gap);

} // namespace Bench
