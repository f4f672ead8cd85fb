// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#pragma once

#include "oauthcore/protocol/httpmessage.h"

#include <QHash>

namespace Qonsent {

/// What servers said about the time when they last answered, to be asked only when something went
/// wrong: noting it costs next to nothing.
class QONSENT_CORE_EXPORT ServerDates
{
public:
    /// \a url was answered by \a response at \a utcMSecs by our clock.
    void note(const QUrl &url, const HttpResponse &response, qint64 utcMSecs);
    /// How far our clock was ahead of that of the server of \a url; negative if it was behind.
    /// Nothing if it has not said what time it is.
    [[nodiscard]] std::optional<std::chrono::seconds> clockAhead(const QUrl &url) const;

private:
    struct Said
    {
        QByteArray date = {}; ///< the field, as it came
        qint64 utcMSecs = 0;  ///< ours
    };
    QHash<QString, Said> m_said; ///< by host and port
};

} // namespace Qonsent
