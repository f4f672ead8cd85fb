// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#pragma once

#include "oauthcore/base/result.h"

#include <QByteArray>
#include <QByteArrayList>
#include <QList>

#include <optional>

namespace Qonsent {

/// One parameter of a challenge, e.g. `realm="api"`.
struct ChallengeParameter
{
    QByteArray name = {};  ///< in lower case
    QByteArray value = {}; ///< quotes and escapes taken off; may hold any byte but controls
    bool operator==(const ChallengeParameter &) const = default;
};

/// One way in which a server wants to be convinced, from `WWW-Authenticate` (RFC 9110 section
/// 11.3): a scheme with either one word or parameters.
struct QONSENT_CORE_EXPORT Challenge
{
    QByteArray scheme = {};  ///< as it was written, e.g. "Bearer"
    QByteArray token68 = {}; ///< the word, e.g. of Negotiate; then there are no parameters
    QList<ChallengeParameter> parameters = {}; ///< in their order; no name twice

    /// True if the scheme is \a name, whatever the case.
    [[nodiscard]] bool isFor(QByteArrayView name) const;
    /// The value of parameter \a name (in lower case); nothing if it is absent.
    [[nodiscard]] std::optional<QByteArray> value(QByteArrayView name) const;

    bool operator==(const Challenge &) const = default;
};

/// The challenges in \a fields, the values of all `WWW-Authenticate` fields of one answer, in their
/// order. Several may stand in one field, and a client that reads joined fields gets the same.
///
/// ResponseMalformed if that is not exactly what RFC 9110 section 11.6.1 allows:
/// "challenge_syntax"; "challenge_duplicate" (a parameter twice in one challenge);
/// "challenge_size" (more than 16 KiB) and "challenge_count" (more than 16 challenges, or 32
/// parameters in one), which no honest server needs. Nothing is believed of a field that is
/// partly readable: where one challenge ends is a matter of the grammar alone.
[[nodiscard]] QONSENT_CORE_EXPORT Result<QList<Challenge>> parseChallenges(
    const QByteArrayList &fields);

} // namespace Qonsent
