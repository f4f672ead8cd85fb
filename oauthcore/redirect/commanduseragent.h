// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#pragma once

#include "oauthcore/redirect/useragent.h"

#include <QStringList>

#include <memory>

namespace Qonsent {

/// Hands the page to a program, as its one last argument and through no shell. The program reads
/// and writes nothing of ours, gets a session of its own and an environment without the variables
/// that begin with `QONSENT_`, and lives on when the sign-in or this process ends.
///
/// Once handed over a page cannot be taken back: cancelling the reply only stops listening to it.
class QONSENT_CORE_EXPORT CommandUserAgent final : public UserAgent
{
public:
    /// \a command is the program and its leading arguments. A program without a `/` is looked for
    /// in the absolute folders of PATH; a relative path is refused, as what it names depends on
    /// the current folder.
    explicit CommandUserAgent(const QStringList &command);

    /// Finishes when the program has ended well, or still runs after one second: a browser in the
    /// foreground, or an `xdg-open` that waits for one. Errors: InsecureUrl unless the page is
    /// https, or http on loopback; BrowserNotStarted naming the program (`no_command`,
    /// `not_found`, `relative_path`, `failed_to_start`, `crashed`, or `exit_status_<n>`).
    [[nodiscard]] ReplyOf<PageOutcome> *open(const AuthorizationPage &page,
                                             QObject *parent) override;

private:
    QStringList m_command;
};

/// The person's own browser (RFC 8252 section 8.12 wants no other), through `xdg-open`.
[[nodiscard]] QONSENT_CORE_EXPORT std::shared_ptr<UserAgent> systemBrowser();
/// See CommandUserAgent.
[[nodiscard]] QONSENT_CORE_EXPORT std::shared_ptr<UserAgent> browserCommand(
    const QStringList &command);

} // namespace Qonsent
