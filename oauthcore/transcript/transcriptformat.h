// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#pragma once

#include "oauthcore/base/result.h"
#include "oauthcore/transcript/transcript.h"

#include <span>

namespace Qonsent {

/// One form that a transcript is written in, UTF-8. Holds no secret, whatever happened.
struct TranscriptFormat
{
    const char *name = nullptr;    ///< e.g. "html"; also the usual end of a file's name
    const char *title = nullptr;   ///< e.g. "Page", English source in the context of this struct
    QByteArray (*write)(const Transcript &) = nullptr;
};

/// Where the values of a line begin in the form "txt", in characters: whoever wraps long lines lets
/// the rest hang below them.
inline constexpr int transcriptTextColumn = 30;

/// All forms. A new one is a new file and one row in transcriptformat.cpp.
[[nodiscard]] QONSENT_CORE_EXPORT std::span<const TranscriptFormat> transcriptFormats();

/// \a transcript in the form \a name; InvalidConfiguration `format` if there is no such form.
[[nodiscard]] QONSENT_CORE_EXPORT Result<QByteArray> written(const Transcript &transcript,
                                                             QByteArrayView name);

/// What the form "txt" has for one entry: some lines, each with its end.
[[nodiscard]] QONSENT_CORE_EXPORT QByteArray transcriptLines(const TranscriptEntry &entry);

} // namespace Qonsent
