// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#pragma once

#include "oauthcore/testing/instantuseragent.h"
#include "tests/app/cli/clirun.h"

namespace Qonsent {

/// The parameter \a name of the authorization request at \a address, decoded.
[[nodiscard]] QString parameterOf(const QUrl &address, const char *name);

/// State and nonce of the request at \a address: not to be seen anywhere else.
[[nodiscard]] QList<KnownSecret> secretsIn(const QUrl &address);

/// Starts \a run and waits for the address that it wants a person to open.
[[nodiscard]] bool startAndWaitForAddress(CliRun &run);

/// Starts \a run, does with its address what a person does, and waits for its end; false if any of
/// that fails.
[[nodiscard]] bool visit(CliRun &run, const Test::Behaviour &behaviour = {});

/// What in \a text a terminal would obey, or show in another place than where it stands.
[[nodiscard]] QByteArray whatATerminalObeys(const QByteArray &text);

} // namespace Qonsent
