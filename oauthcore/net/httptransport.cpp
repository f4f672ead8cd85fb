// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "oauthcore/net/httptransport.h"

namespace Qonsent {

HttpTransport::HttpTransport(QObject *parent)
    : QObject(parent)
{ }
HttpTransport::~HttpTransport() = default;

} // namespace Qonsent
