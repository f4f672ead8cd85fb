// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#pragma once

#include <string>

namespace Bench {

class Answers;
class Signer;

/// Serves \a socket with TLS 1.3, the key of \a signer and \a certificate (PEM), a thread for each
/// connection, in threads of its own until the process ends.
void serveTls(int socket, Answers &answers, const Signer &signer, const std::string &certificate);

} // namespace Bench
