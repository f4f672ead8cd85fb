// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "oauthcore/base/logging.h"

namespace Qonsent {

Q_LOGGING_CATEGORY(lcNet, "qonsent.net", QtWarningMsg)
Q_LOGGING_CATEGORY(lcRedirect, "qonsent.redirect", QtWarningMsg)
Q_LOGGING_CATEGORY(lcVault, "qonsent.vault", QtWarningMsg)
Q_LOGGING_CATEGORY(lcFlow, "qonsent.flow", QtWarningMsg)
Q_LOGGING_CATEGORY(lcAccount, "qonsent.account", QtWarningMsg)

QString redacted(const QUrl &url)
{
    return url.toString(QUrl::RemoveUserInfo | QUrl::RemoveQuery | QUrl::RemoveFragment
                        | QUrl::FullyEncoded);
}

} // namespace Qonsent
