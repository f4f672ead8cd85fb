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

private:
    QTemporaryDir m_folder;
    QString m_authorityFile;
};

} // namespace Qonsent
