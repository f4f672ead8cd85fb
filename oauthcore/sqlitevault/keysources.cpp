// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "oauthcore/sqlitevault/keysources.h"

#include "oauthcore/sqlitevault/keychainsource.h"
#include "oauthcore/sqlitevault/keyfilesource.h"

#include <algorithm>
#include <array>

namespace Qonsent {

namespace {

template <typename Source>
std::shared_ptr<KeySource> make()
{
    return std::make_shared<Source>();
}

constexpr std::array table = {
    KeySourceRow{VaultProtection::Keychain, "keychain", make<KeychainSource>},
    KeySourceRow{VaultProtection::KeyFile, "key-file", make<KeyFileSource>},
    KeySourceRow{VaultProtection::Passphrase, "passphrase", nullptr},
};

const KeySourceRow *rowOf(VaultProtection kind)
{
    const auto row = std::find_if(table.begin(), table.end(),
                                  [kind](const KeySourceRow &other) { return other.kind == kind; });
    return row == table.end() ? nullptr : row;
}

} // namespace

std::span<const KeySourceRow> keySourceTable()
{
    return table;
}

QByteArray keySourceName(VaultProtection kind)
{
    const KeySourceRow *const row = rowOf(kind);
    return row ? QByteArray(row->name) : QByteArray();
}

std::optional<VaultProtection> keySourceNamed(QByteArrayView name)
{
    const auto row = std::find_if(table.begin(), table.end(), [name](const KeySourceRow &other) {
        return name == QByteArrayView(other.name);
    });
    return row == table.end() ? std::nullopt : std::optional(row->kind);
}

std::shared_ptr<KeySource> silentSource(VaultProtection kind)
{
    const KeySourceRow *const row = rowOf(kind);
    return row && row->makeSilent ? row->makeSilent() : nullptr;
}

} // namespace Qonsent
