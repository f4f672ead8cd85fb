// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QByteArrayView>

#include <vector>

namespace Qonsent {

/// Knows all runs of eight characters of some secrets, so that a quote of a part is known again.
/// Characters are the letters and digits of ASCII, without their case; everything else is passed
/// over: a secret that was cut, grouped, wrapped or written in capitals still has its runs.
///
/// To look through a text costs a few nanoseconds a byte, however many secrets there are; to know
/// a secret costs 16 to 32 bytes for each of its own. Everything is wiped at the end.
class CredentialRuns
{
public:
    /// How many runs are known. A sign-in has some thousands.
    static constexpr qsizetype mostRuns = 1 << 19;

    CredentialRuns();
    ~CredentialRuns();
    Q_DISABLE_COPY_MOVE(CredentialRuns)

    /// Learns the runs of \a secret. False if it has none, being too short.
    bool learn(QByteArrayView secret);
    /// True if \a text has a run of any secret, or if it has any run at all and there were more of
    /// secrets than can be known.
    [[nodiscard]] bool areIn(QByteArrayView text) const;

private:
    void insert(quint64 run);
    [[nodiscard]] std::size_t slotOf(quint64 run) const;
    void grow();

    std::vector<quint64> m_slots; ///< a power of two; 0 is free, no run is
    quint64 m_factor = 0;         ///< so that nobody can make runs that all want the same slot
    qsizetype m_count = 0;
    bool m_isFull = false;
};

} // namespace Qonsent
