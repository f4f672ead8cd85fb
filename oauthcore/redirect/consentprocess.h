// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#pragma once

#include "oauthcore/redirect/consentmessage.h"

#include <memory>

namespace Qonsent {

/// The embedded browser in a process of its own, `qonsent-consent`: no engine of a browser shares
/// memory with the accounts. Closing its standard input is how it is told to end; five seconds
/// later it is killed. Where the person prefers the system's browser, the page is opened there.
class QONSENT_CORE_EXPORT ConsentProcess final : public UserAgent
{
public:
    /// What the window is told besides the page.
    struct Options
    {
        QString label = {};    ///< see ConsentRequest
        QString provider = {}; ///< see ConsentRequest
        ConsentAppearance appearance = {};
        std::shared_ptr<UserAgent> browser = {}; ///< for "open in browser"; systemBrowser() if null
    };

    /// \a program is an absolute path; PATH is never searched.
    explicit ConsentProcess(const QString &program, const Options &options);
    ~ConsentProcess() override;

    /// Finishes with the redirect, or with Cancelled if the person closed the window. Errors:
    /// InsecureUrl, BrowserNotStarted (`relative_path`, `not_found`, `failed_to_start`, `root`,
    /// `exit_status_<n>`), BrowserCrashed, EmbeddedBrowserRefused.
    [[nodiscard]] ReplyOf<PageOutcome> *open(const AuthorizationPage &page,
                                             QObject *parent) override;

private:
    QString m_program;
    Options m_options;
};

/// See ConsentProcess.
[[nodiscard]] QONSENT_CORE_EXPORT std::shared_ptr<UserAgent> consentProcess(
    const QString &program, const ConsentProcess::Options &options);
[[nodiscard]] QONSENT_CORE_EXPORT std::shared_ptr<UserAgent> consentProcess(const QString &program);

} // namespace Qonsent
