// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QList>
#include <QStringList>

#include <optional>

namespace Qonsent {

/// One text of a catalogue.
struct CatalogueEntry
{
    QString context = {};   ///< such as "Qonsent::AuthError"
    QString source = {};    ///< English
    QString comment = {};   ///< what tells it from another of the same text
    QString state = {};     ///< "unfinished", "vanished", "obsolete"; empty if it is finished
    bool isPlural = false;  ///< depends on a number (%n)
    QStringList forms = {}; ///< the translation; of a plural one a form for each kind of number

    /// What tells it from all others.
    [[nodiscard]] QString key() const;
};

/// The entries of the .ts file \a path; nothing if it cannot be read.
[[nodiscard]] std::optional<QList<CatalogueEntry>> readCatalogue(const QString &path);

} // namespace Qonsent
