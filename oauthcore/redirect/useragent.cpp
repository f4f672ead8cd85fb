// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "oauthcore/redirect/useragent.h"

namespace Qonsent {

UserAgent::~UserAgent() = default;

} // namespace Qonsent
