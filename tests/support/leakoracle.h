// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QByteArray>
#include <QByteArrayList>
#include <QList>
#include <QStringList>

namespace Qonsent {

/// A value that may be nowhere, and what a report calls it.
struct KnownSecret
{
    QByteArray name = {};
    QByteArray value = {};
};

/// Looks for secrets where none may be. Secrets of the tests carry the prefixes CNRYC- (code),
/// CNRYA- (access token), CNRYR- (refresh token), CNRYI- (ID-token claim), CNRYS- (client secret),
/// CNRYP- (passphrase); the oracle finds them raw, base64, base64url, hexadecimal, UTF-16 and
/// percent-encoded.
class LeakOracle
{
public:
    /// Watches everything this process logs from now on, at every level. While several watch, each
    /// of them finds what the first has heard.
    LeakOracle();
    ~LeakOracle();
    Q_DISABLE_COPY_MOVE(LeakOracle)

    /// Canaries found in \a text, with the spelling they were found in; empty if it is clean.
    [[nodiscard]] static QStringList findIn(const QByteArray &text);
    /// The same for every file below \a folder.
    [[nodiscard]] static QStringList findBelow(const QString &folder);
    /// The same for \a secrets that a test knows the value of; those below eight bytes are left
    /// out, since they can be anywhere by chance. Names what it found, never the value.
    [[nodiscard]] static QStringList findIn(const QByteArray &text,
                                            const QList<KnownSecret> &secrets);
    /// The same for every file below \a folder.
    [[nodiscard]] static QStringList findBelow(const QString &folder,
                                               const QList<KnownSecret> &secrets);
    /// The canaries in what was logged since construction.
    [[nodiscard]] QStringList findInLog() const;
    /// \a secrets in what was logged since construction.
    [[nodiscard]] QStringList findInLog(const QList<KnownSecret> &secrets) const;
};

} // namespace Qonsent
