// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "oauthcore/vault/tokenvault.h"

namespace Qonsent {

TokenVault::TokenVault(QObject *parent)
    : QObject(parent)
{ }
TokenVault::~TokenVault() = default;

} // namespace Qonsent
