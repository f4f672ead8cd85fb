// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#pragma once

#include "oauthcore/model/account.h"
#include "oauthcore/sqlitevault/wipedbytes_p.h"

#include <optional>

namespace Qonsent {

class RecordReader;

/// What the records of a vault say before they are sealed, and back. Only what unsealed may be
/// read: reading claims makes validated ones. Reading is strict: nothing unless every byte is what
/// writing would have made; writing gives nothing if it could not be read again.
class SealedRecord
{
public:
    /// The part that accounts of one provider share: provider and client.
    [[nodiscard]] static std::optional<WipedBytes> writeRegistration(const Account &account);
    [[nodiscard]] static bool readRegistration(QByteArrayView bytes, Account &account);

    /// The rest of \a account, all but its id.
    [[nodiscard]] static std::optional<WipedBytes> writeProfile(const Account &account);
    /// \a known is what the reader may share among many accounts.
    [[nodiscard]] static bool readProfile(QByteArrayView bytes, QHash<QByteArray, Scopes> &known,
                                          Account &account);

    [[nodiscard]] static std::optional<WipedBytes> writeTokens(const TokenSet &tokens);
    [[nodiscard]] static std::optional<TokenSet> readTokens(QByteArrayView bytes);

private:
    static IdTokenClaims readClaims(RecordReader &reader);
};

} // namespace Qonsent
