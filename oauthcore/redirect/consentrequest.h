// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QString>
#include <QUrl>

namespace Qonsent {

/// What an embedded browser shows: the page of one authorization request, and for whom. It is all
/// that such a browser is told of a sign-in.
struct ConsentRequest
{
    QUrl url = {};         ///< the authorization request; https, or http at a loopback issuer
    QUrl redirectUri = {}; ///< where the page will send the person back; taken, never loaded
    QString issuer = {};   ///< who answers there; the origin of the URL if empty
    QString label = {};    ///< the person's name for the account; the host of the page if empty
    QString provider = {}; ///< id of the provider, to remember e.g. the zoom by; may be empty

    bool operator==(const ConsentRequest &) const = default;
};

} // namespace Qonsent
