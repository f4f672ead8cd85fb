// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#pragma once

#include "oauthcore/base/reply.h"

#include <QUrl>

namespace Qonsent {

/// What a user agent shows: the page of one authorization request.
struct AuthorizationPage
{
    QUrl url = {};         ///< the authorization request
    QUrl redirectUri = {}; ///< where it will send the person back
    QString issuer = {};   ///< who answers there; empty if unknown
};

/// What became of opening a page.
struct PageOutcome
{
    /// The redirect, if the user agent caught it itself; empty if a RedirectReceiver will hear it.
    QUrl redirect = {};
};

/// What brings a person to the provider's page: the system's browser, a command, a window of ours
/// (RFC 8252 section 4). It never decides what a redirect means.
class QONSENT_CORE_EXPORT UserAgent
{
    Q_DISABLE_COPY_MOVE(UserAgent)

public:
    UserAgent() = default;
    virtual ~UserAgent();

    /// Shows \a page; the reply becomes a child of \a parent. It finishes when the page was handed
    /// over, or with BrowserNotStarted, or with Cancelled if the person closed it.
    [[nodiscard]] virtual ReplyOf<PageOutcome> *open(const AuthorizationPage &page,
                                                     QObject *parent) = 0;
};

} // namespace Qonsent
