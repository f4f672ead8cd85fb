// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "oauthcore/redirect/redirectreceiver.h"

namespace Qonsent {

RedirectReceiver::RedirectReceiver(QObject *parent)
    : QObject(parent)
{ }
RedirectReceiver::~RedirectReceiver() = default;

} // namespace Qonsent
