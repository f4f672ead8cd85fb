// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#pragma once

#include <cstdlib>
#include <string>
#include <string_view>
#include <strings.h>
#include <utility>

namespace Bench {

/// The bytes of one connection until they are a whole request. Trusts its clients.
class RequestBuffer
{
public:
    void append(const char *data, size_t size) { m_bytes.append(data, size); }

    /// Sets \a head and \a body if a whole request is there; release() frees it afterwards.
    bool next(std::string_view &head, std::string_view &body)
    {
        const size_t end = m_bytes.find("\r\n\r\n");
        if (end == std::string::npos)
            return false;
        head = std::string_view(m_bytes).substr(0, end + 4);
        const size_t length = contentLength(head);
        if (m_bytes.size() < head.size() + length)
            return false;
        body = std::string_view(m_bytes).substr(head.size(), length);
        m_used = head.size() + length;
        return true;
    }

    void release() { m_bytes.erase(0, std::exchange(m_used, 0)); }

private:
    static size_t contentLength(std::string_view head)
    {
        static constexpr std::string_view name = "\r\ncontent-length:";
        for (size_t at = head.find("\r\n"); at != std::string_view::npos;
             at = head.find("\r\n", at + 2)) {
            if (strncasecmp(head.data() + at, name.data(), name.size()) == 0)
                return strtoul(head.data() + at + name.size(), nullptr, 10);
        }
        return 0;
    }

    std::string m_bytes;
    size_t m_used = 0;
};

} // namespace Bench
