// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#pragma once

namespace Bench {

class Answers;

/// A listening socket on 127.0.0.1 and a port the system chose.
struct Listening
{
    int socket = -1;
    int port = 0;
};

[[nodiscard]] Listening listenOnLoopback();

/// Serves \a socket in this thread until standard input ends.
void servePlain(int socket, Answers &answers);

} // namespace Bench
