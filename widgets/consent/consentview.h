// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#pragma once

#include "oauthcore/base/result.h"
#include "oauthcore/redirect/consentrequest.h"
#include "oauthcore/redirect/useragent.h"
#include "widgets/consent/export.h"

#include <QWidget>

#include <memory>

namespace Qonsent {

/// A browser for one sign-in inside a window of the program: whose page it is, the page, and a way
/// out to the person's own browser. It starts without cookies and forgets everything at the end.
///
/// RFC 8252 section 8.12 forbids such windows to native apps and some providers refuse them: the
/// system's browser is the better choice wherever a provider allows it.
class QONSENT_CONSENT_EXPORT ConsentView : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ConsentView)

public:
    explicit ConsentView(QWidget *parent = nullptr);
    ~ConsentView() override;

    /// Shows the page of \a request. A sign-in that was going on ends without a word. As root it
    /// ends at once with BrowserNotStarted (`root`): the engine would end the whole program.
    void start(const ConsentRequest &request);
    /// Ends it with Cancelled, or with BrowserCrashed if the page is gone. Nothing if it is over.
    void cancel();
    /// Who opens the page for "Open in browser"; systemBrowser() if never set.
    void setBrowser(const std::shared_ptr<UserAgent> &browser);
    /// Where the page is; empty before it is there.
    [[nodiscard]] QUrl address() const;

Q_SIGNALS:
    /// The redirect, which was not loaded; or a PageOutcome without one, as the person went on in
    /// the system's browser; or why there is neither. Once for each start(), from the event loop.
    void finished(const Qonsent::Result<Qonsent::PageOutcome> &outcome);

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace Qonsent
