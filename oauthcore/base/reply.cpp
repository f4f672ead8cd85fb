// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "oauthcore/base/reply.h"

namespace Qonsent {

Reply::Reply(QObject *parent)
    : QObject(parent)
{ }
Reply::~Reply() = default;

void Reply::announceLater()
{
    // Queued to ourselves: the call dies with us, and nobody is called from inside finish().
    QMetaObject::invokeMethod(this, &Reply::announce, Qt::QueuedConnection);
}

void Reply::announce()
{
    deleteLater(); // first: whoever hears of it may delete our service, and us with it
    Q_EMIT finished();
}

} // namespace Qonsent
