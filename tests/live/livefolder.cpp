// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "tests/live/livefolder.h"

namespace Qonsent {

QString liveFile(const QString &name)
{
    return QStringLiteral(QONSENT_LIVE_FOLDER "/") + name;
}

QString liveNode()
{
    return qEnvironmentVariable("NODE", QStringLiteral(QONSENT_NODE));
}

} // namespace Qonsent
