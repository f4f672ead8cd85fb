// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#pragma once

#include "widgets/addaccount/providerchoice.h"

namespace Qonsent {

/// What a row of a ProviderPicker says, fit to be shown.
struct ProviderRow
{
    /// What has to be done before somebody can sign in there.
    enum class Price : quint8 {
        Ready,        ///< nothing
        Registration, ///< the program needs a client ID
    };

    ProviderChoice choice = {};
    QString name = {};
    QString cost = {}; ///< the price in words: "Client ID needed, about 3 minutes"
    QString note = {}; ///< what else there is to say; may be empty
    Price price = Price::Registration;

    bool operator==(const ProviderRow &) const = default;
};

} // namespace Qonsent

Q_DECLARE_METATYPE(Qonsent::ProviderRow)
