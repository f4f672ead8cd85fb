// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QMetaType>
#include <QString>
#include <QStringList>

namespace Qonsent {

/// What somebody picked in a ProviderPicker.
struct ProviderChoice
{
    /// What it is.
    enum class Kind : quint8 {
        Offer,   ///< a ProviderOffer; id is its id
        Preset,  ///< of the picker's presets; id is its id
        Address, ///< what was typed; issuers is where it may lead
    };

    Kind kind = Kind::Address;
    QString id = {};          ///< of an offer or a preset
    QStringList issuers = {}; ///< issuer identifiers that what was typed can mean, likeliest first
    QString loginHint = {};   ///< an e-mail address, if one was typed

    bool operator==(const ProviderChoice &) const = default;
};

} // namespace Qonsent

Q_DECLARE_METATYPE(Qonsent::ProviderChoice)
