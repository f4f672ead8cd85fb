// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#pragma once

// All of Qonsent::Consent.
#include "oauthcore/redirect/consentrequest.h" // IWYU pragma: export
#include "widgets/consent/consentdialog.h"     // IWYU pragma: export
#include "widgets/consent/consentview.h"       // IWYU pragma: export
#include "widgets/consent/embeddedbrowser.h"   // IWYU pragma: export
