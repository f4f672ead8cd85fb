// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QString>
#include <QUrl>

namespace Qonsent {

/// The host of \a url as it is spelled on the wire, so that no letter can pose as another, with
/// the port unless it is the usual one.
[[nodiscard]] QString displayedHost(const QUrl &url);

/// The path of \a url, percent-encoded; what follows it is not shown.
[[nodiscard]] QString displayedPath(const QUrl &url);

/// Remembers which hosts a person expects during one sign-in.
class HostWatch
{
public:
    /// What a host is to the person.
    enum class Standing : quint8 {
        Home,       ///< where the sign-in began
        Accepted,   ///< elsewhere, and the person said that it is fine
        Unexpected, ///< elsewhere
    };

    HostWatch() = default;
    /// \a issuer may be empty.
    HostWatch(const QUrl &start, const QUrl &issuer);

    [[nodiscard]] Standing standingOf(const QUrl &url) const;
    /// The person knows the host of \a url.
    void accept(const QUrl &url);
    /// What was left when the host is unexpected.
    [[nodiscard]] QString home() const { return m_home.value(0); }

private:
    QStringList m_home;
    QStringList m_accepted;
};

} // namespace Qonsent
