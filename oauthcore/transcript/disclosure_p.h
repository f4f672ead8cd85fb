// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QByteArrayView>

#include <span>

namespace Qonsent {

/// What may be shown of the value that has a certain name.
enum class Disclosure : quint8 {
    Unknown,    ///< nothing, not even the name: it is registered nowhere
    Credential, ///< nothing; and it is looked for in everything else that is shown
    /// The same of a URL, whose place may be said elsewhere: what is looked for is in its query.
    SecretAddress,
    Personal, ///< nothing
    Address,  ///< a URL, without what it holds besides its place
    Public,   ///< all of it
};

/// False for what nothing is shown of.
[[nodiscard]] constexpr bool isShown(Disclosure disclosure)
{
    return disclosure == Disclosure::Public || disclosure == Disclosure::Address;
}
/// True for what is looked for in everything else that is shown.
[[nodiscard]] constexpr bool isLookedFor(Disclosure disclosure)
{
    return disclosure == Disclosure::Credential || disclosure == Disclosure::SecretAddress;
}

/// A name that is registered, or that some provider uses.
struct DisclosureRow
{
    const char *name = nullptr;
    Disclosure disclosure = Disclosure::Unknown;
};

/// Parameters of requests and redirects, members of answers.
[[nodiscard]] std::span<const DisclosureRow> disclosureTable();
/// The row of \a name, which is compared as it is; Unknown if there is none.
[[nodiscard]] Disclosure disclosureOf(QByteArrayView name);

/// Header fields that are shown, in the spelling that is shown. Others are counted.
[[nodiscard]] std::span<const DisclosureRow> headerDisclosureTable();
/// The row of \a name in whatever case; null if there is none.
[[nodiscard]] const DisclosureRow *headerDisclosureOf(QByteArrayView name);

} // namespace Qonsent
