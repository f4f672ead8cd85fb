// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QSslCertificate>
#include <QSslConfiguration>
#include <QSslKey>

#include <chrono>
#include <optional>

namespace Qonsent {

/// A certificate and its key (P-256), made for one test run and kept nowhere.
struct TestIdentity
{
    QSslCertificate certificate{};
    QSslKey key{};

    /// For a server that presents it.
    [[nodiscard]] QSslConfiguration serverConfiguration() const;
};

/// What a certificate says.
struct TestCertificate
{
    QByteArray commonName = {};
    QByteArrayList dnsNames = {};                           ///< bytes as they are, NUL included
    QList<QByteArray> addresses = {};                       ///< IPv4, in network order
    std::chrono::hours validFrom = std::chrono::hours(-24); ///< from now
    std::chrono::hours validUntil = std::chrono::hours(24); ///< from now
    std::optional<TestIdentity> issuer = {};                ///< itself if none
};

/// Makes a certificate; without issuer it may sign others.
[[nodiscard]] TestIdentity makeCertificate(const TestCertificate &content);

/// For 127.0.0.1 and localhost, issued by \a authority.
[[nodiscard]] TestIdentity makeLoopbackCertificate(const TestIdentity &authority);

} // namespace Qonsent
