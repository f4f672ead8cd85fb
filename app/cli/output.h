// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#pragma once

#include "oauthcore/base/result.h"

#include <QJsonObject>

namespace Qonsent::Cli {

/// Who reads what we print.
enum class Audience : quint8 {
    Person,  ///< sentences
    Program, ///< JSON, by --json
};

/// The only way out of the program: data to standard output, everything else to standard error.
/// What a server said is printed without its control characters.
class Output
{
public:
    void setAudience(Audience audience) { m_audience = audience; }
    [[nodiscard]] bool isForPrograms() const { return m_audience == Audience::Program; }

    /// True if results go to a screen, where anybody may read along.
    [[nodiscard]] bool isOnTerminal() const;
    /// What to exit with instead of \a exitCode: something else than 0 if lines or JSON did not
    /// arrive, e.g. on a full disk, which is said then.
    [[nodiscard]] int finished(int exitCode) const;

    /// One result line for a person.
    void line(const QString &text) const;
    /// A result for a program.
    void json(const QJsonObject &object) const;
    /// Bytes of an exporter, as they are. Warns on a terminal, where they stay visible. VaultIo
    /// "stdout" if they could not be written whole, e.g. into a file on a full disk.
    [[nodiscard]] Result<Done> secret(const QByteArray &bytes) const;
    /// What a server sent, as it is; on a terminal without what a terminal would obey. Errors as
    /// of secret().
    [[nodiscard]] Result<Done> body(const QByteArray &bytes) const;
    /// What goes on, for a person to read along.
    void note(const QString &text) const;
    /// What goes on right now, in the last line of a terminal and over what was there; an empty
    /// \a text takes it away. Nothing where lines cannot change.
    void status(const QString &text) const;
    /// What a person or a program has to know although it worked.
    void warning(const QString &text) const;
    /// What goes on, for a program: one JSON object a line, on standard error.
    void progress(const QJsonObject &object) const;
    /// Why it did not work; returns what to exit with.
    int failure(const AuthError &error) const;

private:
    Audience m_audience = Audience::Person;
    mutable bool m_isCutOff = false; ///< something of line() or json() is lost
};

} // namespace Qonsent::Cli
