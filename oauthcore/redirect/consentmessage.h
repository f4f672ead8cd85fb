// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#pragma once

#include "oauthcore/redirect/consentrequest.h"
#include "oauthcore/redirect/useragent.h"

#include <QJsonObject>

namespace Qonsent {

/// How the window of a browser in a process of its own looks and gets out.
struct ConsentAppearance
{
    QString locale = {}; ///< e.g. "de_CH"; the process's own if empty
    QJsonObject palette =
        {};             ///< colours by role, e.g. {"Window": "#2a2b2f"}; the desktop's if empty
    QString proxy = {}; ///< "http://host:port" or "socks5://host:port"; none if empty

    bool operator==(const ConsentAppearance &) const = default;
};

/// The one line that `qonsent-consent` reads from its standard input.
struct QONSENT_CORE_EXPORT ConsentMessage
{
    ConsentRequest request = {};
    ConsentAppearance appearance = {};

    /// One line of JSON, its end included.
    [[nodiscard]] QByteArray toLine() const;
    /// InvalidConfiguration if \a line is no such message; the reason names the field.
    [[nodiscard]] static Result<ConsentMessage> parse(QByteArrayView line);

    bool operator==(const ConsentMessage &) const = default;
};

/// The one line that `qonsent-consent` writes: the redirect, the wish to go on in the system's
/// browser (a PageOutcome without redirect), or why there is neither.
struct QONSENT_CORE_EXPORT ConsentAnswer
{
    /// One line of JSON, its end included.
    [[nodiscard]] static QByteArray toLine(const Result<PageOutcome> &outcome);
    /// Believes nothing that cannot come of \a request: a redirect to elsewhere and a line of
    /// another form are BrowserCrashed.
    [[nodiscard]] static Result<PageOutcome> parse(QByteArrayView line,
                                                   const ConsentRequest &request);
};

} // namespace Qonsent
