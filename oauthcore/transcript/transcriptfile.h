// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#pragma once

#include "oauthcore/base/result.h"
#include "oauthcore/transcript/transcript.h"

#include <QFile>

namespace Qonsent {

/// Writes what happens to the end of a file, as the form "txt" has it, each entry at the moment it
/// happens: after a crash everything up to it is there.
///
/// The file is this user's alone (mode 0600). One that is there already is written on, if it is a
/// file, this user's, and closed to others; a symbolic link is not followed.
class QONSENT_CORE_EXPORT TranscriptFile : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(TranscriptFile)

public:
    explicit TranscriptFile(const QString &path, QObject *parent = nullptr);
    ~TranscriptFile() override;

    /// Opens the file. UnsafePath: "symbolic_link", "not_a_file", "owner", "mode";
    /// InvalidConfiguration "transcript_file" if it cannot be opened.
    [[nodiscard]] Result<Done> open();
    /// Writes what \a transcript has and will have; open() first. Some may be followed at once.
    void follow(const Transcript &transcript);
    /// False once something could not be written, e.g. because the disk is full.
    [[nodiscard]] bool isWhole() const { return m_isWhole; }

private:
    void write(const QByteArray &text);

    QFile m_file;
    bool m_isWhole = true;
};

} // namespace Qonsent
