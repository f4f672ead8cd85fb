// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#pragma once

#include "oauthcore/redirect/useragent.h"
#include "widgets/consent/export.h"

#include <QWidget>

#include <memory>

namespace Qonsent {

/// A ConsentDialog above \a parent, for where a provider needs or allows an embedded browser. The
/// dialog closes when the sign-in ends by another way; closing it ends the sign-in with Cancelled.
/// Use systemBrowser() where you can: see ConsentView.
[[nodiscard]] QONSENT_CONSENT_EXPORT std::shared_ptr<UserAgent> embeddedBrowser(QWidget *parent);

} // namespace Qonsent
