// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QCoreApplication>
#include <QString>

namespace Qonsent {

/// What a page asked for and does not get, or what it could not do.
struct ConsentRefusal
{
    /// Each has one sentence.
    enum class Kind : quint8 {
        Scheme,            ///< an address of another program or of this computer's files
        Insecure,          ///< http
        Nearby,            ///< a host of this computer or network
        Deceptive,         ///< an address that looks like another
        Certificate,       ///< the host cannot prove who it is
        ClientCertificate, ///< the host wants a certificate of the person
        Login,             ///< a log-in pop-up of a server or proxy
        Download,          ///< a file
        Upload,            ///< a file of the person's
        Permission,        ///< camera, place, notifications and the like
        Embedding,         ///< the provider refuses embedded browsers
        NotLoaded,         ///< the network failed
        Blank,             ///< nothing to see after a while
        Crashed,           ///< the process that shows the page ended
        NoBrowser,         ///< the system's browser did not start
    };
    Kind kind = Kind::Scheme;
    QString subject = {}; ///< the host it is about, or the scheme

    /// One sentence for a person.
    [[nodiscard]] QString sentence() const;

    bool operator==(const ConsentRefusal &) const = default;

    Q_DECLARE_TR_FUNCTIONS(Qonsent::ConsentRefusal)
};

} // namespace Qonsent
