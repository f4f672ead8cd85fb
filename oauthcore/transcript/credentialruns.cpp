// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "oauthcore/transcript/credentialruns_p.h"

#include "oauthcore/base/entropy.h"

#include <openssl/crypto.h>

#include <bit>
#include <cstring>
#include <utility>

namespace Qonsent {

namespace {

/// In a quint64, a byte each. Fewer stand in texts by chance.
constexpr int runLength = 8;
constexpr std::size_t fewestSlots = 1024;

/// 0 for what is passed over.
constexpr quint8 folded(char c)
{
    const bool isCapital = c >= 'A' && c <= 'Z';
    const bool counts = isCapital || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
    return counts ? quint8(isCapital ? c - 'A' + 'a' : c) : 0;
}

/// Calls \a visit with each run of \a text until that returns false.
template <typename Visit>
void forEachRun(QByteArrayView text, Visit visit)
{
    quint64 run = 0;
    int length = 0;
    for (const char c : text) {
        const quint8 character = folded(c);
        if (character == 0)
            continue;
        run = (run << 8) | character;
        if (++length >= runLength && !visit(run))
            return;
    }
}

void cleanse(std::vector<quint64> &table)
{
    OPENSSL_cleanse(table.data(), table.size() * sizeof(quint64));
}

} // namespace

CredentialRuns::CredentialRuns()
    : m_slots(fewestSlots)
{
    const QByteArray random = randomBytes(sizeof m_factor);
    std::memcpy(&m_factor, random.constData(), sizeof m_factor);
    m_factor |= 1;
}

CredentialRuns::~CredentialRuns()
{
    cleanse(m_slots);
}

bool CredentialRuns::learn(QByteArrayView secret)
{
    bool hasAny = false;
    forEachRun(secret, [this, &hasAny](quint64 run) {
        hasAny = true;
        if (m_count == mostRuns)
            m_isFull = true;
        else
            insert(run);
        return !m_isFull;
    });
    return hasAny;
}

bool CredentialRuns::areIn(QByteArrayView text) const
{
    bool found = false;
    forEachRun(text, [this, &found](quint64 run) {
        found = m_isFull || m_slots[slotOf(run)] == run;
        return !found;
    });
    return found;
}

/// Where \a run is, or could be.
std::size_t CredentialRuns::slotOf(quint64 run) const
{
    const int bits = std::countr_zero(m_slots.size());
    std::size_t slot = std::size_t((run * m_factor) >> (64 - bits));
    while (m_slots[slot] != 0 && m_slots[slot] != run)
        slot = (slot + 1) & (m_slots.size() - 1);
    return slot;
}

void CredentialRuns::insert(quint64 run)
{
    quint64 &slot = m_slots[slotOf(run)];
    if (slot == run)
        return;
    slot = run;
    if (std::size_t(++m_count) * 2 > m_slots.size())
        grow();
}

void CredentialRuns::grow()
{
    std::vector<quint64> before = std::exchange(m_slots, std::vector<quint64>(m_slots.size() * 2));
    for (const quint64 run : before) {
        if (run != 0)
            m_slots[slotOf(run)] = run;
    }
    cleanse(before);
}

} // namespace Qonsent
