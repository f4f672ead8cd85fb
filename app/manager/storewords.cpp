// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "app/manager/storewords.h"

#include "widgets/look/plaintext.h"

#include <QCoreApplication>

namespace Qonsent::Manager {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(Qonsent::Manager::StoreWords)
};

} // namespace

StoreWords StoreWords::of(const AuthError &problem, const QString &folder)
{
    const QString place = PlainText::leftToRight(folder);
    switch (problem.code) {
    case AuthError::Code::VaultTooNew:
        return {Words::tr("Your accounts need a newer Qonsent"),
                Words::tr("They are safe in %1, but a newer version wrote them. Update Qonsent, "
                          "then try again.")
                    .arg(place)};
    case AuthError::Code::VaultDamaged:
        return {Words::tr("Qonsent cannot read your accounts"),
                Words::tr("Their file in %1 is damaged. Qonsent left it as it is. Put a copy from "
                          "a backup in its place, then try again.")
                    .arg(place)};
    case AuthError::Code::VaultBusy:
        return {Words::tr("Another program uses your accounts"),
                Words::tr("They are safe in %1. Try again in a moment.").arg(place)};
    case AuthError::Code::VaultIo:
        return {Words::tr("Qonsent cannot read your accounts"),
                Words::tr("Their file in %1 could not be read or written. Check the disk, its free "
                          "space and who may write there, then try again.")
                    .arg(place)};
    default:
        return {
            Words::tr("Qonsent cannot read your accounts"),
            //: %1 says why, %2 is a folder
            Words::tr("%1 They are in %2; nothing there was changed.").arg(problem.message, place)};
    }
}

} // namespace Qonsent::Manager
