// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QString>

namespace Qonsent::Manager {

/// Tells somebody who is looking elsewhere that \a sentence is so, by the desktop's notifications
/// (org.freedesktop.Notifications). Plain text: what a name has of markup is shown as it is.
/// Nothing happens where there is no such service, and nobody waits for it.
void notifyDesktop(const QString &sentence);

} // namespace Qonsent::Manager
