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
    Q_EMIT finished();
    deleteLater();
}

} // namespace Qonsent
