// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#pragma once

#include "oauthcore/transcript/transcript.h"

namespace Qonsent {

[[nodiscard]] QByteArray transcriptAsText(const Transcript &transcript);
[[nodiscard]] QByteArray transcriptAsHtml(const Transcript &transcript);
[[nodiscard]] QByteArray transcriptAsJson(const Transcript &transcript);

// The words that the forms share.
[[nodiscard]] QLatin1String kindName(TranscriptEntry::Kind kind);
[[nodiscard]] QLatin1String partName(TranscriptField::Part part);
/// The value, or what is said instead: "(43 bytes, 9f2c41d0)".
[[nodiscard]] QString shownValue(const TranscriptField &field);
/// Since the transcript began: "+0.035 s".
[[nodiscard]] QString shownDelay(std::chrono::milliseconds after);
[[nodiscard]] QString shownMoment(const QDateTime &moment);
/// What a reader has to know.
[[nodiscard]] QString transcriptPreamble(const Transcript &transcript);

} // namespace Qonsent
