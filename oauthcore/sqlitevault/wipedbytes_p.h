// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QByteArrayView>

#include <sodium.h>

#include <new>
#include <vector>

namespace Qonsent {

/// Wipes what it gives back, also when a vector grows and moves.
template <typename T>
struct WipingAllocator
{
    using value_type = T;

    WipingAllocator() = default;
    template <typename U>
    WipingAllocator(const WipingAllocator<U> &) noexcept
    { }

    T *allocate(std::size_t count) { return static_cast<T *>(::operator new(count * sizeof(T))); }
    void deallocate(T *place, std::size_t count) noexcept
    {
        sodium_memzero(place, count * sizeof(T));
        ::operator delete(place);
    }
    template <typename U>
    bool operator==(const WipingAllocator<U> &) const noexcept
    {
        return true;
    }
};

/// Bytes of a record that is not sealed yet, or not any more.
using WipedBytes = std::vector<char, WipingAllocator<char>>;

inline QByteArrayView viewOf(const WipedBytes &bytes)
{
    return {bytes.data(), qsizetype(bytes.size())};
}

} // namespace Qonsent
