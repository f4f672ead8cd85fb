// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QByteArray>

#include <optional>

namespace Qonsent::Manager {

/// The only thing that one start of the manager says to another: one line, "show" and what the
/// desktop gave to that start.
struct ShowRequest
{
    QByteArray activationToken = {}; ///< empty if there is none

    static constexpr qsizetype longestToken = 256;
    static constexpr qsizetype longestLine = longestToken + 6; ///< in bytes, with its end

    /// With \a token, if it may be one: printable ASCII without spaces, and not too long.
    [[nodiscard]] static ShowRequest with(const QByteArray &token);
    /// What \a line says, which ends with a newline; nothing if it is anything else.
    [[nodiscard]] static std::optional<ShowRequest> parse(QByteArrayView line);
    [[nodiscard]] QByteArray line() const;

    bool operator==(const ShowRequest &) const = default;
};

/// What the first one answers.
inline constexpr QByteArrayView showAnswer = "ok\n";

} // namespace Qonsent::Manager
