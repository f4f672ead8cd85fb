// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "oauthcore/transcript/transcriptfile.h"

#include "oauthcore/transcript/appendedfile_p.h"
#include "oauthcore/transcript/transcriptformat.h"
#include "oauthcore/transcript/transcriptformats_p.h"

namespace Qonsent {

TranscriptFile::TranscriptFile(const QString &path, QObject *parent)
    : QObject(parent)
    , m_file(path)
{ }

TranscriptFile::~TranscriptFile() = default;

Result<Done> TranscriptFile::open()
{
    return openToAppend(m_file);
}

void TranscriptFile::follow(const Transcript &transcript)
{
    write(transcriptPreamble(transcript).toUtf8() + "\n\n");
    for (const TranscriptEntry &entry : transcript.entries())
        write(transcriptLines(entry));
    connect(&transcript, &Transcript::entryAdded, this,
            [this](const TranscriptEntry &entry) { write(transcriptLines(entry)); });
}

void TranscriptFile::write(const QByteArray &text)
{
    m_isWhole = m_isWhole && m_file.write(text) == text.size() && m_file.flush();
}

} // namespace Qonsent
