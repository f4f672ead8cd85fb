// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "widgets/consent/refusal_p.h"

namespace Qonsent {

QString ConsentRefusal::sentence() const
{
    switch (kind) {
    case Kind::Scheme:
        return tr("This page wanted to leave the sign-in (%1). Qonsent did not let it.")
            .arg(subject);
    case Kind::Insecure:
        return tr("%1 does not encrypt the connection. Qonsent did not open it.").arg(subject);
    case Kind::Nearby:
        return tr("This page wanted to reach %1 on your own network. Qonsent did not let it.")
            .arg(subject);
    case Kind::Deceptive:
        return tr(
            "This page leads to an address that looks like another. Qonsent did not open it.");
    case Kind::Certificate:
        return tr("%1 could not prove that it is %1. Qonsent did not connect.").arg(subject);
    case Kind::ClientCertificate:
        return tr("This page asks for a certificate. Qonsent cannot do that here.");
    case Kind::Login:
        return tr("%1 asks for a log-in in a pop-up. Qonsent cannot do that here.").arg(subject);
    case Kind::Download:
        return tr("This page offers a file. Qonsent does not download here.");
    case Kind::Upload:
        return tr("This page asks for a file of yours. Qonsent does not send any from here.");
    case Kind::Permission:
        return tr("This page asks to use this device. Qonsent does not allow that here.");
    case Kind::Embedding:
        return tr("%1 does not allow sign-in inside other programs. Open it in your browser "
                  "instead.")
            .arg(subject);
    case Kind::NotLoaded:
        return tr("%1 could not be reached. Check the connection, then try again.").arg(subject);
    case Kind::Blank:
        return tr("Blank page?");
    case Kind::Crashed:
        return tr("The page ended by itself. Try again, or open it in your browser.");
    case Kind::NoBrowser:
        return tr("No browser could be started.");
    }
    return {};
}

} // namespace Qonsent
