// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#pragma once

#include "oauthcore/redirect/useragent.h"

#include <QPointer>
#include <QUrlQuery>

namespace Qonsent {

/// The redirect that the provider \a issuer would answer \a page with, with a code that it never
/// issued.
inline QUrl redirectFor(const AuthorizationPage &page, const QString &issuer,
                        const QString &code = QStringLiteral("CNRYC-1"))
{
    QUrl redirect = page.redirectUri;
    redirect.setQuery(
        QStringLiteral("code=%1&iss=%2&state=%3")
            .arg(code, issuer, QUrlQuery(page.url).queryItemValue(QStringLiteral("state"))));
    return redirect;
}

/// A person who looks at the page and does nothing.
class IdleUserAgent final : public UserAgent
{
public:
    ReplyOf<PageOutcome> *open(const AuthorizationPage &page, QObject *parent) override
    {
        opened.append(page);
        return finishedReply<PageOutcome>(parent, PageOutcome{});
    }
    QList<AuthorizationPage> opened;
};

/// A window of the program that shows the page until it is told to go.
class Window final : public UserAgent
{
public:
    ReplyOf<PageOutcome> *open(const AuthorizationPage &page, QObject *parent) override
    {
        opened.append(page);
        m_reply = new ReplyOf<PageOutcome>(parent);
        m_reply->setAbort([this] { ++closed; });
        return m_reply;
    }
    /// Catches \a redirect before it leaves.
    void handBack(const QUrl &redirect) { end(PageOutcome{.redirect = redirect}); }
    void end(const Result<PageOutcome> &outcome)
    {
        if (m_reply)
            m_reply->finish(outcome);
    }

    QList<AuthorizationPage> opened;
    int closed = 0; ///< how often it was told to go

private:
    QPointer<ReplyOf<PageOutcome>> m_reply;
};

/// A desktop without a browser.
class NoBrowser final : public UserAgent
{
public:
    ReplyOf<PageOutcome> *open(const AuthorizationPage &, QObject *parent) override
    {
        return finishedReply<PageOutcome>(
            parent, AuthError::of(AuthError::Code::BrowserNotStarted, "exit_code"));
    }
};

} // namespace Qonsent
