// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "tests/benchmarks/agent/visit.h"

#include <arpa/inet.h>
#include <netinet/tcp.h>
#include <strings.h>
#include <sys/socket.h>
#include <unistd.h>

#include <array>
#include <cstdlib>

namespace Bench {

namespace {

std::string_view parameter(std::string_view url, std::string_view name)
{
    for (size_t at = url.find('?'); at != std::string_view::npos; at = url.find('&', at + 1)) {
        const std::string_view pair = url.substr(at + 1, url.find('&', at + 1) - at - 1);
        if (pair.size() > name.size() && pair.starts_with(name) && pair[name.size()] == '=')
            return pair.substr(name.size() + 1);
    }
    return {};
}

std::string percentDecoded(std::string_view text)
{
    std::string out;
    for (size_t i = 0; i < text.size(); ++i) {
        if (text[i] == '%' && i + 2 < text.size()) {
            out +=
                static_cast<char>(strtol(std::string(text.substr(i + 1, 2)).c_str(), nullptr, 16));
            i += 2;
        } else {
            out += text[i];
        }
    }
    return out;
}

/// The value of a header field, \a name given as "\r\nname:" in lower case; empty if absent.
std::string_view fieldValue(std::string_view head, std::string_view name)
{
    for (size_t at = head.find("\r\n"); at != std::string_view::npos;
         at = head.find("\r\n", at + 2)) {
        if (strncasecmp(head.data() + at, name.data(), name.size()) != 0)
            continue;
        std::string_view value = head.substr(at + name.size());
        value = value.substr(0, value.find("\r\n"));
        return value.substr(std::min(value.find_first_not_of(' '), value.size()));
    }
    return {};
}

/// The head of \a text is \a head bytes long.
Response parse(const std::string &text, size_t head)
{
    const std::string_view fields = std::string_view(text).substr(0, head + 2);
    Response response;
    response.status = atoi(text.c_str() + std::min(text.find(' '), text.size()));
    response.location = fieldValue(fields, "\r\nlocation:");
    response.body = text.substr(head + 4);
    return response;
}

} // namespace

int connectLoopback(int port)
{
    const int connection = socket(AF_INET, SOCK_STREAM, 0);
    const int on = 1;
    setsockopt(connection, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
    sockaddr_in address = {};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    address.sin_port = htons(static_cast<uint16_t>(port));
    if (connect(connection, reinterpret_cast<const sockaddr *>(&address), sizeof address) == 0)
        return connection;
    close(connection);
    return -1;
}

Response readResponse(int connection)
{
    std::string text;
    size_t whole = std::string::npos;
    size_t head = std::string::npos;
    while (text.size() < whole) {
        std::array<char, 16384> bytes;
        const ssize_t got = recv(connection, bytes.data(), bytes.size(), 0);
        if (got <= 0)
            break;
        text.append(bytes.data(), static_cast<size_t>(got));
        if (head == std::string::npos && (head = text.find("\r\n\r\n")) != std::string::npos) {
            const std::string_view length =
                fieldValue(std::string_view(text).substr(0, head + 2), "\r\ncontent-length:");
            if (!length.empty())
                whole = head + 4 + strtoul(length.data(), nullptr, 10);
        }
    }
    return head == std::string::npos ? Response() : parse(text, head);
}

Response roundTrip(int connection, std::string_view request)
{
    if (send(connection, request.data(), request.size(), MSG_NOSIGNAL) < 0)
        return {};
    return readResponse(connection);
}

Redirect grant(std::string_view authorizationUrl)
{
    const std::string uri = percentDecoded(parameter(authorizationUrl, "redirect_uri"));
    const size_t host = uri.find("://") + 3;
    const size_t colon = uri.find(':', host);
    const size_t path = std::min(uri.find('/', host), uri.size());
    const std::string_view nonce = parameter(authorizationUrl, "nonce");
    const std::string code = nonce.empty() ? "4/0AX4XfWh-constant-code-of-usual-length-abcdefghij"
                                           : "n." + std::string(nonce);
    Redirect redirect;
    redirect.port = atoi(uri.c_str() + colon + 1);
    redirect.state = parameter(authorizationUrl, "state");
    redirect.target =
        (path < uri.size() ? uri.substr(path) : "/") + "?code=" + code + "&state=" + redirect.state;
    return redirect;
}

std::string browserRequest(int port, std::string_view target)
{
    std::string request = "GET ";
    request += target;
    request += " HTTP/1.1\r\nHost: 127.0.0.1:" + std::to_string(port)
        + "\r\nConnection: keep-alive\r\nUpgrade-Insecure-Requests: 1\r\n"
          "User-Agent: Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) "
          "Chrome/126.0.0.0 Safari/537.36\r\n"
          "Accept: text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,image/webp,"
          "image/apng,*/*;q=0.8\r\n"
          "Sec-Fetch-Site: cross-site\r\nSec-Fetch-Mode: navigate\r\nSec-Fetch-Dest: document\r\n"
          "Accept-Encoding: gzip, deflate, br\r\nAccept-Language: en-US,en;q=0.9\r\n\r\n";
    return request;
}

Response follow(int port, Response response)
{
    for (int hops = 0; hops < 3 && response.status / 100 == 3; ++hops) {
        std::string target = response.location;
        if (const size_t host = target.find("://"); host != std::string::npos)
            target = target.substr(std::min(target.find('/', host + 3), target.size()));
        const int connection = connectLoopback(port);
        if (connection < 0)
            return {};
        response = roundTrip(connection, browserRequest(port, target));
        close(connection);
    }
    return response;
}

Response visitRedirect(const Redirect &redirect)
{
    const int connection = connectLoopback(redirect.port);
    if (connection < 0)
        return {};
    const Response response = roundTrip(connection, browserRequest(redirect.port, redirect.target));
    close(connection);
    return response;
}

} // namespace Bench
