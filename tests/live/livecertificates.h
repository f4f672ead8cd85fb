// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QStringList>
#include <QTemporaryDir>

namespace Qonsent {

/// A certificate authority of our own and a certificate for the loopback addresses, made anew.
class LiveCertificates
{
public:
    LiveCertificates();
    Q_DISABLE_COPY_MOVE(LiveCertificates)

    /// The authority, as PEM; empty if makeca.sh failed.
    [[nodiscard]] QString authorityFile() const { return m_authorityFile; }
    /// What a LiveServer wants to hear to speak https.
    [[nodiscard]] QStringList serverArguments() const;
    /// What oidc-provider wants to hear besides, to know clients by their certificates.
    [[nodiscard]] QStringList clientArguments() const;
    /// A file of makeca.sh, e.g. "client.pem"; empty if it cannot be read.
    [[nodiscard]] QByteArray contentOf(const char *name) const;

private:
    QTemporaryDir m_folder;
    QString m_authorityFile;
};

} // namespace Qonsent
