// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#pragma once

#include "oauthcore/base/autherror.h"

#include <utility>
#include <variant>

namespace Qonsent {

/// A value, or the reason why there is none. The names are those of std::expected, which C++20
/// lacks. Taking value() of an error or error() of a value is a programming mistake and asserts.
template <typename T>
class [[nodiscard]] Result
{
public:
    using value_type = T;

    Result(const T &value)
        : m_state(std::in_place_index<0>, value)
    { }
    Result(T &&value)
        : m_state(std::in_place_index<0>, std::move(value))
    { }
    Result(const AuthError &error)
        : m_state(std::in_place_index<1>, error)
    { }
    Result(AuthError &&error)
        : m_state(std::in_place_index<1>, std::move(error))
    { }

    [[nodiscard]] bool has_value() const noexcept { return m_state.index() == 0; }
    explicit operator bool() const noexcept { return has_value(); }

    [[nodiscard]] const T &value() const & { return *get(); }
    [[nodiscard]] T &value() & { return *get(); }
    [[nodiscard]] T &&value() && { return std::move(*get()); }
    const T &operator*() const & { return *get(); }
    T &&operator*() && { return std::move(*get()); }
    const T *operator->() const { return get(); }

    [[nodiscard]] const AuthError &error() const
    {
        Q_ASSERT(!has_value());
        return *std::get_if<1>(&m_state);
    }

private:
    const T *get() const
    {
        Q_ASSERT(has_value());
        return std::get_if<0>(&m_state);
    }
    T *get()
    {
        Q_ASSERT(has_value());
        return std::get_if<0>(&m_state);
    }

    std::variant<T, AuthError> m_state;
};

/// The value of something that only succeeds or fails: Result<Done>.
struct Done
{
    bool operator==(const Done &) const = default;
};

} // namespace Qonsent
