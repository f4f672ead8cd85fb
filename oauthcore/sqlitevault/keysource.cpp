// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "oauthcore/sqlitevault/keysource.h"

namespace Qonsent {

KeySource::KeySource(QObject *parent)
    : QObject(parent)
{ }
KeySource::~KeySource() = default;

} // namespace Qonsent
