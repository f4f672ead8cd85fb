// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#pragma once

#include "app/cli/output.h"
#include "oauthcore/base/secret.h"

namespace Qonsent::Cli {

/// Where the secrets of one command line come from: files, and standard input for one of them.
/// Never the command line itself, which every user of the computer can read.
class SecretInput
{
public:
    /// \a output outlives it; a person at a terminal is told there what is waited for.
    explicit SecretInput(const Output &output)
        : m_output(output)
    { }

    /// The secret in \a file, or all of standard input if that is "-"; without the newline at its
    /// end. UnsafePath unless the file is this user's or root's and closed to everybody else;
    /// InvalidConfiguration, whose sentence names \a option, if there is none, nothing in it or
    /// more than a megabyte, or if standard input was read before; Cancelled by Ctrl+C.
    [[nodiscard]] Result<Secret> read(const QString &file, const char *option);

private:
    const Output &m_output;
    bool m_isInputRead = false;
};

} // namespace Qonsent::Cli
