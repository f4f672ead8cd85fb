// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "app/manager/accountnames.h"

#include "oauthcore/base/autherror.h"
#include "widgets/look/plaintext.h"

namespace Qonsent::Manager {

QString nameInSentence(const Account &account)
{
    // Both ends: what tells two long names apart is as often at the one as at the other.
    constexpr qsizetype longest = 80;
    QString name = sanitizedServerText(account.name);
    if (name.size() > longest)
        name = name.left(longest / 2) + QChar(0x2026) + name.right(longest / 2);
    return PlainText::isolated(name);
}

QString hostInSentence(const Account &account)
{
    // In the form that goes over the wire, which cannot look like another one.
    QString host = QUrl(account.provider.issuer, QUrl::StrictMode).host(QUrl::FullyEncoded);
    if (host.isEmpty())
        host = account.provider.tokenEndpoint.host(QUrl::FullyEncoded);
    return PlainText::leftToRight(host);
}

} // namespace Qonsent::Manager
