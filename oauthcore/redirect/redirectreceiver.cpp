// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "oauthcore/redirect/redirectreceiver.h"

namespace Qonsent {

RedirectReceiver::RedirectReceiver(QObject *parent)
    : QObject(parent)
{ }
RedirectReceiver::~RedirectReceiver() = default;

Result<QUrl> RedirectReceiver::listen(const Secret &state)
{
    return listenFor({.state = state});
}
quint16 RedirectReceiver::listeningPort() const
{
    return 0;
}
Diagnosis::RedirectToRegister RedirectReceiver::toRegister(const QUrl &sent) const
{
    return {.uri = sent};
}
QByteArray RedirectReceiver::stateTemplate() const
{
    return QByteArrayLiteral("{random}");
}

} // namespace Qonsent
