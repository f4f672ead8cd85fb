// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#pragma once

#include "oauthcore/transcript/transcriptformat.h"
#include "tests/support/leakoracle.h"

namespace Qonsent {

/// \a transcript in all its forms, one after the other.
inline QByteArray inEveryFormat(const Transcript &transcript)
{
    QByteArray all;
    for (const TranscriptFormat &format : transcriptFormats())
        all += format.write(transcript);
    return all;
}

/// What can be found of \a secrets and of the canaries of the tests, in any form and spelling.
inline QString leaksOf(const Transcript &transcript, const QList<KnownSecret> &secrets)
{
    const QByteArray all = inEveryFormat(transcript);
    return (LeakOracle::findIn(all, secrets) + LeakOracle::findIn(all)).join(u',');
}

} // namespace Qonsent
