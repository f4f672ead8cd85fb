// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QByteArray>
#include <QByteArrayList>
#include <QStringList>

namespace Qonsent {

/// Looks for secrets where none may be. Secrets of the tests carry the prefixes CNRYC- (code),
/// CNRYA- (access token), CNRYR- (refresh token), CNRYI- (ID-token claim), CNRYS- (client secret),
/// CNRYP- (passphrase); the oracle finds them raw, base64, base64url, hexadecimal, UTF-16 and
/// percent-encoded.
class LeakOracle
{
public:
    /// Watches everything this process logs from now on, at every level.
    LeakOracle();
    ~LeakOracle();
    Q_DISABLE_COPY_MOVE(LeakOracle)

    /// Canaries found in \a text, with the spelling they were found in; empty if it is clean.
    [[nodiscard]] static QStringList findIn(const QByteArray &text);
    /// The same for every file below \a folder.
    [[nodiscard]] static QStringList findBelow(const QString &folder);
    /// The same for what was logged since construction.
    [[nodiscard]] QStringList findInLog() const;
};

} // namespace Qonsent
