// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "tests/benchmarks/strays/scenarios.h"

#include <thread>

namespace Bench {

namespace {

constexpr Milliseconds shortGap{10};
constexpr Milliseconds byteGap{0.4};

std::string get(std::string_view target)
{
    return "GET " + std::string(target) + " HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n";
}

void nothing(Connections &, const Redirect &)
{ }

template <int count>
void idle(Connections &connections, const Redirect &)
{
    for (int i = 0; i < count && !connections.outOfTime(); ++i)
        connections.open();
    // idle means that they were there before, not that they come in at the same moment
    std::this_thread::sleep_for(std::chrono::milliseconds(50));
}

void keepAlive200(Connections &connections, const Redirect &)
{
    for (int i = 0; i < 200 && !connections.outOfTime(); ++i) {
        const int connection = connections.open();
        connections.send(connection, get("/"));
        connections.readAnswer(connection);
    }
}

void favicon5(Connections &connections, const Redirect &)
{
    for (int i = 0; i < 5; ++i)
        connections.ask(get("/favicon.ico"));
}

void garbage2000(Connections &connections, const Redirect &)
{
    std::string bytes(300, '\0');
    unsigned seed = 1;
    for (int i = 0; i < 2000 && !connections.outOfTime(); ++i) {
        for (char &c : bytes)
            c = static_cast<char>((seed = seed * 1103515245 + 12345) >> 16);
        connections.ask(bytes + "\r\n\r\n");
    }
}

void garbageQuery50(Connections &connections, const Redirect &)
{
    for (int i = 0; i < 50 && !connections.outOfTime(); ++i)
        connections.ask(get("/?utm_source=a&x=" + std::to_string(i)));
}

void slowLoris100(Connections &connections, const Redirect &)
{
    std::vector<int> open;
    for (int i = 0; i < 100 && !connections.outOfTime(); ++i)
        open.push_back(connections.open());
    const std::string start = get("/callback");
    for (size_t at = 0; at < 10 && !connections.outOfTime(); ++at) {
        for (const int connection : open)
            connections.send(connection, std::string_view(start).substr(at, 1));
        std::this_thread::sleep_for(std::chrono::milliseconds(20));
    }
}

void partialClose50(Connections &connections, const Redirect &)
{
    for (int i = 0; i < 50 && !connections.outOfTime(); ++i) {
        const int connection = connections.open();
        connections.send(connection, "GE");
        connections.close(connection);
    }
}

void wrongState10(Connections &connections, const Redirect &redirect)
{
    const std::string path = redirect.target.substr(0, redirect.target.find('?'));
    for (int i = 0; i < 10; ++i)
        connections.ask(get(path + "?code=evil" + std::to_string(i) + "&state=guessed"));
}

void forgedError(Connections &connections, const Redirect &redirect)
{
    const std::string path = redirect.target.substr(0, redirect.target.find('?'));
    connections.ask(get(path + "?error=access_denied&state=guessed"));
}

void forgedErrorWithoutState(Connections &connections, const Redirect &redirect)
{
    const std::string path = redirect.target.substr(0, redirect.target.find('?'));
    connections.ask(get(path + "?error=access_denied"));
}

void headFirst(Connections &connections, const Redirect &redirect)
{
    connections.ask("HEAD " + redirect.target + " HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n");
}

void optionsFirst(Connections &connections, const Redirect &redirect)
{
    connections.ask("OPTIONS " + redirect.target + " HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n");
}

void flood64M(Connections &connections, const Redirect &)
{
    const int connection = connections.open(std::chrono::seconds(1));
    const std::string piece(1 << 20, 'A');
    connections.send(connection, "GET /");
    for (int i = 0; i < 64; ++i)
        connections.send(connection, piece);
}

Visit visitWhole(const Redirect &redirect)
{
    const std::string request = browserRequest(redirect.port, redirect.target);
    return visitInPieces(redirect.port, {request}, {});
}

/// In two pieces, the first ending \a after bytes behind the first \a mark.
Visit visitSplit(const Redirect &redirect, std::string_view mark, size_t after)
{
    const std::string request = browserRequest(redirect.port, redirect.target);
    const size_t at = request.find(mark) + after;
    const std::string_view whole = request;
    return visitInPieces(redirect.port, {whole.substr(0, at), whole.substr(at)}, shortGap);
}

Visit visitSplitInLine(const Redirect &redirect)
{
    return visitSplit(redirect, "?code", 3);
}

Visit visitSplitAfterLine(const Redirect &redirect)
{
    return visitSplit(redirect, "\r\n", 2);
}

Visit visitSplitInHeaders(const Redirect &redirect)
{
    return visitSplit(redirect, "User-Agent", 20);
}

Visit visitBytewise(const Redirect &redirect)
{
    const std::string request = browserRequest(redirect.port, redirect.target);
    std::vector<std::string_view> pieces;
    for (size_t i = 0; i < request.size(); ++i)
        pieces.push_back(std::string_view(request).substr(i, 1));
    return visitInPieces(redirect.port, pieces, byteGap);
}

template <size_t size>
Visit visitWithCookies(const Redirect &redirect)
{
    std::string request = browserRequest(redirect.port, redirect.target);
    request.insert(request.find("\r\n") + 2, "Cookie: a=" + std::string(size, 'c') + "\r\n");
    return visitInPieces(redirect.port, {request}, {});
}

} // namespace

const std::vector<Scenario> &scenarios()
{
    static const std::vector<Scenario> all = {
        {"none", nothing, visitWhole},
        {"idle1", idle<1>, visitWhole},
        {"idle200", idle<200>, visitWhole},
        {"keepalive200", keepAlive200, visitWhole},
        {"favicon5", favicon5, visitWhole},
        {"garbage2000", garbage2000, visitWhole},
        {"garbagequery50", garbageQuery50, visitWhole},
        {"slowloris100", slowLoris100, visitWhole},
        {"split_line", nothing, visitSplitInLine},
        {"split_afterline", nothing, visitSplitAfterLine},
        {"split_headers", nothing, visitSplitInHeaders},
        {"bytewise", nothing, visitBytewise},
        {"partialclose50", partialClose50, visitWhole},
        {"wrongstate10", wrongState10, visitWhole},
        {"forgederror", forgedError, visitWhole},
        {"forgederror_nostate", forgedErrorWithoutState, visitWhole},
        {"head_first", headFirst, visitWhole},
        {"options_first", optionsFirst, visitWhole},
        {"cookie12k", nothing, visitWithCookies<12 * 1024>},
        {"cookie60k", nothing, visitWithCookies<60 * 1024>},
        {"flood64M", flood64M, visitWhole},
    };
    return all;
}

} // namespace Bench
